namespace EdgeLem.Sim.Devices;

/// <summary>One immediate control of SunSpec model 123 over time: a random start window, a ramp, and a reversion time-out.</summary>
/// <remarks>A command waits out its window, then the value goes to the target in a straight line of the ramp time. When the reversion
/// time ends without a new command, the value goes back to the default with the same ramp. A time of 0 means at once, or never for
/// the reversion.</remarks>
internal sealed class TimedControl
{
    private readonly double _defaultValue;
    private double _target;
    private double _pendingTarget;
    private double _windowSeconds;
    private double _rampSeconds;
    private double _rampLeftSeconds;
    private double _revertSeconds = double.PositiveInfinity;

    /// <summary>A control at rest.</summary>
    /// <param name="defaultValue">The value of a disabled control.</param>
    public TimedControl(double defaultValue)
    {
        _defaultValue = defaultValue;
        _target = defaultValue;
        _pendingTarget = defaultValue;
        Value = defaultValue;
    }

    /// <summary>The value in force now.</summary>
    public double Value { get; private set; }

    /// <summary>Takes a command. The same target again only restarts the reversion time.</summary>
    /// <param name="target">The wanted value; null disables the control, which cancels the reversion.</param>
    /// <param name="windowSeconds">Time to wait first, s.</param>
    /// <param name="rampSeconds">Time of the ramp, s.</param>
    /// <param name="revertSeconds">Time until the control reverts, s; 0 for never.</param>
    public void Command(double? target, double windowSeconds, double rampSeconds, double revertSeconds)
    {
        _revertSeconds = target is not null && revertSeconds > 0 ? revertSeconds : double.PositiveInfinity;
        double wanted = target ?? _defaultValue;
        if (wanted == _pendingTarget)
        {
            return;
        }

        _pendingTarget = wanted;
        _rampSeconds = rampSeconds;
        _windowSeconds = windowSeconds;
        if (windowSeconds <= 0)
        {
            BeginRamp();
        }
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">The span, s.</param>
    /// <returns>Whether the reversion time ended in this span.</returns>
    public bool Advance(double seconds)
    {
        double rest = WaitOutWindow(seconds);
        Ramp(rest);
        _revertSeconds -= seconds;
        if (_revertSeconds > 0)
        {
            return false;
        }

        _revertSeconds = double.PositiveInfinity;
        _pendingTarget = _defaultValue;
        _windowSeconds = 0;
        BeginRamp();
        return true;
    }

    private double WaitOutWindow(double seconds)
    {
        if (_windowSeconds <= 0)
        {
            return seconds;
        }

        double rest = Math.Max(seconds - _windowSeconds, 0);
        _windowSeconds -= seconds;
        if (_windowSeconds <= 0)
        {
            BeginRamp();
        }

        return rest;
    }

    private void BeginRamp()
    {
        _target = _pendingTarget;
        _rampLeftSeconds = _rampSeconds;
        if (_rampLeftSeconds <= 0)
        {
            Value = _target;
        }
    }

    private void Ramp(double seconds)
    {
        if (_rampLeftSeconds <= 0)
        {
            return;
        }

        double part = Math.Min(seconds / _rampLeftSeconds, 1);
        Value = part >= 1 ? _target : Value + ((_target - Value) * part);
        _rampLeftSeconds -= seconds;
    }
}
