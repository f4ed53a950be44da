namespace EdgeLem.Sim.Devices;

/// <summary>Model 120: ratings.</summary>
internal sealed class NameplateModel : ChainModel
{
    /// <summary>The nameplate of a PV inverter, or of one with a battery.</summary>
    /// <param name="rating">Inverter.</param>
    /// <param name="battery">Battery; null without one.</param>
    public NameplateModel(InverterRating rating, BatteryRating? battery)
        : base(120, 26)
    {
        Put(2, battery is null ? 4 : 82);
        PutScaled(3, rating.ActivePowerW, 0);
        PutScaled(5, rating.ApparentPowerVa, 0);
        PutScaled(7, rating.ReactivePowerVar, 0);
        PutScaled(10, -rating.ReactivePowerVar, 0);
        foreach (int scale in (ReadOnlySpan<int>)[4, 6, 11])
        {
            Put(scale, 0);
        }

        if (battery is { } stores)
        {
            PutScaled(19, stores.CapacityWh, 1);
            Put(20, 1);
            PutScaled(23, stores.MaxChargeW, 0);
            Put(24, 0);
            PutScaled(25, stores.MaxDischargeW, 0);
            Put(26, 0);
        }
    }
}
