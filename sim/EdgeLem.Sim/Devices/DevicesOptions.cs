using System.Globalization;
using System.Net;
using EdgeLem.Sim.Devices.Lines;

namespace EdgeLem.Sim.Devices;

/// <summary>Options of the command <c>devices</c>.</summary>
public sealed record DevicesOptions
{
    /// <summary>Number of virtual devices, with unit ids 1..Count; default 10, range 1..247.</summary>
    public int Count { get; init; } = 10;

    /// <summary>
    /// What the devices are, over and over again from unit id 1 on: names of built-in meter maps, <c>sunspec_201</c> and so on, paths of map files, or ids of virtual inverters;
    /// default the SDM630.
    /// </summary>
    public IReadOnlyList<string> Maps { get; init; } = ["eastron_sdm630"];

    /// <summary>TCP port; default 5020, range 0..65535, where 0 takes a free one.</summary>
    public int Port { get; init; } = 5020;

    /// <summary>Address to listen on; default 127.0.0.1, which nobody else can reach.</summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>Seed of the voltages and loads; default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Unit ids of meters whose homes feed in instead of drawing; default none.</summary>
    public IReadOnlyList<int> Exporters { get; init; } = [];

    /// <summary>Time between two new readings; default 1 s, range 0.1..60 s.</summary>
    public TimeSpan UpdatePeriod { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How the devices are reached, and what goes wrong; default Modbus TCP without faults.</summary>
    public DeviceTransport Transport { get; init; } = new();

    /// <summary>Checks all values.</summary>
    /// <returns>One message per wrong value; empty when all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        void Require(bool valid, FormattableString message)
        {
            if (!valid)
            {
                errors.Add(message.ToString(CultureInfo.InvariantCulture));
            }
        }

        Require(Count is >= 1 and <= 247, $"devices: --count {Count} must be 1..247, one Modbus unit id per device. Run a second command on another port for more.");
        errors.AddRange(Maps.Distinct().SelectMany(VirtualDevices.Check));
        Require(Maps.Count > 0, $"devices: --map is empty; name at least one device.");
        Require(Port is >= 0 and <= 65535, $"devices: --port {Port} must be 0..65535.");
        Require(IPAddress.TryParse(Bind, out _), $"devices: --bind '{Bind}' is not an IP address. Use 127.0.0.1, or 0.0.0.0 for all interfaces.");
        Require(
            UpdatePeriod >= TimeSpan.FromSeconds(0.1) && UpdatePeriod <= TimeSpan.FromSeconds(60),
            $"devices: the update period of {UpdatePeriod.TotalSeconds} s must be 0.1..60 s.");
        foreach (int unit in Exporters.Where(unit => unit < 1 || unit > Count))
        {
            Require(false, $"devices: --export names unit {unit}, there are units 1..{Count}.");
        }

        foreach (int unit in Exporters.Where(unit => unit >= 1 && unit <= Count && Maps.Count > 0 && VirtualInverters.Has(Maps[(unit - 1) % Maps.Count])))
        {
            Require(false, $"devices: --export names unit {unit}, which is an inverter: it feeds in by itself. Name meters.");
        }

        errors.AddRange(Transport.Validate(Count));
        return errors;
    }
}
