using System.Globalization;
using System.Net;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>How the virtual devices of the command <c>devices</c> are reached.</summary>
public sealed record DeviceTransport
{
    /// <summary>Kind; default Modbus TCP.</summary>
    public DeviceTransportKind Kind { get; init; } = DeviceTransportKind.Tcp;

    /// <summary>Symbolic link to the pseudo-terminal; null for none.</summary>
    public string? LinkPath { get; init; }

    /// <summary>Speed of the serial line, bit/s, so that replies take as long as they would on it; 0 (default) when they come at once.</summary>
    public int BaudRate { get; init; }

    /// <summary>Faults by unit id; unit 0 stands for the whole line.</summary>
    public IReadOnlyList<(byte UnitId, BusFault Fault)> Faults { get; init; } = [];

    /// <summary>Checks all values.</summary>
    /// <param name="unitCount">Units 1 to this one exist.</param>
    /// <returns>One message per wrong value; empty when all is well.</returns>
    public IReadOnlyList<string> Validate(int unitCount)
    {
        var errors = new List<string>();
        if (BaudRate is not 0 and (< 300 or > 1_000_000))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"devices: --baud is {BaudRate} bit/s, it must be 300 to 1000000, or 0 for replies at once."));
        }

        if (LinkPath is not null && Kind != DeviceTransportKind.Rtu)
        {
            errors.Add("devices: --link makes a name for a pseudo-terminal, so it goes with --rtu.");
        }

        errors.AddRange(Faults.SelectMany(fault => CheckFault(fault.UnitId, fault.Fault, unitCount)));
        return errors;
    }

    /// <summary>Makes the transport.</summary>
    /// <param name="endPoint">Address and port for TCP; without meaning for a pseudo-terminal.</param>
    /// <param name="time">Source of the time.</param>
    internal IDeviceTransport Create(IPEndPoint endPoint, TimeProvider time)
    {
        IDeviceTransport transport = Kind switch
        {
            DeviceTransportKind.Rtu => new RtuTransport(this, time),
            DeviceTransportKind.RtuOverTcp => new RtuTcpTransport(this, endPoint, time),
            _ => new TcpTransport(endPoint, time),
        };
        foreach ((byte unitId, BusFault fault) in Faults.Where(entry => entry.Fault.IsOnTheWay))
        {
            transport.AddFault(unitId, fault);
        }

        return transport;
    }

    private IEnumerable<string> CheckFault(byte unitId, BusFault fault, int unitCount)
    {
        if (unitId > unitCount || (unitId == 0 && !fault.IsOnTheWay))
        {
            string units = fault.IsOnTheWay ? "0 (all) to " : "1 to ";
            yield return string.Create(CultureInfo.InvariantCulture, $"devices: --fault names unit {unitId} for {FaultNames.Of(fault.Kind)}, units are {units}{unitCount}.");
        }

        if (fault.NeedsLine && Kind == DeviceTransportKind.Tcp)
        {
            yield return $"devices: --fault {FaultNames.Of(fault.Kind)} happens on a serial line; add --rtu or --tcp-rtu.";
        }
    }
}
