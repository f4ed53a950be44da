namespace EdgeLem.Sim.Devices;

/// <summary>Model 121: settings, equal to the ratings.</summary>
internal sealed class SettingsModel : ChainModel
{
    /// <summary>The settings of an inverter as delivered.</summary>
    public SettingsModel(InverterRating rating)
        : base(121, 30)
    {
        PutScaled(2, rating.ActivePowerW, 0);
        PutScaled(7, rating.ApparentPowerVa, 0);
        PutScaled(8, rating.ReactivePowerVar, 0);
        PutScaled(11, -rating.ReactivePowerVar, 0);
        Put(22, 0);
        Put(26, 0);
        Put(27, 0);
    }
}
