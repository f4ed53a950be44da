using System.CommandLine;
using EdgeLem.Modbus;
using EdgeLem.Node.Linux.Configuration;
using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Commands;

/// <summary>The options by which a command is told which bus to use.</summary>
internal sealed class BusOptions
{
    private readonly Option<string> _config = new("--config") { Description = "take the bus from a node's configuration" };
    private readonly Option<string> _tcp = new("--tcp") { Description = "Modbus TCP, host:port" };
    private readonly Option<string> _rtuOverTcp = new("--rtu-over-tcp") { Description = "RTU frames over TCP, host:port" };
    private readonly Option<string> _serial = new("--serial") { Description = "RTU on a serial line, such as /dev/ttyUSB0" };
    private readonly Option<int> _baud = new("--baud") { Description = "bit rate of the serial line", DefaultValueFactory = _ => new SerialSettings { Path = "" }.BaudRate };
    private readonly Option<SerialParity> _parity = new("--parity") { Description = "None, Even or Odd", DefaultValueFactory = _ => SerialParity.None };
    private readonly Option<int> _stopBits = new("--stop-bits") { Description = "1 or 2", DefaultValueFactory = _ => 1 };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _config, _tcp, _rtuOverTcp, _serial, _baud, _parity, _stopBits })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The configuration that was named; null when none was.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Receives what is wrong with it.</param>
    public NodeConfiguration? Configuration(ParseResult parsed, List<string> problems)
    {
        if (parsed.GetValue(_config) is not { } path)
        {
            return null;
        }

        ConfigurationLoading loading = ConfigurationLoading.Load(path);
        problems.AddRange(loading.Problems);
        return loading.Configuration;
    }

    /// <summary>The bus that was named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="configuration">The configuration that was named; null for none.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The bus; null when something is wrong.</returns>
    public BusSettings? Bus(ParseResult parsed, NodeConfiguration? configuration, List<string> problems)
    {
        int named = new[] { _config, _tcp, _rtuOverTcp, _serial }.Count(option => parsed.GetValue(option) is not null);
        if (named != 1)
        {
            problems.Add($"{(named == 0 ? "no bus is named" : "several buses are named")}: give one of --config, --tcp, --rtu-over-tcp and --serial.");
            return null;
        }

        if (parsed.GetValue(_config) is not null)
        {
            return configuration?.Bus;
        }

        var serial = new SerialSettings
        {
            Path = parsed.GetValue(_serial) ?? "", BaudRate = parsed.GetValue(_baud), Parity = parsed.GetValue(_parity), StopBits = parsed.GetValue(_stopBits),
        };
        problems.AddRange((serial with { Path = "/" }).Validate());
        return parsed.GetValue(_serial) is null ? Network(parsed, serial, problems) : new BusSettings { Kind = ModbusLinkKind.Rtu, Serial = serial };
    }

    private BusSettings? Network(ParseResult parsed, SerialSettings serial, List<string> problems)
    {
        bool isTcp = parsed.GetValue(_tcp) is not null;
        string text = parsed.GetValue(isTcp ? _tcp : _rtuOverTcp)!;
        if (EndPointText.TryParse(text, out (string Host, int Port) endPoint))
        {
            return new BusSettings { Kind = isTcp ? ModbusLinkKind.Tcp : ModbusLinkKind.RtuOverTcp, Host = endPoint.Host, Port = endPoint.Port, Serial = serial };
        }

        problems.Add($"{(isTcp ? "--tcp" : "--rtu-over-tcp")} is '{text}', {EndPointText.Form}");
        return null;
    }
}
