using EdgeLem.Sim.Commands;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Tests.Commands;

public sealed class BusFaultOptionTests
{
    public static TheoryData<string, byte, BusFault> Right => new()
    {
        { "1=dead", 1, new BusFault(BusFaultKind.Dead) },
        { "0=echo@bytes=3", 0, new BusFault(BusFaultKind.Echo) { Bytes = 3 } },
        { "247=late@ms=700,rate=0.1,seed=9", 247, new BusFault(BusFaultKind.Late) { DelayMs = 700, Rate = 0.1, Seed = 9 } },
        { "2=exception@code=11", 2, new BusFault(BusFaultKind.Exception) { Code = 11 } },
        { "2=reboot@every=60,lasts=5", 2, new BusFault(BusFaultKind.Reboot) { EveryS = 60, LastsS = 5 } },
        { "3=roll-over@from=10,until=20.5", 3, new BusFault(BusFaultKind.RollOver) { FromS = 10, UntilS = 20.5 } },
        { "3=stuck", 3, new BusFault(BusFaultKind.Stuck) },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void What_it_reads(string text, byte unit, BusFault expected)
    {
        Assert.True(BusFaultOption.TryParse(text, out byte unitId, out BusFault? fault));
        Assert.Equal((unit, expected), (unitId, fault));
    }

    [Fact]
    public void Every_kind_has_a_name_that_is_read_and_described()
    {
        foreach (BusFaultKind kind in Enum.GetValues<BusFaultKind>())
        {
            Assert.True(BusFaultOption.TryParse($"1={FaultNames.Of(kind)}", out _, out BusFault? fault));
            Assert.Equal(kind, fault!.Kind);
            Assert.Contains(FaultNames.Of(kind), BusFaultOption.Description, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("dead")]
    [InlineData("248=dead")]
    [InlineData("-1=dead")]
    [InlineData("1=loud")]
    [InlineData("1=Dead")]
    [InlineData("1=dead=dead")]
    [InlineData("1=noise@")]
    [InlineData("1=noise@rate")]
    [InlineData("1=noise@rate=")]
    [InlineData("1=noise@rate=1.1")]
    [InlineData("1=noise@rate=NaN")]
    [InlineData("1=noise@rate=0.1,")]
    [InlineData("1=noise@bytes=0")]
    [InlineData("1=noise@bytes=65")]
    [InlineData("1=late@ms=-1")]
    [InlineData("1=late@ms=1e99")]
    [InlineData("1=exception@code=0")]
    [InlineData("1=exception@code=256")]
    [InlineData("1=dead@volume=11")]
    [InlineData("1=dead@from=5,until=5")]
    public void What_it_refuses(string text)
    {
        Assert.False(BusFaultOption.TryParse(text, out _, out _));
        Assert.Contains($"'{text}'", BusFaultOption.Explain(text), StringComparison.Ordinal);
    }
}
