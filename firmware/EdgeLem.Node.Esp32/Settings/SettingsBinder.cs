using System.Collections;
using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>Makes a configuration of the two files' objects; everything that is wrong is reported. The keys are those of a Linux node where both have the thing (docs/node.md).</summary>
    public sealed class SettingsBinder
    {
        private const int LongestSsid = 32;
        private const int ShortestPassword = 8;
        private const int LongestPassword = 64;
        private const int HighestPin = 48;

        private readonly FaultList _faults;
        private readonly string _targetName;
        private readonly BoardPins _pins;

        /// <summary>Creates a binder.</summary>
        /// <param name="targetName">Name of the firmware image, which decides the usual pins.</param>
        /// <param name="faults">Receives what is wrong.</param>
        public SettingsBinder(string targetName, FaultList faults)
        {
            _faults = faults;
            _targetName = targetName;
            _pins = BoardPins.Of(targetName);
        }

        /// <summary>Binds both files.</summary>
        /// <param name="values">The object of the settings file.</param>
        /// <param name="secrets">The object of the secrets' file.</param>
        /// <returns>A configuration that can be used when nothing was reported.</returns>
        public DeviceConfiguration Bind(Hashtable values, Hashtable secrets)
        {
            var root = new SettingsSection(values, "", _faults);
            var hidden = new SettingsSection(secrets, "secret.", _faults);
            var bound = new DeviceConfiguration();
            bound.FeederId = Id(root, "feederId");
            bound.NodeId = Id(root, "nodeId");
            bound.Network = Network(root, hidden);
            BindBroker(root.Section("gateway", true), hidden, bound);
            bound.TimeServer = TimeServer(root, bound.TimeServer);
            SettingsSection? connection = root.Section("connection", true);
            bound.Connection = connection == null ? null : Connection(connection);
            BindBus(root.Section("bus", false), bound.Bus);
            var devices = new DeviceBinder(bound);
            devices.Bind(root);
            BindPins(root, bound);
            new PinCheck(_targetName, _faults).Check(bound);
            bound.RebootHour = (int)root.Whole("rebootHour", new WholeRange(-1, 23, " h"), bound.RebootHour);
            root.ReportUnknown();
            hidden.ReportUnknown();
            return bound;
        }

        private static string Id(SettingsSection root, string name)
        {
            string id = root.Text(name, null);
            if (id.Length > 0 && (!Topics.IsValidId(id) || id == Topics.MarketBranch))
            {
                root.Report(name, "is '" + id + "', it must be 1 to 32 of a-z, 0-9 and -, and not 'market'.");
            }

            return id;
        }

        private static string TimeServer(SettingsSection root, string usual)
        {
            string server = root.Text("timeServer", usual);
            if (server.Length == 0)
            {
                root.Report("timeServer", "is empty. Name an SNTP server, or leave the key out for " + usual + ".");
            }

            return server;
        }

        private static NetworkSettings Network(SettingsSection root, SettingsSection secrets)
        {
            string ssid = root.Text("wifi", "");
            string password = secrets.Text("wifiPassword", "");
            if (ssid.Length > LongestSsid)
            {
                root.Report("wifi", "has " + ssid.Length + " characters; the name of a network has 1 to 32, and none means Ethernet.");
            }

            if (password.Length > LongestPassword || (password.Length > 0 && password.Length < ShortestPassword))
            {
                secrets.Report("wifiPassword", "has " + password.Length + " characters; it has 8 to 64, and none means an open network.");
            }

            return new NetworkSettings(ssid, password);
        }

        private static void BindBroker(SettingsSection? gateway, SettingsSection secrets, DeviceConfiguration bound)
        {
            BrokerSettings broker = bound.Broker;
            broker.User = secrets.Text("mqttUser", "");
            broker.Password = secrets.Text("mqttPassword", "");
            broker.ClientId = bound.NodeId;
            if (gateway == null)
            {
                return;
            }

            broker.Host = gateway.Text("host", null);
            broker.Tls = gateway.Flag("tls", false);
            broker.Port = (int)gateway.Whole("port", new WholeRange(1, 65535, ""), broker.Tls ? 8883 : 1883);
            broker.KeepAliveS = (int)gateway.Whole("keepAliveS", new WholeRange(10, 600, " s"), broker.KeepAliveS);
            gateway.ReportUnknown();
        }

        private static ConnectionPoint? Connection(SettingsSection connection)
        {
            PhaseMap? phases = Phases(connection);
            long import = connection.Required("ratedImportW", 1, SettingRanges.HighestConnectionW, " W");
            long export = connection.Required("ratedExportW", 0, SettingRanges.HighestConnectionW, " W");
            connection.ReportUnknown();
            return phases == null ? null : new ConnectionPoint(phases, import, export);
        }

        private static PhaseMap? Phases(SettingsSection connection)
        {
            string text = connection.Text("phases", null);
            int[] phases = new int[text.Length];
            bool isSound = text.Length >= 1 && text.Length <= PhaseMap.PhaseCount;
            for (int i = 0; i < text.Length; i++)
            {
                phases[i] = text[i] - 'A';
                isSound = isSound && phases[i] >= 0 && phases[i] < PhaseMap.PhaseCount && text.IndexOf(text[i]) == i;
            }

            if (isSound)
            {
                return new PhaseMap(phases);
            }

            if (text.Length > 0)
            {
                connection.Report("phases", "is '" + text + "', it must name the phase of each meter line L1, L2, L3: ABC, BCA, B or such, each once.");
            }

            return null;
        }

        private void BindBus(SettingsSection? bus, SerialSettings serial)
        {
            serial.TransmitPin = _pins.TransmitPin;
            serial.ReceivePin = _pins.ReceivePin;
            serial.DirectionPin = _pins.DirectionPin;
            if (bus == null)
            {
                return;
            }

            serial.Port = bus.Text("port", serial.Port);
            serial.BaudRate = (int)bus.Whole("baud", new WholeRange(1200, 115200, " bit/s"), serial.BaudRate);
            serial.Parity = Parity(bus);
            serial.StopBits = (int)bus.Whole("stopBits", new WholeRange(1, 2, ""), serial.StopBits);
            serial.TransmitPin = Pin(bus, "txPin", serial.TransmitPin);
            serial.ReceivePin = Pin(bus, "rxPin", serial.ReceivePin);
            serial.DirectionPin = Pin(bus, "rtsPin", serial.DirectionPin);
            bus.ReportUnknown();
        }

        private static char Parity(SettingsSection bus)
        {
            string parity = bus.Text("parity", "none");
            if (parity != "none" && parity != "even" && parity != "odd")
            {
                bus.Report("parity", "is '" + parity + "', it must be none, even or odd.");
            }

            return parity == "even" ? 'e' : parity == "odd" ? 'o' : 'n';
        }

        private void BindPins(SettingsSection root, DeviceConfiguration bound)
        {
            bound.LampPin = Pin(root, "lampPin", -1);
            bound.WatchdogPin = Pin(root, "watchdogPin", -1);
            SettingsSection? display = root.Section("display", false);
            if (display != null)
            {
                bound.Display = new DisplaySettings();
                bound.Display.DataPin = Pin(display, "sdaPin", _pins.DataPin);
                bound.Display.ClockPin = Pin(display, "sclPin", _pins.ClockPin);
                bound.Display.Address = (int)display.Whole("address", new WholeRange(8, 119, ""), bound.Display.Address);
                bound.Display.Height = (int)display.Whole("height", new WholeRange(32, 64, " px"), bound.Display.Height);
                if (bound.Display.Height != 32 && bound.Display.Height != 64)
                {
                    display.Report("height", "is " + bound.Display.Height + " px; it is 32 or 64 px.");
                }

                display.ReportUnknown();
            }
        }

        private static int Pin(SettingsSection section, string name, int usual)
        {
            return (int)section.Whole(name, new WholeRange(-1, HighestPin, ""), usual);
        }
    }
}
