namespace EdgeLem.Sim.Devices;

/// <summary>Model 802: the battery itself. Discharging power is positive.</summary>
internal sealed class BatteryModel : ChainModel
{
    /// <summary>A battery.</summary>
    public BatteryModel(BatteryRating rating)
        : base(802, 62)
    {
        PutScaled(3, rating.CapacityWh, 1);
        PutScaled(4, rating.MaxChargeW, 0);
        PutScaled(5, rating.MaxDischargeW, 0);
        for (int scale = 52; scale < 64; scale++)
        {
            Put(scale, 0);
        }

        Put(53, 1);
        Put(56, -1);
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state)
    {
        PutScaled(11, state.StateOfChargePercent, -1);
        PutScaled(47, state.Output.ActivePowerW, 0);
    }
}
