using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>What the node is told by its file (docs/firmware.md). Plain values, set once by <see cref="SettingsBinder"/>.</summary>
    public sealed class DeviceConfiguration
    {
        /// <summary>Feeder id.</summary>
        public string FeederId { get; set; } = "";

        /// <summary>Node id.</summary>
        public string NodeId { get; set; } = "";

        /// <summary>The network.</summary>
        public NetworkSettings Network { get; set; } = new NetworkSettings("", "");

        /// <summary>The gateway's broker.</summary>
        public BrokerSettings Broker { get; set; } = new BrokerSettings();

        /// <summary>Name or address of the SNTP server.</summary>
        public string TimeServer { get; set; } = "pool.ntp.org";

        /// <summary>Ratings and wiring; null when they were wrong.</summary>
        public ConnectionPoint? Connection { get; set; }

        /// <summary>The bus.</summary>
        public SerialSettings Bus { get; set; } = new SerialSettings();

        /// <summary>The meter; null when it was wrong.</summary>
        public DeviceChoice? Meter { get; set; }

        /// <summary>The inverter; null without one.</summary>
        public DeviceChoice? Inverter { get; set; }

        /// <summary>The storage under the node's control; null without one.</summary>
        public DeviceChoice? Storage { get; set; }

        /// <summary>The wallbox under the node's control; null without one.</summary>
        public DeviceChoice? Wallbox { get; set; }

        /// <summary>The relays of a heat pump; null without one.</summary>
        public RelaySettings? Relay { get; set; }

        /// <summary>The display; null without one.</summary>
        public DisplaySettings? Display { get; set; }

        /// <summary>GPIO of the lamp; -1 without one.</summary>
        public int LampPin { get; set; } = -1;

        /// <summary>GPIO of the external watchdog; -1 without one.</summary>
        public int WatchdogPin { get; set; } = -1;

        /// <summary>Hour of the day, UTC, at which the board is started anew once a day, 0 to 23; -1 for never.</summary>
        public int RebootHour { get; set; } = -1;

        /// <summary>Lets the choices of devices go: once the devices are made, they are only memory.</summary>
        public void ForgetDevices()
        {
            Meter = null;
            Inverter = null;
            Storage = null;
            Wallbox = null;
            Relay = null;
            Display = null;
        }
    }
}
