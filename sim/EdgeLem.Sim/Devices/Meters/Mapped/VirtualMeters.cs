using System.Globalization;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;

namespace EdgeLem.Sim.Devices;

/// <summary>Makes virtual meters by name: a built-in map, a SunSpec meter model, or a file with a map.</summary>
internal static class VirtualMeters
{
    private const string Usual = "eastron_sdm630";
    private const string SunSpecPrefix = "sunspec_";
    private static readonly int[] SunSpecModels = [201, 202, 203, 204, 211, 212, 213, 214];

    /// <summary>The names of all kinds that need no file.</summary>
    public static IEnumerable<string> Names =>
        Enumerable.Range(0, MeterCatalogue.Count).Select(MeterCatalogue.IdAt).Concat(SunSpecModels.Select(model => SunSpecPrefix + model.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What is wrong with a name.</summary>
    /// <param name="name">A name or the path of a JSON file.</param>
    /// <returns>One message per error; empty when a meter can be made.</returns>
    public static IReadOnlyList<string> Check(string name)
    {
        if (IsFile(name))
        {
            MeterMapJson.Load(name, out IReadOnlyList<string> errors);
            return errors;
        }

        return Names.Contains(name) ? [] : [$"devices: --map '{name}' is no meter. Use the path of a .json file, or one of {string.Join(", ", Names)}."];
    }

    /// <summary>Makes a meter of a checked name. The SDM630 has its full register image.</summary>
    /// <param name="name">A name for which <see cref="Check"/> found nothing.</param>
    /// <param name="unitId">Its unit id.</param>
    public static IVirtualMeter Create(string name, byte unitId)
    {
        if (name == Usual)
        {
            return new VirtualSdm630(Sdm630Wiring.ThreePhaseFourWire, unitId);
        }

        if (name.StartsWith(SunSpecPrefix, StringComparison.Ordinal))
        {
            return new VirtualSunSpecMeter(ModelIdOf(name));
        }

        return new VirtualMappedMeter(MapOf(name));
    }

    /// <summary>Manufacturer and model of a name.</summary>
    /// <param name="name">A name for which <see cref="Check"/> found nothing.</param>
    public static string ModelOf(string name) =>
        name.StartsWith(SunSpecPrefix, StringComparison.Ordinal) ? $"SunSpec meter, model {name[SunSpecPrefix.Length..]}" : MapOf(name).Model;

    /// <summary>How many lines a meter of a name has, 1 to 3.</summary>
    /// <param name="name">A name for which <see cref="Check"/> found nothing.</param>
    public static int LinesOf(string name) =>
        name.StartsWith(SunSpecPrefix, StringComparison.Ordinal) ? SunSpecMeterMap.LinesOf(ModelIdOf(name)) : MapOf(name).Lines;

    /// <summary>A table of all kinds for people to read.</summary>
    public static string Table()
    {
        IEnumerable<string> rows = Names.Select(name => $"{name,-26} {Describe(name)}");
        return string.Join(Environment.NewLine, rows.Prepend($"{"map",-26} {"meter",-26} lines  export  as delivered"));
    }

    private static bool IsFile(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static MeterMap MapOf(string name) =>
        IsFile(name) ? MeterMapJson.Load(name, out _) ?? throw new InvalidOperationException($"The map file '{name}' changed after it was checked.") : MeterCatalogue.Get(name);

    private static int ModelIdOf(string name) => int.Parse(name[SunSpecPrefix.Length..], CultureInfo.InvariantCulture);

    private static string Describe(string name)
    {
        if (name.StartsWith(SunSpecPrefix, StringComparison.Ordinal))
        {
            return $"{ModelOf(name),-26} {LinesOf(name),5}  yes";
        }

        MeterMap map = MeterCatalogue.Get(name);
        string link = map.BaudRate == 0 ? "Modbus TCP" : string.Create(CultureInfo.InvariantCulture, $"{map.BaudRate} baud {map.SerialFormat}");
        return $"{map.Model,-26} {map.Lines,5}  {(map.MeasuresExport ? "yes" : "no"),-6}  {link}";
    }
}
