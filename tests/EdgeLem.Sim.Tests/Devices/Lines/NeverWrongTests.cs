using EdgeLem.Modbus;
using EdgeLem.Sim.Devices;
using EdgeLem.Sim.Devices.Faults;

namespace EdgeLem.Sim.Tests.Devices.Lines;

/// <summary>
/// The property that matters: whatever happens on the line, a reading that the master accepts is one that the asked device had, at the asked registers, while
/// the request was under way or shortly before; and once the trouble is over the bus works again. Seeds are named in each failure.
/// </summary>
public sealed class NeverWrongTests
{
    private const int Transactions = 1500;

    /// <summary>An edition of the registers lives this long, and a reply may be late by up to a transaction and the time that late replies are reckoned with.</summary>
    private const int EditionMs = 500;

    private static readonly BusFault[] Troubles =
    [
        new(BusFaultKind.Noise) { Rate = 0.3, Bytes = 12 },
        new(BusFaultKind.Truncate) { Rate = 0.2 },
        new(BusFaultKind.Late) { Rate = 0.2, DelayMs = 300 },
        new(BusFaultKind.Late) { Rate = 0.1, DelayMs = 650 },
        new(BusFaultKind.Merged) { Rate = 0.2 },
        new(BusFaultKind.Duplicate) { Rate = 0.1 },
        new(BusFaultKind.Slow) { Rate = 1, DelayMs = 60 },
    ];

    public static TheoryData<string, bool, int> Lines()
    {
        var lines = new TheoryData<string, bool, int>();
        foreach (BusFault trouble in Troubles.DistinctBy(fault => fault.Kind))
        {
            lines.Add(trouble.Kind.ToString(), false, 1);
            lines.Add(trouble.Kind.ToString(), true, 2);
        }

        for (int seed = 1; seed <= 12; seed++)
        {
            lines.Add("all", seed % 2 == 0, seed);
        }

        return lines;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_accepted_reading_is_one_that_the_device_had(string kind, bool echoes, int seed)
    {
        LineBench bench = NewBench(kind, echoes, seed);
        var chance = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < Transactions; i++)
        {
            Age(bench);
            byte unit = (byte)chance.Next(1, 4);
            int address = chance.Next(0, 4) * 10;
            int count = chance.Next(1, 3) * 5;
            int before = EditionAt(bench.NowMs);
            accepted += bench.Read(unit, address, count) == ModbusOutcome.Done && IsTrue(bench, (unit, address), before, $"{kind}, seed {seed}, read {i}") ? 1 : 0;
        }

        Assert.True(accepted > Transactions / 4, $"{kind}, seed {seed}: only {accepted} of {Transactions} reads got through.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void An_acknowledged_write_reached_the_device(int seed)
    {
        LineBench bench = NewBench("all", echoes: seed % 2 == 0, seed);
        var chance = new Random(seed);
        int acknowledged = 0;
        for (int i = 0; i < 500; i++)
        {
            byte unit = (byte)chance.Next(1, 4);
            ushort value = (ushort)chance.Next(65536);
            bench.Devices[unit - 1].Written.Clear();
            bench.Devices[unit - 1].Fault = chance.Next(5) == 0 ? DeviceFault.Silent : DeviceFault.None;
            bool isSingle = chance.Next(2) == 0;
            ModbusOutcome outcome = isSingle ? bench.WriteSingle(unit, 100, value) : bench.WriteMultiple(unit, 100, value, 1, 2);
            acknowledged += outcome == ModbusOutcome.Done ? 1 : 0;
            Assert.True(outcome != ModbusOutcome.Done || bench.Devices[unit - 1].Written.Contains((100, value)), $"seed {seed}, write {i}: acknowledged, but the device has {bench.Devices[unit - 1].Written.Count} writes.");
            Assert.True(bench.Devices[unit - 1].Written.Count <= 1, $"seed {seed}, write {i}: sent more than once.");
            bench.Devices[unit - 1].Fault = DeviceFault.None;
            bench.Read(unit, 0, 1);
        }

        Assert.True(acknowledged > 100, $"seed {seed}: only {acknowledged} writes were acknowledged.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_device_that_stays_silent_never_seems_to_acknowledge_a_write(bool echoes)
    {
        // Seed 3: the echo is whole.
        LineBench bench = NewBench("none", echoes, 3);
        bench.Read(1, 0, 1);

        Assert.Equal(ModbusOutcome.WriteUncertain, bench.WriteSingle(9, 100, 7));
        Assert.Equal(ModbusOutcome.WriteUncertain, bench.WriteMultiple(9, 100, 7, 8));
        Assert.Equal(ModbusOutcome.Done, bench.WriteSingle(1, 100, 7));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void When_the_trouble_is_over_the_second_poll_of_a_device_succeeds_at_the_latest(int seed)
    {
        LineBench bench = NewBench("all", echoes: seed % 2 == 0, seed, untilS: 60);
        var chance = new Random(seed);
        while (bench.NowMs < 60_000)
        {
            bench.Read((byte)chance.Next(1, 4), 0, 10);
        }

        for (byte unit = 1; unit <= 3; unit++)
        {
            bool recovers = bench.Read(unit, 0, 10) == ModbusOutcome.Done || bench.Read(unit, 0, 10) == ModbusOutcome.Done;
            Assert.True(recovers, $"seed {seed}: unit {unit} does not answer after the trouble.");
        }
    }

    private static LineBench NewBench(string kind, bool echoes, int seed, double untilS = double.PositiveInfinity)
    {
        var bench = new LineBench(pieceSeed: seed);
        foreach (BusFault trouble in Troubles.Where(fault => kind == "all" || fault.Kind.ToString() == kind))
        {
            bench.With(0, trouble with { Seed = (seed * 100) + (int)trouble.Kind, UntilS = untilS });
        }

        return echoes ? bench.With(0, new BusFault(BusFaultKind.Echo) { Bytes = seed % 3 }) : bench;
    }

    private static int EditionAt(long nowMs) => (int)(nowMs / EditionMs);

    private static void Age(LineBench bench)
    {
        bench.NowMs += 100;
        bench.Devices.ForEach(device => device.Edition = EditionAt(bench.NowMs));
    }

    /// <summary>The device's registers change between transactions only, so the reply shows the edition of this request, or of an attempt of it that came late.</summary>
    private static bool IsTrue(LineBench bench, (byte Unit, int Address) asked, int edition, string what)
    {
        for (int i = 0; i < bench.Master.RegisterCount; i++)
        {
            ushort expected = TellingDevice.ValueOf(asked.Unit, asked.Address + i, edition);
            Assert.True(expected == bench.Master.RegisterAt(i), $"{what}: unit {asked.Unit}, register {asked.Address + i} reads {bench.Master.RegisterAt(i)}, the device has {expected}.");
        }

        return true;
    }
}
