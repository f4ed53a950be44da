using EdgeLem.Footprint.Heap;
using EdgeLem.Footprint.Payload;

namespace EdgeLem.Footprint.Reporting;

/// <summary>The part of the report about the memory that is taken from the moment of loading.</summary>
internal static class StaticChapter
{
    /// <summary>What the interpreter (1.17, 32 bits) said when it loaded the libraries, which are compiled from their sources of July 2026: code and memory, bytes.</summary>
    private static readonly (string Name, int Code, int Memory)[] Libraries =
    [
        ("mscorlib", 32_536, 3_240), ("nanoFramework.M2Mqtt", 45_532, 2_600), ("System.Net", 22_544, 2_176), ("Iot.Device.Ssd13xx", 19_300, 1_808),
        ("nanoFramework.Json", 18_660, 1_784), ("System.IO.FileSystem", 16_684, 1_712), ("nanoFramework.Hardware.Esp32", 12_212, 1_360), ("System.Device.Wifi", 7_612, 1_040),
        ("System.IO.Streams", 7_104, 756), ("System.IO.Ports", 5_640, 748), ("System.Device.Gpio", 5_988, 736), ("nanoFramework.System.Collections", 4_240, 568),
        ("System.Threading", 3_876, 552), ("nanoFramework.System.Text", 5_412, 548), ("nanoFramework.Runtime.Events", 3_408, 540), ("nanoFramework.M2Mqtt.Core", 4_024, 508),
        ("nanoFramework.Runtime.Native", 1_620, 384), ("System.Device.I2c", 1_756, 312), ("System.Math", 1_076, 248), ("nanoFramework.Networking.Sntp", 484, 176),
    ];

    /// <summary>Bytes of memory of the libraries' tables.</summary>
    public static int LibraryBytes => Libraries.Sum(library => library.Memory);

    /// <summary>Writes it.</summary>
    /// <param name="report">Receives it.</param>
    /// <param name="assemblies">The assemblies of the default image.</param>
    /// <param name="objects">Objects that static fields lead to.</param>
    /// <returns>Bytes of the program's assemblies and of the objects.</returns>
    public static int Write(Report report, IReadOnlyList<PayloadEstimate> assemblies, HeapCount objects)
    {
        var table = new ReportTable("what", "bytes");
        foreach (PayloadEstimate assembly in assemblies)
        {
            table.Add($"tables of {assembly.Name}", AssemblyMemory.Of(assembly.Rows));
        }

        int own = assemblies.Sum(assembly => AssemblyMemory.Of(assembly.Rows)) + objects.Bytes;
        table.Add("objects of static fields", objects.Bytes);
        table.Add("the program", own);
        table.Add("tables of the libraries (measured)", LibraryBytes);
        report.Heading(3, "Static heap");
        report.Text("Taken when the assemblies are loaded, in the default image. The run-time mirrors the rows of an assembly's tables and keeps its static fields; images with the debugger keep a byte more for each method.");
        report.Table(table);
        report.Text($"The libraries take {Libraries.Sum(library => library.Code):N0} bytes of flash beside the program, among them {string.Join(", ", Libraries.OrderByDescending(library => library.Code).Take(4).Select(library => $"{library.Name} {library.Code:N0}"))}.");
        return own;
    }
}
