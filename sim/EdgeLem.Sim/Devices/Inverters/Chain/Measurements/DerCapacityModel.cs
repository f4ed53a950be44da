namespace EdgeLem.Sim.Devices;

/// <summary>Model 702: ratings and settings of a DER.</summary>
internal sealed class DerCapacityModel : ChainModel
{
    /// <summary>Ratings, and settings equal to them.</summary>
    /// <param name="rating">Inverter.</param>
    /// <param name="battery">Battery; null without one.</param>
    public DerCapacityModel(InverterRating rating, BatteryRating? battery)
        : base(702, 50)
    {
        PutBoth(2, 26, rating.ActivePowerW);
        PutBoth(7, 31, rating.ApparentPowerVa);
        PutBoth(8, 32, rating.ReactivePowerVar);
        PutBoth(9, 33, rating.ReactivePowerVar);
        if (battery is { } stores)
        {
            PutBoth(10, 34, stores.MaxChargeW);
            PutBoth(11, 35, stores.MaxDischargeW);
        }

        foreach (int scale in (ReadOnlySpan<int>)[45, 47, 48])
        {
            Put(scale, 0);
        }
    }

    private void PutBoth(int rating, int setting, double value)
    {
        PutScaled(rating, value, 0);
        PutScaled(setting, value, 0);
    }
}
