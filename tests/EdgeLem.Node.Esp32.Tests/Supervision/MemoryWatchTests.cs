using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

/// <summary>Native heap every minute, managed every ten; low below 8192 bytes three times in a row.</summary>
public sealed class MemoryWatchTests
{
    private readonly FakeRuntime _runtime = new([]);
    private readonly MemoryWatch _watch;

    public MemoryWatchTests() => _watch = new MemoryWatch(_runtime);

    [Fact]
    public void It_looks_every_minute_and_every_ten_however_often_it_is_asked()
    {
        for (long tickMs = 0; tickMs < 3_600_000; tickMs += 250)
        {
            _watch.Look(tickMs);
        }

        Assert.Equal((60, 6), (_runtime.NativeLooks, _runtime.Collections));
        Assert.Equal((60_000, 40_000), (_watch.ManagedBytes, _watch.NativeBlockBytes));
    }

    [Fact]
    public void Nothing_is_known_before_it_looked() => Assert.Equal((-1, -1, false), (_watch.ManagedBytes, _watch.NativeBlockBytes, _watch.IsLow));

    [Fact]
    public void Three_findings_of_a_small_native_block_make_it_low()
    {
        _runtime.NativeBlockBytes = 8191;
        _watch.Look(0);
        _watch.Look(60_000);
        Assert.False(_watch.IsLow);

        _watch.Look(120_000);

        Assert.True(_watch.IsLow);
    }

    [Fact]
    public void Three_findings_of_little_managed_heap_make_it_low()
    {
        _runtime.ManagedBytes = 8191;
        _watch.Look(0);
        _watch.Look(600_000);
        Assert.False(_watch.IsLow);

        _watch.Look(1_200_000);

        Assert.True(_watch.IsLow);
    }

    [Fact]
    public void One_good_finding_between_begins_the_count_anew()
    {
        for (int minute = 0; minute < 30; minute++)
        {
            _runtime.NativeBlockBytes = minute % 3 == 2 ? 8192 : 100;
            _watch.Look(minute * 60_000L);
            Assert.False(_watch.IsLow);
        }
    }

    [Fact]
    public void Two_findings_of_each_heap_are_not_three()
    {
        _runtime.ManagedBytes = 100;
        _watch.Look(0);
        _watch.Look(600_000);
        _runtime.NativeBlockBytes = 100;
        _watch.Look(660_000);
        _watch.Look(720_000);

        Assert.False(_watch.IsLow);
    }

    [Fact]
    public void A_board_that_does_not_tell_is_not_low()
    {
        _runtime.TellsNative = false;
        for (int minute = 0; minute < 10; minute++)
        {
            _watch.Look(minute * 60_000L);
        }

        Assert.Equal((-1, false), (_watch.NativeBlockBytes, _watch.IsLow));
    }
}
