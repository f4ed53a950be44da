using System.Buffers.Binary;

namespace EdgeLem.Sim.Devices;

/// <summary>One SunSpec model of a virtual device: its registers, which of them can be written, and what a write does.</summary>
/// <remarks>Registers start as "not implemented" for int16 and uint16 points; heirs put what the device has. Offsets count from the id register.</remarks>
internal abstract class ChainModel
{
    /// <summary>int16 and scale factor: not implemented.</summary>
    public const ushort NoSigned = 0x8000;

    /// <summary>uint16 and enum16: not implemented.</summary>
    public const ushort NoUnsigned = 0xFFFF;

    private readonly ushort[] _words;
    private readonly HashSet<int> _writable = [];

    /// <summary>A model with id and length in place.</summary>
    /// <param name="id">Model id.</param>
    /// <param name="length">Registers behind id and length.</param>
    protected ChainModel(int id, int length)
    {
        Id = id;
        _words = new ushort[length + 2];
        Array.Fill(_words, NoUnsigned);
        Put(0, id);
        Put(1, length);
    }

    /// <summary>Model id.</summary>
    public int Id { get; }

    /// <summary>Registers of the model, id and length included.</summary>
    public int Registers => _words.Length;

    /// <summary>A register.</summary>
    /// <param name="offset">Offset from the id register.</param>
    public ushort this[int offset] => _words[offset];

    /// <summary>A register as int16.</summary>
    /// <param name="offset">Its offset.</param>
    public short Signed(int offset) => (short)_words[offset];

    /// <summary>Two registers, high word first.</summary>
    /// <param name="offset">Offset of the high word.</param>
    public uint Long(int offset) => ((uint)_words[offset] << 16) | _words[offset + 1];

    /// <summary>Stores the low 16 bits.</summary>
    /// <param name="offset">Its offset.</param>
    /// <param name="value">The raw value.</param>
    public void Put(int offset, int value) => _words[offset] = unchecked((ushort)value);

    /// <summary>Whether registers may be written with these values.</summary>
    /// <param name="offset">The register.</param>
    /// <param name="value">What is to be written.</param>
    public virtual ModbusExceptionCode Check(int offset, ushort value) => _writable.Contains(offset) ? ModbusExceptionCode.None : ModbusExceptionCode.IllegalAddress;

    /// <summary>Acts on registers that were written and are in place.</summary>
    /// <param name="offset">The first of them.</param>
    /// <param name="count">How many.</param>
    public virtual void Written(int offset, int count)
    {
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">The span, s.</param>
    /// <returns>Whether a control reverted.</returns>
    public virtual bool Advance(double seconds) => false;

    /// <summary>Shows the present state.</summary>
    /// <param name="state">What the device measures.</param>
    public virtual void Show(in ChainState state)
    {
    }

    /// <summary>Stores value x 10^-scale, rounded.</summary>
    protected void PutScaled(int offset, double value, int scale) => Put(offset, (int)Math.Round(value * Math.Pow(10, -scale)));

    /// <summary>Stores two registers, high word first.</summary>
    protected void PutLong(int offset, long value)
    {
        Put(offset, (int)(value >> 16));
        Put(offset + 1, (int)value);
    }

    /// <summary>Stores four registers, high word first.</summary>
    protected void PutCounter(int offset, double value)
    {
        ulong whole = (ulong)value;
        PutLong(offset, (long)(whole >> 32));
        PutLong(offset + 2, (long)(whole & 0xFFFFFFFF));
    }

    /// <summary>Stores a float32.</summary>
    protected void PutFloat(int offset, double value) => PutLong(offset, BitConverter.SingleToUInt32Bits((float)value));

    /// <summary>Stores ASCII text, NUL padded.</summary>
    protected void PutText(int offset, int registers, string text)
    {
        Span<byte> bytes = stackalloc byte[2 * registers];
        bytes.Clear();
        System.Text.Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, 2 * registers)), bytes);
        for (int i = 0; i < registers; i++)
        {
            Put(offset + i, BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]));
        }
    }

    /// <summary>Lets registers be written.</summary>
    protected void Allow(params ReadOnlySpan<int> offsets)
    {
        foreach (int offset in offsets)
        {
            _writable.Add(offset);
        }
    }

    /// <summary>Whether a written run touches a register.</summary>
    protected static bool Touches(int offset, int count, int register) => register >= offset && register < offset + count;
}
