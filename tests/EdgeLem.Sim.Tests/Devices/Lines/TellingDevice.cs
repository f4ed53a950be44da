using System.Buffers.Binary;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices.Lines;

/// <summary>
/// A device whose every register tells who holds it, where and since when, so that a test knows whether a reading was ever true: unit and address are
/// mixed with an edition that rises with time.
/// </summary>
internal sealed class TellingDevice(byte unit) : RegisterDevice
{
    /// <summary>Which edition of the values is shown.</summary>
    public int Edition { get; set; }

    /// <summary>What a register shows in an edition.</summary>
    public static ushort ValueOf(byte unit, int address, int edition) => unchecked((ushort)((unit * 7919) ^ (address * 104_729) ^ (edition * 15_731)));

    protected override bool Supports(byte functionCode) => true;

    protected override ModbusExceptionCode Read(byte functionCode, int address, Span<byte> words)
    {
        for (int i = 0; i < words.Length / 2; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(words[(2 * i)..], ValueOf(unit, address + i, Edition));
        }

        return ModbusExceptionCode.None;
    }

    protected override ModbusExceptionCode Write(int address, ReadOnlySpan<byte> words)
    {
        Written.Add((address, BinaryPrimitives.ReadUInt16BigEndian(words)));
        return ModbusExceptionCode.None;
    }

    /// <summary>First register and first value of every write.</summary>
    public List<(int Address, ushort Value)> Written { get; } = [];
}
