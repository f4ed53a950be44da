namespace EdgeLem.Sim.Devices;

/// <summary>A reversion time that runs since the last command.</summary>
internal sealed class ReversionTimer
{
    private double _leftSeconds = double.PositiveInfinity;

    /// <summary>Seconds until the reversion, rounded up; 0 when none is under way.</summary>
    public int Remaining => double.IsFinite(_leftSeconds) ? (int)Math.Ceiling(_leftSeconds) : 0;

    /// <summary>Starts anew.</summary>
    /// <param name="seconds">0 for never.</param>
    public void Restart(double seconds) => _leftSeconds = seconds > 0 ? seconds : double.PositiveInfinity;

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">The span, s.</param>
    /// <returns>Whether the time ended in this span.</returns>
    public bool Advance(double seconds)
    {
        _leftSeconds -= seconds;
        if (_leftSeconds > 0)
        {
            return false;
        }

        _leftSeconds = double.PositiveInfinity;
        return true;
    }
}
