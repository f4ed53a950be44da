namespace EdgeLem.Node.Linux.Ports;

/// <summary>
/// What carries a Modbus bus's bytes: a serial line or a TCP connection. A port opens and closes again and again over its life; it never reopens by
/// itself. Not thread-safe: one thread uses it.
/// </summary>
public interface IBusPort : IDisposable
{
    /// <summary>How people know it, with its settings: <c>/dev/ttyUSB0 9600 8N1</c> or <c>tcp 192.168.1.7:502</c>.</summary>
    public string Name { get; }

    /// <summary>Whether bytes can be moved.</summary>
    public bool IsOpen { get; }

    /// <summary>Begins to open the port, or goes on with it.</summary>
    /// <param name="waitMs">The longest time to wait for it, ms, 0 or more.</param>
    /// <returns>True when it is open; false while a connection is still being made, so that the call is to be repeated.</returns>
    /// <exception cref="IOException">It cannot be opened; the message names the port, the reason and what to do.</exception>
    public bool TryOpen(int waitMs);

    /// <summary>Writes bytes as one piece.</summary>
    /// <param name="bytes">Holds them from index 0.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="IOException">The port failed; it is to be closed.</exception>
    public void Write(byte[] bytes, int count);

    /// <summary>Waits for bytes and takes what is there.</summary>
    /// <param name="buffer">Receives them from index 0.</param>
    /// <param name="waitMs">The longest time to wait for the first, ms, 0 or more.</param>
    /// <returns>How many; 0 when none came.</returns>
    /// <exception cref="IOException">The port failed or the other side closed it; it is to be closed.</exception>
    public int Read(byte[] buffer, int waitMs);

    /// <summary>Closes the port; it can be opened again.</summary>
    public void Close();
}
