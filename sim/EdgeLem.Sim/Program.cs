using System.CommandLine;
using EdgeLem.Sim.Commands;

var root = new RootCommand("EdgeLem simulator: a local energy market on a simulated low-voltage feeder, over real Modbus and real MQTT.")
{
    RunCommand.Create(),
    CompareCommand.Create(),
    DevicesCommand.Create(),
};
ParseResult parsed = root.Parse(args);

// Bad usage exits 2 (docs/architecture.md); the library's own code is 1.
return parsed.Errors.Count > 0 ? await ReportAsync(parsed) : await parsed.InvokeAsync();

static async Task<int> ReportAsync(ParseResult parsed)
{
    await parsed.InvokeAsync();
    return 2;
}
