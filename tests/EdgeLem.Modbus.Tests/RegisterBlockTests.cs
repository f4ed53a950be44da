namespace EdgeLem.Modbus.Tests;

/// <summary>Numbers in registers. 230.0 is 43 66 00 00 as a single (IEEE 754: 1.796875 x 2^7).</summary>
public sealed class RegisterBlockTests
{
    [Theory]
    [InlineData("43 66 00 00", WordOrder.Abcd)]
    [InlineData("00 00 43 66", WordOrder.Cdab)]
    [InlineData("66 43 00 00", WordOrder.Badc)]
    [InlineData("00 00 66 43", WordOrder.Dcba)]
    public void A_float_of_230_is_read_in_each_word_order(string bytes, WordOrder order)
    {
        Assert.True(Block(10, bytes).TryFloat32(10, order, out double value));
        Assert.Equal(230.0, value);
    }

    [Fact]
    public void Every_kind_of_float_is_read_as_the_runtime_reads_it()
    {
        var random = new Random(20261120);
        uint[] edges = [0, 0x80000000, 1, 0x80000001, 0x007FFFFF, 0x00800000, 0x7F7FFFFF, 0xFF7FFFFF, 0x7F800000, 0xFF800000, 0x7FC00000, 0x3F800000];
        uint[] bits = [.. edges, .. Enumerable.Range(0, 5000).Select(_ => (uint)random.NextInt64(0x100000000))];
        foreach (uint single in bits)
        {
            Assert.True(Block(0, single.ToString("X8")).TryFloat32(0, WordOrder.Abcd, out double value));
            Assert.Equal((double)BitConverter.UInt32BitsToSingle(single), value);
        }
    }

    [Fact]
    public void Integers_are_read_with_sign_and_without()
    {
        RegisterBlock block = Block(100, "FF FE 80 00 00 01 00 02");
        Assert.True(block.TryInt16(100, out short int16) && int16 == -2);
        Assert.True(block.TryUInt16(100, out ushort uint16) && uint16 == 0xFFFE);
        Assert.True(block.TryInt32(100, WordOrder.Abcd, out int int32) && int32 == unchecked((int)0xFFFE8000));
        Assert.True(block.TryUInt32(101, WordOrder.Cdab, out uint uint32) && uint32 == 0x00018000);
        Assert.True(block.TryUInt64(100, WordOrder.Abcd, out ulong high) && high == 0xFFFE800000010002);
        Assert.True(block.TryUInt64(100, WordOrder.Cdab, out ulong low) && low == 0x000200018000FFFE);
        Assert.True(block.TryUInt64(100, WordOrder.Dcba, out ulong swapped) && swapped == 0x020001000080FEFF);
    }

    [Fact]
    public void What_is_not_wholly_in_the_block_has_no_value()
    {
        RegisterBlock block = Block(100, "00 01 00 02");
        Assert.False(block.TryUInt16(99, out ushort before) || before != 0);
        Assert.False(block.TryUInt16(102, out ushort behind) || behind != 0);
        Assert.False(block.TryUInt32(101, WordOrder.Abcd, out uint half) || half != 0);
        Assert.False(block.TryFloat32(99, WordOrder.Abcd, out double single) || single != 0);
        Assert.False(block.TryUInt64(100, WordOrder.Abcd, out ulong wide) || wide != 0);
        block.Clear();
        Assert.False(block.TryUInt16(100, out _));
    }

    private static RegisterBlock Block(int address, string hex)
    {
        byte[] bytes = Hex.Bytes(hex);
        var block = new RegisterBlock(8);
        block.Load(address, bytes, 0, bytes.Length / 2);
        return block;
    }
}
