using EdgeLem.Node.Face;
using EdgeLem.Node.Linux.Display;
using EdgeLem.Tests;

namespace EdgeLem.Node.Linux.Tests.Display;

/// <summary>A display in time that only moves when the test says so. The test follows the screen by the timers it sets: it never waits for real time to pass.</summary>
public sealed class FaceScreenTests : IDisposable
{
    private static readonly NodeFace First = Trading(0);

    private readonly SteppedTime _time = new();
    private readonly ScriptedDisplay _display = new();

    public void Dispose()
    {
        _time.Dispose();
        _display.CloseFailure = null;
        _display.Dispose();
    }

    [Fact]
    public async Task The_newest_face_is_shown_within_a_second_and_those_in_between_never()
    {
        await using FaceScreen screen = await StartAsync();
        screen.Offer(Trading(1));
        screen.Offer(Trading(2));

        await _time.NextAsync();

        Assert.Equal([Picture(Trading(2))], _display.Shown);
    }

    [Fact]
    public async Task A_face_that_did_not_change_is_not_shown_again()
    {
        await using FaceScreen screen = await StartAsync();
        screen.Offer(First);
        await _time.NextAsync();
        screen.Offer(Trading(0));
        await _time.NextAsync();

        Assert.Single(_display.Shown);
        Assert.Equal([FaceScreen.Period, FaceScreen.Period, FaceScreen.Period], _time.Waits);
    }

    [Fact]
    public async Task A_display_that_fails_is_closed_and_opened_again_after_its_pause()
    {
        await using FaceScreen screen = await StartAsync();
        screen.Offer(First);
        _display.Failure = new IOException("no answer");
        await _time.NextAsync();

        Assert.Equal("display: SSD1306 128x64 at 0x3C of /dev/i2c-1 shows nothing: no answer", screen.Problem);
        Assert.Equal((1, 1), (_display.Openings, _display.Closings));
        Assert.Equal(FaceScreen.PauseAfterFailure, _time.Waits[^1]);

        _display.Failure = null;
        await _time.NextAsync();
        Assert.Null(screen.Problem);
        Assert.Equal([Picture(First)], _display.Shown);
        Assert.Equal(2, _display.Openings);
    }

    [Fact]
    public async Task Whatever_a_driver_throws_reaches_nobody()
    {
        FaceScreen screen = await StartAsync();
        screen.Offer(First);
        _display.Failure = new NotImplementedException("odd");
        await _time.NextAsync();
        screen.Offer(Trading(7));
        _display.CloseFailure = new InvalidOperationException("odd too");
        await _time.NextAsync();

        await screen.DisposeAsync();

        Assert.Contains("odd", screen.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_the_display_is_closed()
    {
        FaceScreen screen = await StartAsync();
        screen.Offer(First);
        await _time.NextAsync();

        await screen.DisposeAsync();

        Assert.Equal((1, 1), (_display.Openings, _display.Closings));
    }

    private static NodeFace Trading(long clearedW) => new() { NodeId = "n1", ClearedW = clearedW };

    private static byte[] Picture(NodeFace face) => FaceBitmap.Draw(FaceText.Lines(face), 64);

    private async Task<FaceScreen> StartAsync()
    {
        var screen = new FaceScreen(new DisplaySettings(), _ => _display.Opened(), _time);
        await _time.SetAsync();
        return screen;
    }

    private sealed class ScriptedDisplay : IFaceDisplay
    {
        public List<byte[]> Shown { get; } = [];

        public int Openings { get; private set; }

        public int Closings { get; private set; }

        public Exception? Failure { get; set; }

        public Exception? CloseFailure { get; set; }

        public ScriptedDisplay Opened()
        {
            Openings++;
            return this;
        }

        public void Show(byte[] pages)
        {
            if (Failure is not null)
            {
                throw Failure;
            }

            Shown.Add(pages);
        }

        public void Dispose()
        {
            Closings++;
            if (CloseFailure is not null)
            {
                throw CloseFailure;
            }
        }
    }

    /// <summary>A clock that tells when somebody begins to wait, and lets the wait end on demand.</summary>
    private sealed class SteppedTime : TimeProvider, IDisposable
    {
        private readonly ManualTime _clock = new();
        private readonly SemaphoreSlim _set = new(0);

        public List<TimeSpan> Waits { get; } = [];

        public override long TimestampFrequency => _clock.TimestampFrequency;

        public override long GetTimestamp() => _clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = _clock.CreateTimer(callback, state, dueTime, period);
            Waits.Add(dueTime);
            _set.Release();
            return timer;
        }

        public void Dispose() => _set.Dispose();

        /// <summary>Waits until the next wait has begun.</summary>
        public Task SetAsync() => _set.WaitAsync(TestContext.Current.CancellationToken);

        /// <summary>Ends the wait, and waits until the next has begun.</summary>
        public Task NextAsync()
        {
            _clock.Advance(Waits[^1]);
            return SetAsync();
        }
    }
}
