using System.Buffers.Binary;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Builds and reads Modbus PDUs for the tests, independently of the code under test.</summary>
internal static class ModbusFrames
{
    public static byte[] ReadRequest(byte function, int address, int count) =>
        [function, (byte)(address >> 8), (byte)address, (byte)(count >> 8), (byte)count];

    public static byte[] WriteRequest(int address, params int[] values)
    {
        var pdu = new List<byte> { 0x10, (byte)(address >> 8), (byte)address, 0, (byte)values.Length, (byte)(2 * values.Length) };
        foreach (int value in values)
        {
            pdu.Add((byte)(value >> 8));
            pdu.Add((byte)value);
        }

        return [.. pdu];
    }

    public static byte[] Adu(int transaction, byte unit, byte[] pdu) =>
        [(byte)(transaction >> 8), (byte)transaction, 0, 0, 0, (byte)(pdu.Length + 1), unit, .. pdu];

    public static byte[] Ask(IVirtualDevice device, byte[] pdu)
    {
        Span<byte> reply = stackalloc byte[256];
        return reply[..device.Handle(pdu, reply)].ToArray();
    }

    public static int[] ReadWords(IVirtualDevice device, byte function, int address, int count)
    {
        byte[] reply = Ask(device, ReadRequest(function, address, count));
        Assert.Equal(function, reply[0]);
        Assert.Equal(2 * count, reply[1]);
        return [.. Enumerable.Range(0, count).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(reply.AsSpan(2 + (2 * i))))];
    }

    public static float ReadFloat(IVirtualDevice device, byte function, int address)
    {
        byte[] reply = Ask(device, ReadRequest(function, address, 2));
        Assert.Equal(function, reply[0]);
        return BinaryPrimitives.ReadSingleBigEndian(reply.AsSpan(2));
    }

    public static void AssertException(byte[] reply, byte function, int code) => Assert.Equal([(byte)(function | 0x80), (byte)code], reply);
}
