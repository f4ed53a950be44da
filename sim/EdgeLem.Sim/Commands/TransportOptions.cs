using System.CommandLine;
using EdgeLem.Sim.Devices.Faults;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Sim.Commands;

/// <summary>The options of the command <c>devices</c> that say how devices are reached and what goes wrong.</summary>
internal sealed class TransportOptions
{
    private readonly Option<bool> _rtu = new("--rtu") { Description = "serve Modbus RTU on a pseudo-terminal instead of TCP (Linux)" };
    private readonly Option<bool> _rtuOverTcp = new("--tcp-rtu") { Description = "serve RTU frames over TCP, as transparent serial gateways do" };
    private readonly Option<string?> _link = new("--link") { Description = "with --rtu: symbolic link to the pseudo-terminal" };
    private readonly Option<int> _baud = new("--baud") { Description = "speed of the line in bit/s, so that replies take their time; 0 answers at once", DefaultValueFactory = _ => 0 };
    private readonly Option<string[]> _faults = new("--fault") { Description = BusFaultOption.Description };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_rtu);
        command.Add(_rtuOverTcp);
        command.Add(_link);
        command.Add(_baud);
        command.Add(_faults);
    }

    /// <summary>Reads the options.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Receives one message for each that cannot be read.</param>
    public DeviceTransport Read(ParseResult parsed, ICollection<string> problems)
    {
        if (parsed.GetValue(_rtu) && parsed.GetValue(_rtuOverTcp))
        {
            problems.Add("devices: --rtu and --tcp-rtu exclude each other.");
        }

        return new DeviceTransport
        {
            Kind = parsed.GetValue(_rtu) ? DeviceTransportKind.Rtu : parsed.GetValue(_rtuOverTcp) ? DeviceTransportKind.RtuOverTcp : DeviceTransportKind.Tcp,
            LinkPath = parsed.GetValue(_link),
            BaudRate = parsed.GetValue(_baud),
            Faults = ReadFaults(parsed.GetValue(_faults) ?? [], problems),
        };
    }

    private static List<(byte, BusFault)> ReadFaults(string[] values, ICollection<string> problems)
    {
        var faults = new List<(byte, BusFault)>();
        foreach (string value in values)
        {
            if (BusFaultOption.TryParse(value, out byte unitId, out BusFault? fault))
            {
                faults.Add((unitId, fault!));
            }
            else
            {
                problems.Add(BusFaultOption.Explain(value));
            }
        }

        return faults;
    }
}
