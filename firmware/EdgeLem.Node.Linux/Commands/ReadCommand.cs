using System.CommandLine;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Scanning;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The command <c>read</c>.</summary>
internal static class ReadCommand
{
    private const string Description = """
        Reads a meter, or an inverter, once or again and again, and prints its values in the node's signs: import positive, export negative, absorbed vars positive.

        Examples:
          read --config node.json                                     the meter of a configuration, and its inverter
          read --tcp 192.168.1.20:502 --unit 1 --map eastron_sdm630
          read --serial /dev/ttyUSB0 --unit 2 --map my-meter.json --count 0 --every 2
          read --tcp 192.168.1.30:502 --unit 1 --inverter sunspec
          read --tcp 192.168.1.31:502 --unit 3 --inverter sma_modbus_profile --rated-power 8000
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var bus = new BusOptions();
        var choice = new ReadOptions();
        var command = new Command("read", Description);
        bus.AddTo(command);
        choice.AddTo(command);
        command.SetAction((parsed, stop) => CommandGuard.RunAsync(parsed.InvocationConfiguration, () => Read(parsed, bus, choice, stop)));
        return command;
    }

    private static int Read(ParseResult parsed, BusOptions options, ReadOptions choice, CancellationToken stop)
    {
        var problems = new List<string>();
        NodeConfiguration? configuration = options.Configuration(parsed, problems);
        BusSettings? bus = options.Bus(parsed, configuration, problems);
        IReadOnlyList<IBusDevice> devices = choice.Devices(parsed, configuration, problems);
        if (problems.Count > 0)
        {
            return CommandGuard.Refuse(parsed.InvocationConfiguration, problems);
        }

        using var session = new BusSession(bus!.Open(), TimeProvider.System);
        int code = ExitCode.Success;
        for (int round = 0; (choice.Count(parsed) == 0 || round < choice.Count(parsed)) && !stop.IsCancellationRequested; round++)
        {
            if (round > 0 && stop.WaitHandle.WaitOne(choice.Period(parsed)))
            {
                break;
            }

            code = ReadAll(session, devices, parsed.InvocationConfiguration, stop) ? ExitCode.Success : ExitCode.BadInput;
        }

        return code;
    }

    private static bool ReadAll(BusSession session, IReadOnlyList<IBusDevice> devices, InvocationConfiguration console, CancellationToken stop)
    {
        bool isWell = true;
        foreach (IBusDevice device in devices)
        {
            string? fault = device is IMeter meter ? ReadMeter(session, meter, console.Output, stop) : ReadInverter(session, (IInverter)device, console.Output, stop);
            if (fault is not null)
            {
                console.Error.WriteLine($"error: {fault}");
                isWell = false;
            }
        }

        return isWell;
    }

    private static string? ReadMeter(BusSession session, IMeter meter, TextWriter output, CancellationToken stop)
    {
        meter.BeginReading(everything: true);
        session.Run(meter, stop);
        if (!meter.ReadingIsValid)
        {
            return $"the meter gave no reading: {meter.FaultCode} {meter.FaultReason}.";
        }

        output.Write(ReadingText.Of(meter));
        return null;
    }

    private static string? ReadInverter(BusSession session, IInverter inverter, TextWriter output, CancellationToken stop)
    {
        if (!inverter.IsDiscovered)
        {
            inverter.BeginDiscovery();
            session.Run(inverter, stop);
        }

        inverter.BeginReading();
        session.Run(inverter, stop);
        if (!inverter.ReadingIsValid)
        {
            return $"the inverter gave no reading: {inverter.FaultCode} {inverter.FaultReason}.";
        }

        output.Write(ReadingText.Of(inverter));
        return null;
    }
}
