using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;

namespace EdgeLem.Node.Linux.Scanning;

/// <summary>What a scan says of one unit: what it is, and what to write into a configuration.</summary>
internal static class ScanLine
{
    /// <summary>The line.</summary>
    /// <param name="unit">Unit id.</param>
    /// <param name="scan">The finished scan.</param>
    public static string Of(byte unit, UnitScan scan) => $"{unit,4}  {Device(scan),-44} {Setting(scan),-28} {Proof(scan)}";

    private static string Device(UnitScan scan) => scan.Finding switch
    {
        ScanFinding.Unknown when scan.Model.Length > 0 => scan.Model,
        ScanFinding.Unknown => "answers, but is none of the known devices",
        ScanFinding.AmbiguousMeter => "a meter; several maps read it equally well",
        _ => scan.Model.Trim(),
    };

    private static string Setting(UnitScan scan) => scan.Finding switch
    {
        ScanFinding.Meter => $"\"map\": \"{scan.Map!.Id}\"",
        ScanFinding.SunSpecMeter => $"\"map\": \"{DeviceChoice.SunSpecMeter}\"",
        ScanFinding.SunSpecInverter or ScanFinding.Inverter => $"\"driver\": \"{scan.InverterId}\"",
        ScanFinding.AmbiguousMeter => string.Join(", ", Enumerable.Range(0, scan.PossibleCount).Select(index => scan.PossibleAt(index).Id)),
        _ => "",
    };

    private static string Proof(UnitScan scan) => scan.Finding switch
    {
        ScanFinding.SunSpecInverter or ScanFinding.SunSpecMeter or ScanFinding.SunSpecOther => $"SunSpec model {scan.SunSpecModelId}",
        ScanFinding.Inverter => "says so itself",
        ScanFinding.Meter => scan.IsIdentified ? "says so itself" : "by its readings",
        _ => "",
    };
}
