using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Reads how nodes bid; the ranges are those of <see cref="BiddingConfig"/>.</summary>
internal static class BiddingBinder
{
    private static readonly string[] Strategies = [BiddingNames.Truthful, BiddingNames.ZeroIntelligence, BiddingNames.Adaptive];
    private static readonly string[] Assets = [BiddingNames.Battery, BiddingNames.Thermostat, BiddingNames.Vehicle];
    private static readonly string[] Forecasts = [BiddingNames.Blend, BiddingNames.Persistence, BiddingNames.Yesterday, BiddingNames.Smoothing];

    /// <summary>Binds the object <c>bidding</c>.</summary>
    /// <param name="owner">The object that may hold it.</param>
    /// <returns>Null when it is not there.</returns>
    public static BiddingConfig? Bind(ConfigurationSection owner)
    {
        ConfigurationSection section = owner.Section("bidding");
        var config = new BiddingConfig();
        config.Strategy = Name(section, "strategy", Strategies) ?? config.Strategy;
        config.Assets = Names(section, "assets", Assets);
        config.Forecast = Name(section, "forecast", Forecasts) ?? config.Forecast;
        config.Seed = section.Whole("seed", 0) ?? config.Seed;
        config.BatteryCycleCostMicroEurPerKwh = section.Whole("batteryCycleCostMicroEurPerKwh", 0, 10_000_000, " uEUR/kWh") ?? config.BatteryCycleCostMicroEurPerKwh;
        config.BatteryEfficiencyPermille = section.Whole("batteryEfficiencyPermille", 500, 1000) ?? config.BatteryEfficiencyPermille;
        config.BatteryReservePercent = section.Whole("batteryReservePercent", 0, 90, " %") ?? config.BatteryReservePercent;
        config.VehicleReadySecondOfDay = section.Whole("vehicleReadySecondOfDay", 0, 86_399, " s") ?? config.VehicleReadySecondOfDay;
        config.VehicleEnergyWh = section.Whole("vehicleEnergyWh", 0, 200_000, " Wh") ?? config.VehicleEnergyWh;
        BindBands(section, config);
        section.RejectUnknown();
        return owner.Has("bidding") ? config : null;
    }

    private static void BindBands(ConfigurationSection section, BiddingConfig config)
    {
        const double LeastBandC = 0.1;
        config.ComfortLowestC = Number(section, "comfortLowestC", (-30, 100)) ?? config.ComfortLowestC;
        config.ComfortHighestC = Number(section, "comfortHighestC", (-30, 100)) ?? config.ComfortHighestC;
        config.LowestVoltageV = Number(section, "lowestVoltageV", (100, 300)) ?? config.LowestVoltageV;
        config.HighestVoltageV = Number(section, "highestVoltageV", (100, 300)) ?? config.HighestVoltageV;
        if (config.ComfortHighestC - config.ComfortLowestC < LeastBandC)
        {
            section.RejectNamed(string.Create(null, $"comfortHighestC {config.ComfortHighestC} C must be at least {LeastBandC} C above comfortLowestC {config.ComfortLowestC} C."));
        }

        if (config.HighestVoltageV <= config.LowestVoltageV)
        {
            section.RejectNamed(string.Create(null, $"highestVoltageV {config.HighestVoltageV} V must be above lowestVoltageV {config.LowestVoltageV} V."));
        }
    }

    private static double? Number(ConfigurationSection section, string name, (double Lowest, double Highest) range)
    {
        double? number = section.Number(name);
        if (number is { } found && (found < range.Lowest || found > range.Highest))
        {
            section.Reject(name, string.Create(null, $"{name} {found} must be {range.Lowest} to {range.Highest}."));
            return null;
        }

        return number;
    }

    private static string? Name(ConfigurationSection section, string property, string[] known)
    {
        string? name = section.Text(property);
        if (name is not null && !known.Contains(name))
        {
            section.Reject(property, $"{property} '{name}' is unknown; known are {string.Join(", ", known)}.");
            return null;
        }

        return name;
    }

    /// <summary>Several names in one text, with commas between.</summary>
    private static string[] Names(ConfigurationSection section, string property, string[] known)
    {
        string[] names = section.Text(property)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        foreach (string name in names.Where((name, place) => !known.Contains(name) || Array.IndexOf(names, name) < place))
        {
            section.Reject(property, $"{property} '{name}' is unknown or named twice; known are {string.Join(", ", known)}.");
        }

        return names;
    }
}
