using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using EdgeLem.Modbus;

namespace EdgeLem.Sim.Nodes;

/// <summary>
/// Moves the bytes of a node's Modbus master over a real TCP connection. Time is the caller's: a reply costs none, and when the device is known
/// not to answer, time moves to the master's deadline at once instead of waiting for it on the wall clock.
/// </summary>
internal sealed class ModbusTcpBus : IDisposable
{
    /// <summary>How long one look for bytes lasts before silence is considered, in ms; a reply on the loopback takes about 0.05.</summary>
    private const int LookMs = 2;

    /// <summary>Looks without any byte and without a device that owns up to its silence, after which the connection is given up (30 s).</summary>
    private const int MostLooks = 15_000;

    private readonly IPEndPoint _device;
    private readonly ModbusMaster _master;
    private readonly byte[] _received = new byte[512];
    private Socket _socket;
    private int _swallowed;
    private bool _awaitsReply;

    /// <summary>Connects.</summary>
    /// <param name="device">Where the home's Modbus server listens.</param>
    /// <param name="master">The node's master.</param>
    public ModbusTcpBus(IPEndPoint device, ModbusMaster master)
    {
        _device = device;
        _master = master;
        Connect();
    }

    /// <summary>Tells that the device consumed a request and will not answer it. Called on the device's thread.</summary>
    public void NoteSwallowed() => Interlocked.Increment(ref _swallowed);

    /// <summary>Moves bytes until the master has its reply or gave up.</summary>
    /// <param name="nowMs">The time, UTC epoch milliseconds.</param>
    /// <returns>The time afterwards: later than before only when the bus had to wait.</returns>
    public long Serve(long nowMs)
    {
        while (_master.IsBusy)
        {
            if (_master.LinkMustReset)
            {
                Connect();
                _master.ReportLinkDown(nowMs);
            }
            else if (_master.TransmitLength > 0)
            {
                Send(nowMs);
            }
            else if (_awaitsReply && TryReceive(out int count))
            {
                _master.Receive(_received, 0, count, nowMs);
            }
            else
            {
                _awaitsReply = false;
                nowMs = Math.Max(nowMs, _master.DeadlineMs);
                _master.Poll(nowMs);
            }
        }

        return nowMs;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private void Send(long nowMs)
    {
        try
        {
            _socket.Send(_master.TransmitBuffer, 0, _master.TransmitLength, SocketFlags.None);
            _master.Transmitted(nowMs);
            _awaitsReply = true;
        }
        catch (SocketException)
        {
            Connect();
            _master.ReportLinkDown(nowMs);
        }
    }

    private bool TryReceive(out int count)
    {
        count = 0;
        for (int look = 0; look < MostLooks; look++)
        {
            // One system call a look: the socket's own time-out tells silence, without an exception.
            count = _socket.Receive(_received, 0, _received.Length, SocketFlags.None, out SocketError error);
            if (count > 0)
            {
                return true;
            }

            if (error is not (SocketError.TimedOut or SocketError.WouldBlock))
            {
                Connect();
                return false;
            }

            if (Interlocked.Exchange(ref _swallowed, 0) > 0)
            {
                return false;
            }
        }

        return false;
    }

    [MemberNotNull(nameof(_socket))]
    private void Connect()
    {
        _socket?.Dispose();
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = LookMs };
        _socket.Connect(_device);
    }
}
