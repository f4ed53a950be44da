using EdgeLem.Node.Face;

namespace EdgeLem.Node.Linux.Display;

/// <summary>
/// Keeps a display up to date beside the node: at most one picture a second, only when it changed, and nothing that a display does ever reaches the node. A display that fails is closed and opened again
/// after a pause; it may be plugged in later.
/// </summary>
public sealed class FaceScreen : IAsyncDisposable
{
    /// <summary>Shortest time between two pictures.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Pause before a display that failed is opened again.</summary>
    public static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly DisplaySettings _settings;
    private readonly Func<DisplaySettings, IFaceDisplay> _open;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _showing;
    private NodeFace? _newest;
    private NodeFace? _shown;
    private IFaceDisplay? _display;

    /// <summary>Begins to show.</summary>
    /// <param name="settings">The display.</param>
    /// <param name="open">Opens it; may throw what <see cref="IFaceDisplay.Show"/> throws.</param>
    /// <param name="time">Clock of the pauses.</param>
    public FaceScreen(DisplaySettings settings, Func<DisplaySettings, IFaceDisplay> open, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(time);
        (_settings, _open, _time) = (settings, open, time);
        _showing = Task.Run(ShowUntilStoppedAsync);
    }

    /// <summary>Why nothing is shown; null when the last picture was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the newest face; returns at once. Faces in between may never be seen.</summary>
    /// <param name="face">What to show.</param>
    public void Offer(NodeFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        Volatile.Write(ref _newest, face);
    }

    /// <summary>Stops and closes the display.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _showing.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task ShowUntilStoppedAsync()
    {
        try
        {
            while (true)
            {
                TimeSpan pause = TryShow() ? Period : PauseAfterFailure;
                await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
        finally
        {
            CloseDisplay();
        }
    }

    private bool TryShow()
    {
        NodeFace? face = Volatile.Read(ref _newest);
        if (face is null || face.Tells(_shown))
        {
            return true;
        }

        try
        {
            _display ??= _open(_settings);
            _display.Show(FaceBitmap.Draw(FaceText.Lines(face), _settings.Height));
            (_shown, Problem) = (face, null);
            return true;
        }
        catch (Exception failure)
        {
            // A display is an ornament: whatever its driver throws, the node goes on.
            Problem = $"display: {_settings} shows nothing: {failure.Message}";
            CloseDisplay();
            _shown = null;
            return false;
        }
    }

    private void CloseDisplay()
    {
        try
        {
            _display?.Dispose();
        }
        catch (Exception failure)
        {
            Problem ??= $"display: {_settings} cannot be closed: {failure.Message}";
        }

        _display = null;
    }
}
