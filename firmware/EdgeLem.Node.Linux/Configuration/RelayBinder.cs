using EdgeLem.Node.Control;
using EdgeLem.Node.Linux.Relays;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Makes the relays of the key <c>relay</c>: chip, first and second line, level and driver, and the heat pump behind them.</summary>
internal static class RelayBinder
{
    private static readonly Dictionary<string, RelayDriver> Drivers = new()
    {
        ["kernel"] = RelayDriver.Kernel, ["package"] = RelayDriver.Package,
    };

    /// <summary>Binds the object; everything that is wrong is reported.</summary>
    /// <param name="relay">The object.</param>
    /// <returns>The relays; null when they cannot be used.</returns>
    public static SgReadySettings? Bind(ConfigurationObject relay)
    {
        long? chip = relay.Has("chip") ? relay.Whole("chip", (0, RelaySettings.HighestChip)) : 0;
        long? first = relay.Required("first") ? relay.Whole("first", (0, RelaySettings.HighestLine)) : null;
        long? second = relay.Whole("second", (0, RelaySettings.HighestLine));
        bool isActiveLow = relay.Flag("activeLow") ?? false;
        RelayDriver driver = Driver(relay);
        HeatPumpTimes? times = Times(relay);
        relay.ReportUnknown();
        if (first is not null && second == first)
        {
            relay.Report("second", $"is {second}, the line of the first relay. Name another line or leave it out.");
        }

        return chip is null || first is null || times is null ? null : new SgReadySettings(driver, At(first.Value), second is { } line ? At(line) : null, times);

        RelaySettings At(long line) => new((int)chip, (int)line, isActiveLow);
    }

    private static HeatPumpTimes? Times(ConfigurationObject relay)
    {
        long? ratedW = relay.Required("ratedW") ? relay.Whole("ratedW", (1, SettingRanges.HighestPower), " W") : null;
        long? leastOnS = relay.Has("leastOnS") ? relay.Whole("leastOnS", (0, SettingRanges.LongestRelayS), " s") : SettingRanges.UsualRelayS;
        long? leastOffS = relay.Has("leastOffS") ? relay.Whole("leastOffS", (0, SettingRanges.LongestRelayS), " s") : SettingRanges.UsualRelayS;
        return ratedW is null || leastOnS is null || leastOffS is null ? null : new HeatPumpTimes(ratedW.Value, leastOnS.Value, leastOffS.Value);
    }

    private static RelayDriver Driver(ConfigurationObject relay)
    {
        RelayDriver driver = relay.OneOf("driver", Drivers) ?? RelayDriver.Kernel;
        if (driver == RelayDriver.Package && !DeviceAdapters.AreBuilt)
        {
            relay.Report("driver", $"is 'package', which {DeviceAdapters.Missing}. The driver kernel needs no package.");
        }

        return driver;
    }
}
