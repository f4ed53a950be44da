using System.CommandLine;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Configuration;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The options of <c>read</c> that say which device, and how often.</summary>
internal sealed class ReadOptions
{
    private readonly Option<int> _unit = new("--unit") { Description = "unit id, 1 to 247", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _map = new("--map") { Description = "meter: an id of docs/devices.md, a file with a map, or sunspec" };
    private readonly Option<string> _inverter = new("--inverter") { Description = "inverter: an id of docs/inverters.md" };
    private readonly Option<double> _rated = new("--rated-power") { Description = "rated power in W, for inverters that do not tell it (growatt, sma_modbus_profile); 0 to 1000000", DefaultValueFactory = _ => 0 };
    private readonly Option<int> _count = new("--count") { Description = "how many readings; 0 goes on until Ctrl+C", DefaultValueFactory = _ => 1 };
    private readonly Option<double> _every = new("--every") { Description = "seconds between two readings, 0.1 to 86400", DefaultValueFactory = _ => 1 };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _unit, _map, _inverter, _rated, _count, _every })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>How many readings; 0 for no end.</summary>
    public int Count(ParseResult parsed) => parsed.GetValue(_count);

    /// <summary>Time between two readings.</summary>
    public TimeSpan Period(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_every));

    /// <summary>The devices to read.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="configuration">The configuration that was named; null for none.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public IReadOnlyList<IBusDevice> Devices(ParseResult parsed, NodeConfiguration? configuration, List<string> problems)
    {
        CheckNumbers(parsed, problems);
        string? map = parsed.GetValue(_map);
        string? inverter = parsed.GetValue(_inverter);
        byte unit = (byte)parsed.GetValue(_unit);
        if (map is not null && inverter is not null)
        {
            problems.Add("give --map or --inverter, not both.");
            return [];
        }

        if (map is null && inverter is null)
        {
            return Configured(configuration, problems);
        }

        return map is not null ? Meter(map, unit, problems) : Inverter(inverter!, (unit, parsed.GetValue(_rated)), problems);
    }

    private void CheckNumbers(ParseResult parsed, List<string> problems)
    {
        if (parsed.GetValue(_unit) is < 1 or > 247)
        {
            problems.Add($"--unit is {parsed.GetValue(_unit)}, it must be 1 to 247.");
        }

        if (parsed.GetValue(_rated) is not (>= 0 and <= 1_000_000))
        {
            problems.Add(string.Create(null, $"--rated-power is {parsed.GetValue(_rated)} W, it must be 0 to 1000000 W."));
        }

        if (parsed.GetValue(_count) < 0)
        {
            problems.Add($"--count is {parsed.GetValue(_count)}, it must be 0 or more.");
        }

        if (parsed.GetValue(_every) is not (>= 0.1 and <= 86_400))
        {
            problems.Add(string.Create(null, $"--every is {parsed.GetValue(_every)} s, it must be 0.1 to 86400 s."));
        }
    }

    private static IReadOnlyList<IBusDevice> Configured(NodeConfiguration? configuration, List<string> problems)
    {
        if (configuration is null)
        {
            problems.Add(problems.Count == 0 ? "no device is named: give --map, --inverter, or --config with a configuration." : "no device can be taken from that configuration.");
            return [];
        }

        return configuration.Inverter is null ? [configuration.Meter()] : [configuration.Meter(), configuration.Inverter.Create()];
    }

    private static IReadOnlyList<IBusDevice> Meter(string map, byte unit, List<string> problems)
    {
        Func<byte, IMeter>? create = DeviceChoice.Meter(map, 0, out string? problem);
        if (create is null)
        {
            problems.Add($"--map: {problem}.");
            return [];
        }

        return [create(unit)];
    }

    private static IReadOnlyList<IBusDevice> Inverter(string name, (byte Unit, double RatedPowerW) device, List<string> problems)
    {
        Func<byte, IInverter>? create = DeviceChoice.Inverter(name, new InverterOptions { RatedPowerW = device.RatedPowerW }, out string? problem);
        if (create is null)
        {
            problems.Add($"--inverter: {problem}.");
            return [];
        }

        // A driver refuses options that are out of range, and they are reported already.
        return problems.Count > 0 ? [] : [create(device.Unit)];
    }
}
