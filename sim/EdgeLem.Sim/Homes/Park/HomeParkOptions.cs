namespace EdgeLem.Sim.Homes;

/// <summary>What stands in the homes of a village.</summary>
public sealed record HomeParkOptions
{
    /// <summary>Share of homes with PV; default 0.5, range 0..1. Exactly round(share x homes) get it.</summary>
    public double PvShare { get; init; } = 0.5;

    /// <summary>Peak power of every array in W, range 500 to 30,000; null (default) to draw each one's. Orientations are drawn in any case.</summary>
    public double? PvPeakW { get; init; }

    /// <summary>Share of PV homes with a battery; default 0.3, range 0..1.</summary>
    public double BatteryShareOfPv { get; init; } = 0.3;

    /// <summary>Share of homes with an electric car; default 0.2, range 0..1.</summary>
    public double CarShare { get; init; } = 0.2;

    /// <summary>Share of homes with a heat pump; default 0.25, range 0..1.</summary>
    public double HeatPumpShare { get; init; } = 0.25;

    /// <summary>Smallest annual base consumption of a home, kWh; default 2000, range 1500..20000.</summary>
    public double MinAnnualKWh { get; init; } = 2000;

    /// <summary>Largest annual base consumption of a home, kWh; default 5500, not below <see cref="MinAnnualKWh"/>, at most 20000.</summary>
    public double MaxAnnualKWh { get; init; } = 5500;

    /// <summary>Place and weather.</summary>
    public Climate Climate { get; init; } = new();

    /// <summary>Checks all values.</summary>
    /// <returns>One message per wrong value; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        AddShareError(errors, nameof(PvShare), PvShare);
        AddShareError(errors, nameof(BatteryShareOfPv), BatteryShareOfPv);
        AddShareError(errors, nameof(CarShare), CarShare);
        AddShareError(errors, nameof(HeatPumpShare), HeatPumpShare);
        if (!(MinAnnualKWh >= 1500 && MinAnnualKWh <= MaxAnnualKWh && MaxAnnualKWh <= 20_000))
        {
            errors.Add($"homes: annual consumption {MinAnnualKWh}..{MaxAnnualKWh} kWh must be a range inside 1500..20000 kWh.");
        }

        if (PvPeakW is not (null or (>= 500 and <= 30_000)))
        {
            errors.Add($"homes: {nameof(PvPeakW)} {PvPeakW} W must be 500..30000 W.");
        }

        Climate.Validate(errors);
        return errors;
    }

    private static void AddShareError(List<string> errors, string name, double share)
    {
        if (!(share is >= 0 and <= 1))
        {
            errors.Add($"homes: {name} {share} must be 0..1.");
        }
    }
}
