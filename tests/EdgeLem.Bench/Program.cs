using System.CommandLine;
using EdgeLem.Bench;
using EdgeLem.Bench.Clearing;
using EdgeLem.Bench.Nodes;
using EdgeLem.Bench.PowerFlow;

var root = new RootCommand("EdgeLem benchmarks: what the parts cost, as minimum and median of repeated measurements (docs/benchmarks.md).")
{
    VillageCommand.Create(),
    ModbusCommand.Create(),
    MqttCommand.Create(),
    PowerFlowCommand.Create(),
    MarketCommand.Create(),
    ClearingCommand.Create(),
    NodeCommand.Create(),
    NodeHostCommand.Create(),
};
ParseResult parsed = root.Parse(args);
int exitCode = await parsed.InvokeAsync();

// Bad usage exits 2, as the simulator does; the library's own code is 1.
return parsed.Errors.Count > 0 ? 2 : exitCode;
