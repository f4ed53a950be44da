using System.Buffers.Binary;

namespace EdgeLem.Sim.Devices;

/// <summary>A device made of 16-bit registers: checks requests, applies faults, and leaves the register image to its heirs.</summary>
/// <remarks>
/// Thread safe. One lock guards the whole state; heirs take <see cref="Gate"/> in their own members and are called under it.
/// Checks come in the order of the Modbus specification's state diagrams: function, then count, then address.
/// </remarks>
public abstract class RegisterDevice : IVirtualDevice
{
    private const byte ReadHolding = 0x03;
    private const byte ReadInput = 0x04;
    private const byte WriteSingle = 0x06;
    private const byte WriteMultiple = 0x10;
    private const int MaxWriteRegisters = 123;

    private DeviceFault _fault;
    private Random _chance = new(0);
    private long _requests;

    /// <summary>The present fault; <see cref="DeviceFault.None"/> by default.</summary>
    public DeviceFault Fault
    {
        get
        {
            lock (Gate)
            {
                return _fault;
            }
        }

        set
        {
            lock (Gate)
            {
                SetFault(value);
            }
        }
    }

    /// <summary>Requests that reached this device, answered or not.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Guards the device's state.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The most registers that one read may ask for, 1..125.</summary>
    protected virtual int MaxReadRegisters => 125;

    /// <inheritdoc/>
    public int Handle(ReadOnlySpan<byte> requestPdu, Span<byte> replyPdu)
    {
        lock (Gate)
        {
            _requests++;
            if (requestPdu.IsEmpty || _fault.Kind is DeviceFaultKind.Silent or DeviceFaultKind.Reboot)
            {
                return 0;
            }

            return _fault.Kind == DeviceFaultKind.ExceptionReply && (_fault.Rate >= 1 || _chance.NextDouble() < _fault.Rate)
                ? Refuse(requestPdu[0], _fault.Code, replyPdu)
                : Serve(requestPdu, replyPdu);
        }
    }

    /// <summary>Writes an exception reply.</summary>
    /// <param name="function">The request's function code.</param>
    /// <param name="code">The reason.</param>
    /// <param name="replyPdu">Receives two bytes.</param>
    /// <returns>2, the reply's length.</returns>
    internal static int Refuse(byte function, ModbusExceptionCode code, Span<byte> replyPdu)
    {
        replyPdu[0] = (byte)(function | 0x80);
        replyPdu[1] = (byte)code;
        return 2;
    }

    /// <summary>Whether the device knows a function code.</summary>
    /// <param name="functionCode">3, 4, 6 or 16.</param>
    protected abstract bool Supports(byte functionCode);

    /// <summary>Copies registers into a reply.</summary>
    /// <param name="functionCode">3 or 4.</param>
    /// <param name="address">First wire address, 0..65535.</param>
    /// <param name="words">Receives two big-endian bytes per register.</param>
    /// <returns>The reason for a refusal, or none.</returns>
    protected abstract ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words);

    /// <summary>Takes new register values, all of them or none.</summary>
    /// <param name="address">First wire address, 0..65535.</param>
    /// <param name="words">Two big-endian bytes per register.</param>
    /// <returns>The reason for a refusal, or none.</returns>
    protected abstract ModbusExceptionCode Write(int address, ReadOnlySpan<byte> words);

    /// <summary>Called under the lock after <see cref="Fault"/> was set.</summary>
    protected virtual void OnFaultChanged()
    {
    }

    /// <summary>Called under the lock when the device restarts: settings that it does not keep without power are to go to their defaults.</summary>
    protected virtual void OnRebooted()
    {
    }

    private void SetFault(DeviceFault fault)
    {
        if (fault == _fault)
        {
            return;
        }

        bool hasRebooted = _fault.Kind == DeviceFaultKind.Reboot;
        _fault = fault;
        _chance = new Random(fault.Seed);
        if (hasRebooted)
        {
            OnRebooted();
        }

        OnFaultChanged();
    }

    private int Serve(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        byte function = request[0];
        if (function is not (ReadHolding or ReadInput or WriteSingle or WriteMultiple) || !Supports(function))
        {
            return Refuse(function, ModbusExceptionCode.IllegalFunction, reply);
        }

        return function switch
        {
            WriteSingle => ServeWriteSingle(request, reply),
            WriteMultiple => ServeWriteMultiple(request, reply),
            _ => ServeRead(request, reply),
        };
    }

    private int ServeRead(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        int count = request.Length == 5 ? BinaryPrimitives.ReadUInt16BigEndian(request[3..]) : 0;
        if (count < 1 || count > MaxReadRegisters)
        {
            return Refuse(request[0], ModbusExceptionCode.IllegalValue, reply);
        }

        Span<byte> words = reply.Slice(2, 2 * count);
        ModbusExceptionCode code = Read(request[0], BinaryPrimitives.ReadUInt16BigEndian(request[1..]), words);
        if (code != ModbusExceptionCode.None)
        {
            return Refuse(request[0], code, reply);
        }

        reply[0] = request[0];
        reply[1] = (byte)words.Length;
        return 2 + words.Length;
    }

    private int ServeWriteSingle(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        ModbusExceptionCode code = request.Length == 5
            ? Write(BinaryPrimitives.ReadUInt16BigEndian(request[1..]), request.Slice(3, 2))
            : ModbusExceptionCode.IllegalValue;
        return AnswerWrite(request, code, reply);
    }

    private int ServeWriteMultiple(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        int count = request.Length >= 6 ? BinaryPrimitives.ReadUInt16BigEndian(request[3..]) : 0;
        bool wellFormed = count is >= 1 and <= MaxWriteRegisters && request[5] == 2 * count && request.Length == 6 + (2 * count);
        ModbusExceptionCode code = wellFormed
            ? Write(BinaryPrimitives.ReadUInt16BigEndian(request[1..]), request[6..])
            : ModbusExceptionCode.IllegalValue;
        return AnswerWrite(request, code, reply);
    }

    // Both write functions echo their first five bytes: the value of a single write, the count of a multiple one.
    private static int AnswerWrite(ReadOnlySpan<byte> request, ModbusExceptionCode code, Span<byte> reply)
    {
        if (code != ModbusExceptionCode.None)
        {
            return Refuse(request[0], code, reply);
        }

        request[..5].CopyTo(reply);
        return 5;
    }
}
