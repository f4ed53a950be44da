using System.CommandLine;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Commands;

/// <summary>The command <c>devices</c>.</summary>
internal static class DevicesCommand
{
    private const string Examples = """
        Serves virtual meters and inverters over Modbus TCP or on a serial line, unit ids 1 to N, until Ctrl+C.

        Examples:
          devices --list                                                        shows what devices there are
          devices --map eastron_sdm120,abb_b23_b24,sunspec_203,my-meter.json    one meter of each kind
          devices --map eastron_sdm630,huawei_sun2000,sunspec_701               a meter and two inverters, which obey what a master writes
          devices --count 2 --export 2                                          the second home feeds in
          devices --count 3 --port 15020
          mbpoll -m tcp -p 15020 -a 1 -t 3:float -B -r 1 -c 3 -1 127.0.0.1      reads the three voltages of meter 1
          devices --count 3 --rtu --link /tmp/meters --fault 2=noise@rate=0.1   Modbus RTU; one reply of meter 2 in ten is disturbed
          mbpoll -m rtu -b 9600 -P none -a 1 -t 3:float -B -r 1 -c 3 -1 /tmp/meters
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var usual = new DevicesOptions();
        var count = new Option<int>("--count") { Description = "number of devices, 1 to 247; by default one of each --map, or 10", DefaultValueFactory = _ => usual.Count };
        var port = new Option<int>("--port") { Description = "TCP port; 0 takes a free one", DefaultValueFactory = _ => usual.Port };
        var bind = new Option<string>("--bind") { Description = "address to listen on", DefaultValueFactory = _ => usual.Bind };
        var seed = new Option<int>("--seed") { Description = "seed of voltages and loads", DefaultValueFactory = _ => usual.Seed };
        var map = new Option<string>("--map") { Description = "what the devices are: ID[,ID...], an ID of --list or a meter map file ending in .json", DefaultValueFactory = _ => string.Join(',', usual.Maps) };
        var export = new Option<int[]>("--export") { Description = "unit ids of homes that feed in", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var list = new Option<bool>("--list") { Description = "print the devices that there are, and end" };
        var transport = new TransportOptions();
        var command = new Command("devices", Examples) { count, port, bind, seed, map, export, list };
        transport.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(list))
            {
                await Console.Out.WriteLineAsync(VirtualDevices.Table());
                return 0;
            }

            var problems = new List<string>();
            string[] maps = parsed.GetValue(map)!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            bool countsMaps = maps.Length > 1 && parsed.GetResult(count) is null or { Implicit: true };
            var options = new DevicesOptions
            {
                Maps = maps, Count = countsMaps ? maps.Length : parsed.GetValue(count), Port = parsed.GetValue(port), Bind = parsed.GetValue(bind)!, Seed = parsed.GetValue(seed),
                Exporters = parsed.GetValue(export)!, Transport = transport.Read(parsed, problems),
            };
            problems.AddRange(options.Validate());
            foreach (string problem in problems)
            {
                await Console.Error.WriteLineAsync($"error: {problem}");
            }

            if (problems.Count > 0)
            {
                return 2;
            }

            return await RunAsync(options, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(DevicesOptions options, CancellationToken cancellation)
    {
        try
        {
            await DeviceBench.RunAsync(options, Console.Out, TimeProvider.System, cancellation);
            return 0;
        }
        catch (IOException taken)
        {
            await Console.Error.WriteLineAsync($"error: {taken.Message}");
            return 2;
        }
    }
}
