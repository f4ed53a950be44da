using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Finds the driver of a device by the name that a configuration or a command line gives.</summary>
public static class DeviceChoice
{
    /// <summary>Name of the driver of every meter that speaks SunSpec.</summary>
    public const string SunSpecMeter = MeterCatalogue.SunSpec;

    /// <summary>Name of a SunSpec meter that counts export positive, as SolarEdge's do.</summary>
    public const string SunSpecMeterReversed = MeterCatalogue.SunSpecReversed;

    /// <summary>The names of all wallboxes, for a message.</summary>
    public static string WallboxIds => WallboxCatalogue.AllIds();

    /// <summary>Whether a map is named by a file of its own rather than by its id.</summary>
    /// <param name="name">The name.</param>
    public static bool IsFile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The driver of a meter.</summary>
    /// <param name="name">An id of <see cref="MeterCatalogue"/>, a file with a map (hardware/devices/README.md), or one of the SunSpec names.</param>
    /// <param name="lines">How many of its lines are connected, 1 to 3; 0 for all that it has.</param>
    /// <param name="problem">What is wrong with the name; null when there is a driver.</param>
    /// <returns>Makes a driver for a unit; null when something is wrong.</returns>
    public static Func<byte, IMeter>? Meter(string name, int lines, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsFile(name))
        {
            bool isKnown = name is SunSpecMeter or SunSpecMeterReversed || MeterCatalogue.Find(name) is not null;
            problem = isKnown ? MeterCatalogue.Problem(name, lines) : $"'{name}' is no meter: give a file with a map, {SunSpecMeter}, {SunSpecMeterReversed}, or one of {MeterCatalogue.AllIds()}";
            problem = problem.Length == 0 ? null : problem;
            return problem is null ? unit => MeterCatalogue.Create(name, unit, lines)! : null;
        }

        int mask = (1 << lines) - 1;
        MeterMap? map = MapOf(name, out problem);
        problem ??= map is not null && mask > map.LineMask ? $"'{name}' has fewer lines than the {lines} that are connected" : null;
        return problem is not null ? null : unit => new MappedMeter(map!, unit, mask == 0 ? map!.LineMask : mask);
    }

    /// <summary>The driver of an inverter.</summary>
    /// <param name="name">An id of <see cref="InverterCatalogue"/>.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="problem">What is wrong with the name; null when there is a driver.</param>
    /// <returns>Makes a driver for a unit; null when something is wrong.</returns>
    public static Func<byte, IInverter>? Inverter(string name, InverterOptions options, out string? problem)
    {
        problem = InverterCatalogue.HasInverter(name) ? null : $"'{name}' is no inverter: there is {InverterCatalogue.AllIds()}";
        return problem is null ? unit => InverterCatalogue.CreateInverter(name, unit, options) : null;
    }

    /// <summary>The driver of a storage.</summary>
    /// <param name="name">An id of <see cref="InverterCatalogue"/> that has a storage.</param>
    /// <param name="options">Valid options.</param>
    /// <param name="problem">What is wrong with the name; null when there is a driver.</param>
    /// <returns>Makes a driver for a unit; null when something is wrong.</returns>
    public static Func<byte, IStorage>? Storage(string name, InverterOptions options, out string? problem)
    {
        IEnumerable<string> ids = Enumerable.Range(0, InverterCatalogue.Count).Select(InverterCatalogue.IdAt).Where(InverterCatalogue.HasStorage);
        problem = InverterCatalogue.HasStorage(name) ? null : $"'{name}' is no storage: there is {string.Join(", ", ids)}";
        return problem is null ? unit => InverterCatalogue.CreateStorage(name, unit, options) : null;
    }

    /// <summary>The map of a wallbox.</summary>
    /// <param name="name">One of <see cref="WallboxIds"/>.</param>
    /// <returns>A new map; null when there is none of that name.</returns>
    public static WallboxMap? Wallbox(string name) => WallboxCatalogue.Find(name);

    private static MeterMap? MapOf(string file, out string? problem)
    {
        MeterMap? map = MeterMapJson.Load(file, out IReadOnlyList<string> errors);
        problem = errors.Count == 0 ? null : string.Join(Environment.NewLine, errors);
        return map;
    }
}
