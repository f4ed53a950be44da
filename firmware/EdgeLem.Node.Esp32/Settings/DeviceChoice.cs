using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>A device on the bus as the settings name it. Plain values, set once by who makes it.</summary>
    public sealed class DeviceChoice
    {
        /// <summary>Creates a choice.</summary>
        /// <param name="id">See <see cref="Id"/>.</param>
        /// <param name="unit">See <see cref="Unit"/>.</param>
        public DeviceChoice(string id, byte unit)
        {
            Id = id;
            Unit = unit;
        }

        /// <summary>Id of its driver or map.</summary>
        public string Id { get; }

        /// <summary>Unit id on the bus, 1 to 247.</summary>
        public byte Unit { get; }

        /// <summary>Ratings that an inverter or a storage does not tell by itself; other devices have none.</summary>
        public InverterOptions Options { get; set; } = null!;

        /// <summary>Within what states of charge a storage is used; other devices have none.</summary>
        public StorageLimits StorageLimits { get; set; } = null!;

        /// <summary>Phases and current of a wallbox; null for other devices.</summary>
        public ChargeLimits? ChargeLimits { get; set; }
    }
}
