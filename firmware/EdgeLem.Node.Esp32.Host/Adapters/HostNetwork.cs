using System;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>A network that can be cut. Without it no connection is made, and those that stand are torn. Safe for use by several threads.</summary>
public sealed class HostNetwork : INetwork
{
    private volatile bool _isThere = true;
    private volatile bool _hasAddress;

    /// <summary>Raised when the network is cut.</summary>
    public event Action? Lost;

    /// <inheritdoc/>
    public bool HasAddress => _hasAddress;

    /// <inheritdoc/>
    public string Address => _hasAddress ? "127.0.0.1" : "";

    /// <inheritdoc/>
    public string Problem { get; private set; } = "";

    /// <summary>What the board joined with last; null before.</summary>
    public NetworkSettings? Joined { get; private set; }

    /// <summary>Attempts to join, with and without success.</summary>
    public int Attempts { get; private set; }

    /// <summary>Cuts the network: the address is gone, and connections are torn without a word.</summary>
    public void Cut()
    {
        _isThere = false;
        _hasAddress = false;
        Lost?.Invoke();
    }

    /// <summary>The network is there again; the board has to join it.</summary>
    public void Restore() => _isThere = true;

    /// <inheritdoc/>
    public bool Connect(NetworkSettings settings, int timeoutMs)
    {
        Joined = settings;
        return Join();
    }

    /// <inheritdoc/>
    public bool Reconnect(int timeoutMs) => Join();

    /// <inheritdoc/>
    public void Reset() => _hasAddress = false;

    private bool Join()
    {
        Attempts++;
        _hasAddress = _isThere;
        Problem = _hasAddress ? "" : "the network is not there";
        return _hasAddress;
    }
}
