using EdgeLem.Contracts;
using EdgeLem.Modbus;
using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Linux.Relays;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Makes a configuration of a file's object; everything that is wrong is reported.</summary>
/// <param name="folder">Folder of the file; relative paths in it start there.</param>
internal sealed class NodeBinder(string folder)
{
    private static readonly Dictionary<string, ModbusLinkKind> Transports = new()
    {
        ["tcp"] = ModbusLinkKind.Tcp, ["rtu"] = ModbusLinkKind.Rtu, ["rtu-over-tcp"] = ModbusLinkKind.RtuOverTcp,
    };

    private static readonly Dictionary<string, SerialParity> Parities = new()
    {
        ["none"] = SerialParity.None, ["even"] = SerialParity.Even, ["odd"] = SerialParity.Odd,
    };

    private static readonly Dictionary<string, ClockSource> Clocks = new()
    {
        ["synchronised"] = ClockSource.Synchronised, ["trusted"] = ClockSource.Trusted,
    };

    private static readonly Dictionary<string, MqttLibrary> Libraries = new()
    {
        ["edgelem"] = MqttLibrary.EdgeLem, ["mqttnet"] = MqttLibrary.MqttNet,
    };

    /// <summary>Binds the whole file.</summary>
    /// <param name="root">Its object.</param>
    /// <returns>A configuration that can be used when nothing was reported; null otherwise.</returns>
    public NodeConfiguration? Bind(ConfigurationObject root)
    {
        string? feeder = Id(root, "feederId");
        string? node = Id(root, "nodeId");
        (string Host, int Port)? gateway = EndPoint(root, "gateway");
        ConnectionPoint? connection = root.RequiredObject("connection") is { } point ? Connection(point) : null;
        BusSettings? bus = root.RequiredObject("bus") is { } line ? Bus(line) : null;
        var devices = new DeviceBinder(bus?.Kind);
        Func<IMeter>? meter = root.RequiredObject("meter") is { } device ? Meter(device, connection, devices) : null;
        DeviceEntry<IInverter>? inverter = root.Object("inverter") is { } generator ? devices.Inverter(generator) : null;
        DeviceEntry<StorageUnit>? storage = root.Object("storage") is { } battery ? devices.Storage(battery) : null;
        DeviceEntry<WallboxUnit>? wallbox = root.Object("wallbox") is { } charger ? devices.Wallbox(charger) : null;
        string? storePath = root.Text("store");
        ClockSource clock = root.OneOf("clock", Clocks) ?? ClockSource.Synchronised;
        SgReadySettings? relay = root.Object("relay") is { } relays ? RelayBinder.Bind(relays) : null;
        DisplaySettings? display = DisplayBinder.Bind(root, "display");
        MqttLibrary mqtt = Library(root);
        root.ReportUnknown();
        if (feeder is null || node is null || gateway is null || connection is null || bus is null || meter is null)
        {
            return null;
        }

        var configuration = new NodeConfiguration
        {
            FeederId = feeder,
            NodeId = node,
            GatewayHost = gateway.Value.Host,
            GatewayPort = gateway.Value.Port,
            Connection = connection,
            Bus = bus,
            Meter = meter,
            Inverter = inverter,
            Storage = storage,
            Wallbox = wallbox,
            StorePath = storePath is null ? null : Path.GetFullPath(storePath, folder),
            Clock = clock,
            Relay = relay,
            Display = display,
            Mqtt = mqtt,
        };
        if (NodeBusPlan.ProblemOf(configuration) is { } problem)
        {
            root.Report("bus.baud", problem);
        }

        return configuration;
    }

    private static MqttLibrary Library(ConfigurationObject root)
    {
        MqttLibrary library = root.OneOf("mqttClient", Libraries) ?? MqttLibrary.EdgeLem;
        if (library == MqttLibrary.MqttNet && !DeviceAdapters.AreBuilt)
        {
            root.Report("mqttClient", $"is 'mqttnet', which {DeviceAdapters.Missing}. The client edgelem needs no package.");
        }

        return library;
    }

    private static string? Id(ConfigurationObject root, string name)
    {
        string? id = root.RequiredText(name);
        if (id is not null && (!Topics.IsValidId(id) || id == Topics.MarketBranch))
        {
            root.Report(name, $"is '{id}', it must be 1 to 32 of a-z, 0-9 and -, and not '{Topics.MarketBranch}'.");
            return null;
        }

        return id;
    }

    private static (string Host, int Port)? EndPoint(ConfigurationObject owner, string name)
    {
        if (owner.RequiredText(name) is not { } text)
        {
            return null;
        }

        if (EndPointText.TryParse(text, out (string Host, int Port) endPoint))
        {
            return endPoint;
        }

        owner.Report(name, $"is '{text}', {EndPointText.Form}");
        return null;
    }

    private static ConnectionPoint? Connection(ConfigurationObject connection)
    {
        PhaseMap? phases = Phases(connection);
        long? import = connection.Required("ratedImportW") ? connection.Whole("ratedImportW", (1, SettingRanges.HighestConnectionW), " W") : null;
        long? export = connection.Required("ratedExportW") ? connection.Whole("ratedExportW", (0, SettingRanges.HighestConnectionW), " W") : null;
        connection.ReportUnknown();
        return phases is null || import is null || export is null ? null : new ConnectionPoint(phases, import.Value, export.Value);
    }

    private static PhaseMap? Phases(ConfigurationObject connection)
    {
        if (connection.RequiredText("phases") is not { } text)
        {
            return null;
        }

        int[] phases = [.. text.Select(letter => "ABC".IndexOf(letter, StringComparison.Ordinal))];
        if (phases.Length is >= 1 and <= PhaseMap.PhaseCount && !phases.Contains(-1) && phases.Distinct().Count() == phases.Length)
        {
            return new PhaseMap(phases);
        }

        connection.Report("phases", $"is '{text}', it must name the phase of each meter line L1, L2, L3: ABC, BCA, B or such, each once.");
        return null;
    }

    private static BusSettings? Bus(ConfigurationObject bus)
    {
        ModbusLinkKind? kind = bus.Required("transport") ? bus.OneOf("transport", Transports) : null;
        (string Host, int Port)? address = kind is ModbusLinkKind.Rtu or null ? null : EndPoint(bus, "address");
        SerialSettings? serial = kind is ModbusLinkKind.Tcp or null ? new SerialSettings { Path = "" } : Serial(bus, kind.Value);
        if (kind is null)
        {
            return null;
        }

        bus.ReportUnknown();
        return serial is null || (kind != ModbusLinkKind.Rtu && address is null)
            ? null
            : new BusSettings { Kind = kind.Value, Host = address?.Host ?? "", Port = address?.Port ?? 0, Serial = serial };
    }

    private static SerialSettings? Serial(ConfigurationObject bus, ModbusLinkKind kind)
    {
        var usual = new SerialSettings { Path = "" };
        bool hasLine = kind == ModbusLinkKind.Rtu;
        string? path = hasLine ? bus.RequiredText("path") : "";
        long? baud = bus.Whole("baud", (SerialSettings.Speeds[0], SerialSettings.Speeds[^1]), " bit/s") ?? (bus.Has("baud") ? null : usual.BaudRate);
        if (baud is { } speed && !SerialSettings.Speeds.Contains((int)speed))
        {
            bus.Report("baud", $"is {speed} bit/s, it must be one of {string.Join(", ", SerialSettings.Speeds)} bit/s.");
            baud = null;
        }

        SerialParity parity = bus.OneOf("parity", Parities) ?? usual.Parity;
        long stopBits = bus.Whole("stopBits", (1, 2)) ?? usual.StopBits;
        bool rs485 = hasLine && (bus.Flag("rs485") ?? usual.Rs485);
        return path is null || baud is null
            ? null
            : new SerialSettings { Path = path, BaudRate = (int)baud.Value, Parity = parity, StopBits = (int)stopBits, Rs485 = rs485 };
    }

    private Func<IMeter>? Meter(ConfigurationObject meter, ConnectionPoint? connection, DeviceBinder devices)
    {
        byte? unit = devices.Unit(meter);
        string? name = meter.RequiredText("map");
        meter.ReportUnknown();
        if (name is null)
        {
            return null;
        }

        string path = DeviceChoice.IsFile(name) ? Path.GetFullPath(name, folder) : name;
        Func<byte, IMeter>? create = DeviceChoice.Meter(path, connection?.Phases.LineCount ?? 0, out string? problem);
        if (problem is not null)
        {
            meter.Report("map", $"is not usable: {problem}.");
        }
        else if (connection?.RatedExportW > 0 && create!(1) is MappedMeter { Map.MeasuresExport: false })
        {
            meter.Report("map", $"is '{name}', which does not count exported energy: set connection.ratedExportW to 0 W, or use another meter.");
        }

        devices.CheckUnit(meter, "meter", name, unit);
        return create is null || unit is null ? null : () => create(unit.Value);
    }
}
