using EdgeLem.Node.Esp32.Supervision;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Supervision;

public sealed class ProgressWatchTests
{
    private readonly ScriptedWorker _worker = new();
    private readonly ProgressWatch _watch;

    public ProgressWatchTests() => _watch = new ProgressWatch(_worker, 1000);

    [Fact]
    public void A_worker_that_gets_on_is_never_overdue()
    {
        for (long tickMs = 0; tickMs < 100_000; tickMs += 1000)
        {
            _worker.Progress++;
            Assert.Equal(0, _watch.OverdueMs(tickMs));
        }
    }

    [Fact]
    public void A_worker_is_overdue_by_what_is_beyond_its_patience()
    {
        _watch.OverdueMs(0);

        Assert.Equal(0, _watch.OverdueMs(1000));
        Assert.Equal(1, _watch.OverdueMs(1001));
        Assert.Equal(4000, _watch.OverdueMs(5000));
    }

    [Fact]
    public void The_patience_begins_with_the_first_look_and_not_with_the_start_of_the_board()
    {
        Assert.Equal(0, _watch.OverdueMs(1_000_000));
        Assert.Equal(0, _watch.OverdueMs(1_001_000));
        Assert.Equal(1, _watch.OverdueMs(1_001_001));
    }

    [Fact]
    public void Progress_ends_it_at_once()
    {
        _watch.OverdueMs(0);
        Assert.Equal(4000, _watch.OverdueMs(5000));

        _worker.Progress++;

        Assert.Equal(0, _watch.OverdueMs(5001));
        Assert.Equal("scripted", _watch.Name);
    }

    [Fact]
    public void A_counter_that_wraps_is_progress()
    {
        _worker.Progress = int.MaxValue;
        _watch.OverdueMs(0);
        _worker.Progress = int.MinValue;

        Assert.Equal(0, _watch.OverdueMs(5000));
    }
}
