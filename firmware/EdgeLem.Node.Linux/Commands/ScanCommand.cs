using System.CommandLine;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Scanning;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The command <c>scan</c>.</summary>
internal static class ScanCommand
{
    private const string Description = """
        Looks what is on a bus: asks every unit id and names what answers. It reads only.

        Examples:
          scan --tcp 192.168.1.20:502 --units 1-16
          scan --serial /dev/ttyUSB0 --baud 9600
          scan --config node.json --thorough              also devices that keep silent about registers that they do not have
        """;

    private const int TcpTimeoutMs = 1000;
    private const int SerialTimeoutMs = 300;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var bus = new BusOptions();
        var units = new Option<string>("--units") { Description = "unit ids to ask, such as 1-32 or 1,5,10-12", DefaultValueFactory = _ => "1-32" };
        var thorough = new Option<bool>("--thorough") { Description = "try every known device on every id; slow" };
        var command = new Command("scan", Description) { units, thorough };
        bus.AddTo(command);
        command.SetAction((parsed, stop) => CommandGuard.RunAsync(parsed.InvocationConfiguration, () => Scan(parsed, bus, (parsed.GetValue(units)!, parsed.GetValue(thorough)), stop)));
        return command;
    }

    private static int Scan(ParseResult parsed, BusOptions options, (string Units, bool Thorough) what, CancellationToken stop)
    {
        var problems = new List<string>();
        BusSettings? bus = options.Bus(parsed, options.Configuration(parsed, problems), problems);
        if (!UnitRange.TryParse(what.Units, out IReadOnlyList<byte> units))
        {
            problems.Add($"--units is '{what.Units}', it must be ids from 1 to 247 such as 1-32 or 1,5,10-12.");
        }

        if (problems.Count > 0)
        {
            return CommandGuard.Refuse(parsed.InvocationConfiguration, problems);
        }

        using var session = new BusSession(bus!.Open(TimingFor(bus)), TimeProvider.System);
        return Scan(session, units, (what.Thorough, parsed.InvocationConfiguration.Output), stop);
    }

    private static int Scan(BusSession session, IReadOnlyList<byte> units, (bool Thorough, TextWriter Output) how, CancellationToken stop)
    {
        var scan = new UnitScan(MeterCatalogue.All(), how.Thorough);
        int found = 0;
        how.Output.WriteLine($"{"unit",4}  {"device",-44} {"in the configuration",-28} how it is known");
        foreach (byte unit in units)
        {
            scan.BeginScan(unit);
            session.Run(scan, stop);
            if (scan.Finding != ScanFinding.Silence)
            {
                found++;
                how.Output.WriteLine(ScanLine.Of(unit, scan).TrimEnd());
                how.Output.Flush();
            }
        }

        how.Output.WriteLine($"{found} of {units.Count} units answered.");
        return ExitCode.Success;
    }

    /// <summary>An absent unit costs every time-out: one try each, and short.</summary>
    private static ModbusMasterOptions TimingFor(BusSettings bus) => bus.Kind == ModbusLinkKind.Tcp
        ? new ModbusMasterOptions(TcpTimeoutMs, turnaroundMs: 0, retries: 0)
        : new ModbusMasterOptions(new LineTiming(bus.Serial.BaudRate), SerialTimeoutMs, bus.Timing.TurnaroundMs, retries: 0);
}
