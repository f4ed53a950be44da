using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>Carries requests to virtual devices and their replies back.</summary>
internal interface IDeviceTransport : IAsyncDisposable
{
    /// <summary>How to reach it, once started: <c>Modbus TCP 127.0.0.1:5020</c> or <c>Modbus RTU on /dev/pts/3</c>.</summary>
    public string Address { get; }

    /// <summary>The arguments with which mbpoll reaches it, once started: those before and those behind the question.</summary>
    public (string Before, string Behind) Mbpoll { get; }

    /// <summary>TCP port; 0 without one.</summary>
    public int Port { get; }

    /// <summary>Well-formed requests so far.</summary>
    public long Requests { get; }

    /// <summary>Requests answered with an exception code.</summary>
    public long Exceptions { get; }

    /// <summary>Puts a device behind a unit id.</summary>
    /// <param name="unitId">The unit id.</param>
    /// <param name="device">The device.</param>
    public void Attach(byte unitId, IVirtualDevice device);

    /// <summary>Adds a fault on the way; before <see cref="Start"/>.</summary>
    /// <param name="unitId">The unit; 0 for all.</param>
    /// <param name="fault">A fault that acts on the way and that this transport can have.</param>
    public void AddFault(byte unitId, BusFault fault);

    /// <summary>Begins to serve.</summary>
    /// <exception cref="IOException">The port or terminal cannot be had.</exception>
    public void Start();
}
