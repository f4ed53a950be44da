namespace EdgeLem.Sim.Devices;

/// <summary>Model 122: connection status and the 64-bit energy counter.</summary>
internal sealed class StatusModel : ChainModel
{
    /// <summary>A connected PV inverter.</summary>
    public StatusModel()
        : base(122, 44)
    {
        Put(2, 7);
        for (int offset = 5; offset < 29; offset++)
        {
            Put(offset, 0);
        }
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state) => PutCounter(5, state.EnergyWh);
}
