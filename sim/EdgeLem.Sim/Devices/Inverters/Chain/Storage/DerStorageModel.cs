namespace EdgeLem.Sim.Devices;

/// <summary>Model 713: capacity and state of charge.</summary>
internal sealed class DerStorageModel : ChainModel
{
    private readonly BatteryRating _rating;

    /// <summary>A battery.</summary>
    public DerStorageModel(BatteryRating rating)
        : base(713, 7)
    {
        _rating = rating;
        PutScaled(2, rating.CapacityWh, 1);
        PutScaled(5, 100, -1);
        Put(6, 0);
        Put(7, 1);
        Put(8, -1);
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state)
    {
        PutScaled(3, _rating.CapacityWh * state.StateOfChargePercent / 100, 1);
        PutScaled(4, state.StateOfChargePercent, -1);
    }
}
