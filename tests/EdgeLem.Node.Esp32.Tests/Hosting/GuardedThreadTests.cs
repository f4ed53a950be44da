using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Tests.Fakes;

namespace EdgeLem.Node.Esp32.Tests.Hosting;

/// <summary>Real threads; each test waits for a signal of its worker, never for time.</summary>
public sealed class GuardedThreadTests : IDisposable
{
    private const int PatienceMs = 60_000;

    private readonly FakeBoard _board = new();
    private readonly AutoResetEvent _wake = new(false);
    private readonly ManualResetEventSlim _reached = new();

    public void Dispose()
    {
        _wake.Dispose();
        _reached.Dispose();
    }

    [Fact]
    public void A_step_that_throws_does_not_end_the_thread()
    {
        var worker = new ScriptedWorker(step =>
        {
            if (step == 4)
            {
                _reached.Set();
                return 1000;
            }

            _wake.Set(); // the pause after a fault ends at once
            throw new InvalidOperationException("step " + step);
        });
        var thread = new GuardedThread(worker, _board, _wake);

        thread.Start();

        Assert.True(_reached.Wait(PatienceMs, TestContext.Current.CancellationToken));
        Assert.True(thread.Stop(PatienceMs));
        Assert.Equal(3, thread.Faults);
        Assert.Equal("thread scripted: System.InvalidOperationException step 1", _board.Lines[0]);
    }

    [Fact]
    public void A_step_that_wants_no_rest_is_followed_by_the_next_at_once()
    {
        var worker = new ScriptedWorker(step =>
        {
            if (step == 1000)
            {
                _reached.Set();
            }

            return step < 1000 ? 0 : 60_000;
        });
        var thread = new GuardedThread(worker, _board, _wake);

        thread.Start();

        Assert.True(_reached.Wait(PatienceMs, TestContext.Current.CancellationToken));
        Assert.True(thread.Stop(PatienceMs));
        Assert.Equal(0, thread.Faults);
    }

    [Fact]
    public void A_rest_ends_when_the_thread_is_woken()
    {
        var worker = new ScriptedWorker(step =>
        {
            if (step == 2)
            {
                _reached.Set();
            }

            return int.MaxValue;
        });
        var thread = new GuardedThread(worker, _board, _wake);
        thread.Start();

        _wake.Set();

        Assert.True(_reached.Wait(PatienceMs, TestContext.Current.CancellationToken));
        Assert.True(thread.Stop(PatienceMs));
    }

    [Fact]
    public void A_thread_that_is_stopped_takes_no_further_step()
    {
        var worker = new ScriptedWorker(_ => int.MaxValue);
        var thread = new GuardedThread(worker, _board, _wake);
        thread.Start();
        Assert.True(thread.Stop(PatienceMs));
        int steps = worker.Steps;

        _wake.Set();

        Assert.Equal(steps, worker.Steps);
        thread.Await();
    }
}
