namespace EdgeLem.Node.Linux.Ports;

/// <summary>When a <see cref="ModbusPump"/> gives a silent link up.</summary>
public sealed record PumpOptions
{
    /// <summary>
    /// Requests in a row without any byte after which the link is closed and opened anew; 0 for never. Default 0, range 0 to 100. A TCP
    /// connection can be dead without an error; a serial line cannot, and its silence only says that devices are off.
    /// </summary>
    public int TimeoutsUntilReset { get; init; }

    /// <summary>Options of a serial line: it is opened anew only after an error.</summary>
    public static PumpOptions ForSerial { get; } = new();

    /// <summary>Options of a TCP connection: it is opened anew after 3 requests without any byte.</summary>
    public static PumpOptions ForTcp { get; } = new() { TimeoutsUntilReset = 3 };
}
