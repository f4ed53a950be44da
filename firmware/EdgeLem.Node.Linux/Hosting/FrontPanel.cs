using System.Globalization;
using EdgeLem.Node.Face;
using EdgeLem.Node.Linux.Display;
using Microsoft.Extensions.Logging;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>What people see of a running node beside its log: the display, and the status line of <c>systemctl status</c>; both at most once a second.</summary>
/// <param name="notifier">Takes the status line.</param>
/// <param name="screen">The display; null without one.</param>
/// <param name="surroundings">Log and clock.</param>
internal sealed class FrontPanel(SystemdNotifier notifier, FaceScreen? screen, (ILogger Logger, TimeProvider Time) surroundings)
{
    private long? _shownAt;
    private string? _toldProblem;
    private NodeFace? _shown;

    /// <summary>Whether a face would be shown now.</summary>
    public bool IsDue => _shownAt is not { } at || surroundings.Time.GetElapsedTime(at) >= FaceScreen.Period;

    /// <summary>Shows a face; returns at once.</summary>
    /// <param name="face">It.</param>
    public void Show(NodeFace face)
    {
        _shownAt = surroundings.Time.GetTimestamp();
        screen?.Offer(face);
        if (!face.Tells(_shown))
        {
            notifier.Status(StatusOf(face));
            _shown = face;
        }

        if (screen?.Problem is { } problem && problem != _toldProblem)
        {
            LogMessages.DisplayFailed(surroundings.Logger, problem);
        }

        _toldProblem = screen?.Problem;
    }

    private static string StatusOf(NodeFace face) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(face.IsOnline ? "online" : "offline")}, limits {face.Envelope}, {Measured(face)}, traded {face.ClearedW} W, {face.WaitingRecords} records wait");

    private static string Measured(NodeFace face) => double.IsFinite(face.NetPowerW) && double.IsFinite(face.VoltageV)
        ? string.Create(CultureInfo.InvariantCulture, $"{face.NetPowerW:F0} W, {face.VoltageV:F1} V")
        : "meter not read";
}
