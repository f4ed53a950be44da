using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>The way of replies over a line, with what goes wrong on it. Every fault draws from its own seed, so a run can be repeated.</summary>
internal sealed class ReplyPath
{
    private const double MsPerSecond = 1000;

    private readonly List<Entry> _faults = [];
    private byte[] _held = [];

    /// <summary>Adds a fault.</summary>
    /// <param name="unitId">The unit whose replies it hits; 0 for all.</param>
    /// <param name="fault">The fault.</param>
    public void Add(byte unitId, BusFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (!fault.IsOnTheWay)
        {
            throw new ArgumentException($"The fault {fault.Kind} acts in a device, not on the line.", nameof(fault));
        }

        _faults.Add(new Entry(unitId, fault, new Random(fault.Seed)));
    }

    /// <summary>Says what the master hears of a request and its reply.</summary>
    /// <param name="request">The request's frame.</param>
    /// <param name="reply">The reply's frame; empty without one.</param>
    /// <param name="nowMs">The time.</param>
    /// <returns>Pieces, in no particular order.</returns>
    public IReadOnlyList<LinePiece> Carry(ReadOnlySpan<byte> request, byte[] reply, long nowMs)
    {
        var pieces = new List<LinePiece>();
        byte[] bytes = reply;
        long dueMs = nowMs;
        bool isHeld = false;
        foreach (Entry entry in _faults)
        {
            if (!entry.Hits(request[0], nowMs / MsPerSecond))
            {
                continue;
            }

            switch (entry.Fault.Kind)
            {
                case BusFaultKind.Echo: pieces.Add(new LinePiece(nowMs, EchoOf(request, entry))); break;
                case BusFaultKind.Late or BusFaultKind.Slow: dueMs += entry.Fault.DelayMs; break;
                case BusFaultKind.Merged: isHeld = bytes.Length > 0; break;
                default: bytes = Spoil(bytes, entry); break;
            }
        }

        AddReply(pieces, new LinePiece(dueMs, bytes), isHeld);
        return pieces;
    }

    private static byte[] EchoOf(ReadOnlySpan<byte> request, Entry entry) => request[Math.Min(entry.Fault.Bytes, request.Length)..].ToArray();

    private static byte[] Spoil(byte[] reply, Entry entry) => entry.Fault.Kind switch
    {
        BusFaultKind.Truncate => reply[..Math.Max(0, reply.Length - entry.Chance.Next(1, entry.Fault.Bytes + 1))],
        BusFaultKind.Duplicate => Mix(reply, entry.Chance),
        _ => Disturb(reply, entry),
    };

    private void AddReply(List<LinePiece> pieces, LinePiece reply, bool isHeld)
    {
        if (isHeld && _held.Length == 0)
        {
            _held = reply.Bytes;
        }
        else if (reply.Bytes.Length > 0)
        {
            pieces.Add(reply with { Bytes = [.. _held, .. reply.Bytes] });
            _held = [];
        }
    }

    /// <summary>Bytes before, behind or over the reply.</summary>
    private static byte[] Disturb(byte[] reply, Entry entry)
    {
        byte[] noise = new byte[entry.Chance.Next(1, entry.Fault.Bytes + 1)];
        entry.Chance.NextBytes(noise);
        switch (entry.Chance.Next(3))
        {
            case 0: return [.. noise, .. reply];
            case 1: return [.. reply, .. noise];
            default:
                byte[] hit = [.. reply];
                int start = entry.Chance.Next(Math.Max(1, hit.Length));
                noise.AsSpan(0, Math.Min(noise.Length, hit.Length - start)).CopyTo(hit.AsSpan(start));
                return hit;
        }
    }

    /// <summary>Two drivers at once: where both send the same bit it stands, elsewhere the stronger one wins, taken to be the one that sends 0.</summary>
    private static byte[] Mix(byte[] reply, Random chance)
    {
        const int HeaderLength = 3;
        byte[] other = new byte[reply.Length];
        chance.NextBytes(other);
        return [.. reply.Select((value, index) => index < HeaderLength ? value : (byte)(value & other[index]))];
    }

    private sealed record Entry(byte UnitId, BusFault Fault, Random Chance)
    {
        /// <summary>Chance is drawn only where the fault may act, so that one unit's traffic does not change another's.</summary>
        public bool Hits(byte unitId, double seconds) =>
            (UnitId == 0 || UnitId == unitId) && Fault.IsActiveAt(seconds) && (Fault.Rate >= 1 || Chance.NextDouble() < Fault.Rate);
    }
}
