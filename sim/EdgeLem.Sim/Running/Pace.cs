using System.Diagnostics;

namespace EdgeLem.Sim.Running;

/// <summary>Holds virtual time back to a multiple of wall-clock time.</summary>
/// <param name="speed">Virtual seconds per wall-clock second; null never waits.</param>
/// <param name="startS">Virtual time at the start, UTC epoch seconds.</param>
internal sealed class Pace(double? speed, long startS)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    /// <summary>Waits until wall-clock time has reached a virtual instant.</summary>
    /// <param name="nowS">Virtual time, UTC epoch seconds.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public void WaitFor(long nowS, CancellationToken cancellation)
    {
        if (speed is not { } factor)
        {
            return;
        }

        TimeSpan due = TimeSpan.FromSeconds((nowS - startS) / factor);
        TimeSpan ahead = due - Stopwatch.GetElapsedTime(_started);
        if (ahead > TimeSpan.Zero)
        {
            cancellation.WaitHandle.WaitOne(ahead);
        }
    }
}
