using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Host.Adapters;

namespace EdgeLem.Node.Esp32.Host.Commands;

/// <summary>The command <c>run</c>.</summary>
internal static class RunCommand
{
    private const int LongestStopMs = 10_000;

    private const string Description = """
        Runs the device's program until Ctrl+C or SIGTERM.

        Examples:
          run --files DIR --line /dev/ttyUSB0                    DIR has edgelem.json and, when needed, secrets.json, as on the device's flash
          run --files DIR                                        the serial line is bus.port of edgelem.json
          run --files DIR --line /dev/pts/3 --console stdin      the console of the device is this terminal; write help
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var files = new Option<string>("--files") { Description = "folder in the place of the device's flash", Required = true };
        var line = new Option<string?>("--line") { Description = "serial device in the place of bus.port" };
        var console = new Option<string?>("--console") { Description = "where a person writes the device's commands" };
        console.AcceptOnlyFromAmong("stdin");
        var command = new Command("run", Description) { files, line, console };

        // The library listens to Ctrl+C and SIGTERM only once the action has returned its task.
        command.SetAction((parsed, stop) => Task.Run(
            () => Run(parsed.GetValue(files)!, parsed.GetValue(line), parsed.GetValue(console) is not null, (parsed.InvocationConfiguration, stop)), CancellationToken.None));
        return command;
    }

    private static int Run(string folder, string? line, bool hasConsole, (InvocationConfiguration Console, CancellationToken Stop) run)
    {
        if (!Directory.Exists(folder))
        {
            run.Console.Error.WriteLine($"error: --files '{folder}' is no folder. Make it and put edgelem.json there.");
            return HostCommandLine.BadInput;
        }

        HostConsole? console = hasConsole ? new HostConsole(Console.In, run.Console.Output) : null;
        int code;
        do
        {
            var board = new HostBoard(TimeProvider.System, new Random(Environment.ProcessId ^ Environment.TickCount), folder)
            {
                LinePath = line,
                Console = console,
                OnLog = run.Console.Output.WriteLine,
            };
            code = RunOnce(board, run.Console, run.Stop);
        }
        while (code == 0 && !run.Stop.IsCancellationRequested);

        return code;
    }

    /// <summary>From one start of the device to its restart, or to the end.</summary>
    private static int RunOnce(HostBoard board, InvocationConfiguration console, CancellationToken stop)
    {
        using var end = new ManualResetEventSlim();
        board.HostRuntime.OnReboot = end.Set;
        var program = new NodeProgram(board);
        if (!program.IsReady)
        {
            for (int i = 0; i < program.Faults.Count; i++)
            {
                console.Error.WriteLine($"error: {program.Faults.At(i)}");
            }

            return HostCommandLine.BadInput;
        }

        using CancellationTokenRegistration stopping = stop.Register(end.Set);
        program.Start();
        end.Wait(CancellationToken.None);
        program.Stop(LongestStopMs);
        board.Line?.Dispose();
        return 0;
    }
}
