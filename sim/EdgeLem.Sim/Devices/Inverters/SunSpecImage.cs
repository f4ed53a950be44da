using System.Buffers.Binary;
using System.Text;

namespace EdgeLem.Sim.Devices;

/// <summary>The registers of a SunSpec device, by offset from the "SunS" marker.</summary>
internal sealed class SunSpecImage
{
    private readonly ushort[] _registers = new ushort[SunSpecMap.Count];

    /// <summary>An unsigned register.</summary>
    /// <param name="offset">Offset from the marker.</param>
    public int this[int offset] => _registers[offset];

    /// <summary>A register read as int16.</summary>
    /// <param name="offset">Offset from the marker.</param>
    public int Signed(int offset) => (short)_registers[offset];

    /// <summary>Stores the low 16 bits.</summary>
    /// <param name="offset">Offset from the marker.</param>
    /// <param name="value">The raw value.</param>
    public void Put(int offset, int value) => _registers[offset] = unchecked((ushort)value);

    /// <summary>Stores the same raw value in a run of registers.</summary>
    /// <param name="offset">First offset.</param>
    /// <param name="count">How many.</param>
    /// <param name="value">The raw value.</param>
    public void Fill(int offset, int count, int value) => _registers.AsSpan(offset, count).Fill(unchecked((ushort)value));

    /// <summary>Stores value x 10^-scale, rounded and held inside int16 (which is also inside what uint16 needs here).</summary>
    /// <param name="offset">Offset from the marker.</param>
    /// <param name="value">Value in its unit.</param>
    /// <param name="scale">Scale factor, a power of ten.</param>
    public void PutScaled(int offset, double value, int scale) =>
        Put(offset, (int)Math.Clamp(Math.Round(value * Math.Pow(10, -scale)), short.MinValue + 1, short.MaxValue));

    /// <summary>A scaled register as a value in its unit.</summary>
    /// <param name="offset">Offset from the marker.</param>
    /// <param name="scale">Scale factor, a power of ten.</param>
    public double Scaled(int offset, int scale) => Signed(offset) * Math.Pow(10, scale);

    /// <summary>Stores a 32-bit value, high word first.</summary>
    /// <param name="offset">Offset of the high word.</param>
    /// <param name="value">The value.</param>
    public void PutLong(int offset, uint value)
    {
        Put(offset, (int)(value >> 16));
        Put(offset + 1, (int)(value & 0xFFFF));
    }

    /// <summary>Stores ASCII text, NUL padded; what does not fit is cut.</summary>
    /// <param name="offset">First offset.</param>
    /// <param name="count">Registers of the string.</param>
    /// <param name="text">The text.</param>
    public void PutText(int offset, int count, string text)
    {
        Span<byte> bytes = stackalloc byte[2 * count];
        bytes.Clear();
        Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, 2 * count)), bytes);
        for (int i = 0; i < count; i++)
        {
            Put(offset + i, BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * i)..]));
        }
    }

    /// <summary>Copies registers to the wire.</summary>
    /// <param name="offset">First offset; the run must be inside the image.</param>
    /// <param name="words">Receives two big-endian bytes per register.</param>
    public void CopyTo(int offset, Span<byte> words)
    {
        for (int i = 0; i < words.Length / 2; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(words[(2 * i)..], _registers[offset + i]);
        }
    }
}
