using System.Net;

namespace EdgeLem.Broker.Connections;

/// <summary>Counts connections in total and by address, open and half-open, against the limits.</summary>
internal sealed class ConnectionGate(BrokerOptions options)
{
    private sealed class Tally
    {
        public int Open;
        public int HalfOpen;
    }

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, Tally> _byAddress = [];
    private readonly Tally _total = new();

    public int Open
    {
        get
        {
            lock (_gate)
            {
                return _total.Open;
            }
        }
    }

    /// <summary>Counts a new connection, half-open.</summary>
    /// <returns>False when a limit is reached: close it and do not call <see cref="Leave"/>.</returns>
    public bool TryEnter(IPAddress? address)
    {
        lock (_gate)
        {
            Tally? own = TallyOf(address);
            bool isFull = _total.Open >= options.MaxConnections
                || (own is not null && (_total.HalfOpen >= options.MaxHalfOpen || own.Open >= options.MaxConnectionsPerAddress || own.HalfOpen >= options.MaxHalfOpenPerAddress));
            if (!isFull)
            {
                Change(address, own, open: 1, halfOpen: 1);
            }

            return !isFull;
        }
    }

    /// <summary>The connection has sent its CONNECT.</summary>
    public void Identify(IPAddress? address)
    {
        lock (_gate)
        {
            Change(address, TallyOf(address), open: 0, halfOpen: -1);
        }
    }

    /// <summary>The connection has ended.</summary>
    public void Leave(IPAddress? address, bool wasIdentified)
    {
        lock (_gate)
        {
            Change(address, TallyOf(address), open: -1, halfOpen: wasIdentified ? 0 : -1);
        }
    }

    // Null: only the total counts for this peer.
    private Tally? TallyOf(IPAddress? address)
    {
        if (address is null || (options.ExemptLoopback && IPAddress.IsLoopback(address)))
        {
            return null;
        }

        return _byAddress.GetValueOrDefault(address) ?? new Tally();
    }

    private void Change(IPAddress? address, Tally? own, int open, int halfOpen)
    {
        _total.Open += open;
        if (own is null || address is null)
        {
            return;
        }

        _total.HalfOpen += halfOpen;
        own.Open += open;
        own.HalfOpen += halfOpen;
        if (own.Open > 0)
        {
            _byAddress[address] = own;
        }
        else
        {
            _byAddress.Remove(address);
        }
    }
}
