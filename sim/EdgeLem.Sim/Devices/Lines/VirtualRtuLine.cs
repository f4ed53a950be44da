using EdgeLem.Modbus;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Devices.Lines;

/// <summary>
/// A serial line with any number of virtual devices, seen from the master's end: bytes go in, bytes come out later. It has no port, no thread and no
/// clock, so that tests run it step by step in virtual time. Not thread-safe; its devices are.
/// </summary>
/// <remarks>
/// As on a real line: frames with a wrong check sum and unknown unit ids get no answer, a broadcast (unit 0) reaches all devices and none answers, and a
/// silence inside a frame ends it. A master that talks while a reply is on its way is heard nevertheless.
/// </remarks>
public sealed class VirtualRtuLine
{
    // The standard's t3.5 cannot be seen through an operating system; this is what its scheduler may add inside a frame.
    private const int GapMs = 50;

    private readonly IVirtualDevice?[] _devices = new IVirtualDevice?[248];
    private readonly RtuServerFraming _framing = new();
    private readonly LineTiming? _timing;
    private readonly ReplyPath _path = new();
    private readonly List<LinePiece> _outgoing = [];
    private readonly byte[] _input = new byte[512];
    private readonly byte[] _frame = new byte[256];
    private int _count;
    private long _lastByteMs;

    /// <summary>A line without devices.</summary>
    /// <param name="timing">How long bytes take; null when replies come at once.</param>
    public VirtualRtuLine(LineTiming? timing = null) => _timing = timing;

    /// <summary>Well-formed requests so far, whatever became of them.</summary>
    public long Requests { get; private set; }

    /// <summary>Requests answered with an exception code.</summary>
    public long Exceptions { get; private set; }

    /// <summary>Bytes that began no sound request.</summary>
    public long BadBytes { get; private set; }

    /// <summary>When the next bytes go out; <see cref="long.MaxValue"/> when none wait.</summary>
    public long DueMs => _outgoing.Count > 0 ? _outgoing[0].DueMs : long.MaxValue;

    /// <summary>Puts a device on the line; replaces the one before it.</summary>
    /// <param name="unitId">1 to 247.</param>
    /// <param name="device">The device.</param>
    /// <returns>This line, for chaining.</returns>
    public VirtualRtuLine Attach(byte unitId, IVirtualDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfZero(unitId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(unitId, (byte)247);
        Volatile.Write(ref _devices[unitId], device);
        return this;
    }

    /// <summary>Adds a fault on the way of the replies.</summary>
    /// <param name="unitId">The unit whose replies it hits; 0 for all, unanswered requests included.</param>
    /// <param name="fault">The fault; its instants count from time 0 of the line's clock.</param>
    /// <returns>This line, for chaining.</returns>
    /// <exception cref="ArgumentException">The fault acts in a device; set <see cref="RegisterDevice.Fault"/>.</exception>
    public VirtualRtuLine AddFault(byte unitId, BusFault fault)
    {
        _path.Add(unitId, fault);
        return this;
    }

    /// <summary>Takes bytes from the master.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="nowMs">The time.</param>
    public void Receive(ReadOnlySpan<byte> bytes, long nowMs)
    {
        if (_count > 0 && nowMs - _lastByteMs > GapMs)
        {
            Drop(_count);
        }

        _lastByteMs = nowMs;
        foreach (byte value in bytes)
        {
            _input[_count++] = value;
            ServeAll(nowMs);
        }
    }

    /// <summary>Takes the bytes that are due, one piece a call.</summary>
    /// <param name="nowMs">The time.</param>
    /// <returns>The piece; empty when none is due.</returns>
    public ReadOnlyMemory<byte> Take(long nowMs)
    {
        if (_outgoing.Count == 0 || nowMs < DueMs)
        {
            return default;
        }

        byte[] bytes = _outgoing[0].Bytes;
        _outgoing.RemoveAt(0);
        return bytes;
    }

    private void ServeAll(long nowMs)
    {
        for (int length = _framing.RequestLength(_input, _count); length != 0 && (length < 0 || length <= _count); length = _framing.RequestLength(_input, _count))
        {
            if (length < 0 || !_framing.IsSound(_input, length))
            {
                BadBytes++;
                DropFirst(1);
                continue;
            }

            Serve(_input.AsSpan(0, length), nowMs);
            DropFirst(length);
        }
    }

    private void Serve(ReadOnlySpan<byte> request, long nowMs)
    {
        Requests++;
        byte[] reply = Answer(request);
        int replyMs = _timing?.MsOf(reply.Length) ?? 0;
        foreach (LinePiece piece in _path.Carry(request, reply, nowMs))
        {
            Put(piece with { DueMs = piece.DueMs + replyMs });
        }
    }

    private byte[] Answer(ReadOnlySpan<byte> request)
    {
        byte unit = request[0];
        ReadOnlySpan<byte> pdu = request[1..^Crc16.Length];
        if (unit == 0)
        {
            Broadcast(pdu);
            return [];
        }

        int length = unit < _devices.Length ? Volatile.Read(ref _devices[unit])?.Handle(pdu, _frame.AsSpan(1)) ?? 0 : 0;
        if (length == 0)
        {
            return [];
        }

        Exceptions += (_frame[1] & 0x80) != 0 ? 1 : 0;
        _frame[0] = unit;
        return _frame[..Crc16.Append(_frame, 1 + length)];
    }

    private void Broadcast(ReadOnlySpan<byte> pdu)
    {
        foreach (IVirtualDevice? device in _devices)
        {
            device?.Handle(pdu, _frame.AsSpan(1));
        }
    }

    /// <summary>Keeps the pieces in the order in which they are due; of two due together, the one that was put first goes first.</summary>
    private void Put(LinePiece piece)
    {
        int index = _outgoing.FindIndex(other => other.DueMs > piece.DueMs);
        _outgoing.Insert(index < 0 ? _outgoing.Count : index, piece);
    }

    private void Drop(int count)
    {
        BadBytes += count;
        DropFirst(count);
    }

    private void DropFirst(int count)
    {
        _count -= count;
        _input.AsSpan(count, _count).CopyTo(_input);
    }
}
