using System.CommandLine;
using EdgeLem.Footprint.Heap;
using EdgeLem.Footprint.Heap.House;
using EdgeLem.Footprint.Images;
using EdgeLem.Footprint.Payload;
using EdgeLem.Footprint.Reporting;

namespace EdgeLem.Footprint;

/// <summary>The program's only command.</summary>
internal static class FootprintCommand
{
    /// <summary>Builds it.</summary>
    public static RootCommand Create()
    {
        var drivers = new Option<string?>("--drivers") { Description = "only the code of the image with these drivers: sunspec or all; without it both" };
        drivers.AcceptOnlyFromAmong(DriverChoice.SunSpec, DriverChoice.All);
        var markdown = new Option<bool>("--markdown") { Description = "print the section of docs/firmware.md" };
        var command = new RootCommand("EdgeLem footprint: estimates what the ESP32's program takes of flash and managed heap (docs/firmware.md).") { drivers, markdown };
        command.SetAction(parsed =>
        {
            try
            {
                Write(new Report(Console.Out, parsed.GetValue(markdown)), parsed.GetValue(drivers) is string one ? [one] : [DriverChoice.SunSpec, DriverChoice.All]);
                return 0;
            }
            catch (InvalidDataException bad)
            {
                Console.Error.WriteLine($"error: {bad.Message}");
                return 2;
            }
        });
        return command;
    }

    private static void Write(Report report, string[] drivers)
    {
        IReadOnlyList<CompiledAssembly> usual = DeviceImage.Compile(false);
        IReadOnlyList<PayloadEstimate> usualEstimates = Estimates(usual);
        report.Heading(2, "Footprint");
        report.Text("Budget: 192 KiB of deployed code and 64 KiB of managed heap in steady state. Printed by `dotnet run --project tests/EdgeLem.Footprint -- --markdown`.");
        CodeChapter.Write(report, [.. drivers.Select(choice => (choice, choice == DriverChoice.SunSpec ? usualEstimates : Estimates(DeviceImage.Compile(true))))]);
        HashSet<string> names = PayloadEstimator.TypesOf(usual);
        var walk = new HeapWalk(names);
        HeapCount statics = walk.From(ProgramTypes.StaticObjects(names));
        int staticBytes = StaticChapter.Write(report, usualEstimates, statics);
        SteadyChapter.Write(report, walk.From(ModelHouse.Build()), staticBytes);
    }

    private static IReadOnlyList<PayloadEstimate> Estimates(IReadOnlyList<CompiledAssembly> image) => [.. DeviceImage.Shorten(image).Select(PayloadEstimator.Of)];
}
