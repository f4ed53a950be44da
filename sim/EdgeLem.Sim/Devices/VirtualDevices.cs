using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;

namespace EdgeLem.Sim.Devices;

/// <summary>Makes virtual devices by name: meters, and inverters with their storages.</summary>
internal static class VirtualDevices
{
    private const string SunSpecPrefix = "sunspec_";

    /// <summary>What is wrong with a name.</summary>
    /// <param name="name">A name or the path of a JSON file.</param>
    /// <returns>One message per error; empty when a device can be made.</returns>
    public static IReadOnlyList<string> Check(string name) =>
        VirtualInverters.Has(name) || DeviceChoice.IsFile(name) || VirtualMeters.Names.Contains(name)
            ? VirtualInverters.Has(name) ? [] : VirtualMeters.Check(name)
            : [$"devices: --map '{name}' is no device. Use the path of a meter's .json file, a meter ({string.Join(", ", VirtualMeters.Names)}) or an inverter ({string.Join(", ", VirtualInverters.Ids)})."];

    /// <summary>Manufacturer and model of a name.</summary>
    /// <param name="name">A name for which <see cref="Check"/> found nothing.</param>
    public static string ModelOf(string name) => !VirtualInverters.Has(name) ? VirtualMeters.ModelOf(name)
        : InverterCatalogue.FindMap(name) is { } map ? map.Model
        : $"SunSpec {(IsStorage(name) ? "storage" : "inverter")}, model {name[SunSpecPrefix.Length..]}";

    /// <summary>Makes a device with what moves it.</summary>
    /// <param name="name">A name for which <see cref="Check"/> found nothing.</param>
    /// <param name="unitId">Its unit id.</param>
    /// <param name="chance">Draws its sun, or the lines of its home.</param>
    /// <param name="exports">Whether its home feeds in; for meters.</param>
    public static BenchUnit Create(string name, byte unitId, Random chance, bool exports)
    {
        if (VirtualInverters.Has(name))
        {
            return new BenchInverter(VirtualInverters.Create(name), SunWave.Draw(chance));
        }

        int lines = VirtualMeters.LinesOf(name);
        return new BenchMeter(VirtualMeters.Create(name, unitId), [.. Enumerable.Range(0, lines).Select(_ => exports ? LineWave.DrawExport(chance) : LineWave.Draw(chance))]);
    }

    /// <summary>Tables of all kinds for people to read.</summary>
    public static string Table()
    {
        IEnumerable<string> rows = VirtualInverters.Ids.Select(id => $"{id,-26} {ModelOf(id),-28} {PhasesOf(id),3}  {(HasBattery(id) ? "yes" : "no"),-6}   {DriverOf(id)}");
        string heading = $"{"map",-26} {"inverter or storage",-26} lines  battery  driver";
        return string.Join(Environment.NewLine, rows.Prepend(heading).Prepend("").Prepend(VirtualMeters.Table()));
    }

    private static int PhasesOf(string id) => VirtualInverters.Create(id).Rating.PhaseCount;

    private static bool HasBattery(string id) => IsStorage(id) || (InverterCatalogue.FindMap(id) is not null && InverterCatalogue.HasStorage(id));

    private static string DriverOf(string id) => InverterCatalogue.FindMap(id) is null ? InverterCatalogue.SunSpec : id;

    private static bool IsStorage(string id) => id is "sunspec_124" or "sunspec_713";
}
