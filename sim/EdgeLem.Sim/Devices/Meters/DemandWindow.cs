namespace EdgeLem.Sim.Devices;

/// <summary>Mean of a value over fixed windows, and the largest mean so far: a meter's demand and maximum demand.</summary>
internal sealed class DemandWindow
{
    private readonly double _windowSeconds;
    private double _sum;
    private double _seconds;

    /// <summary>A window that begins now.</summary>
    /// <param name="windowSeconds">Its length, s, positive.</param>
    public DemandWindow(double windowSeconds) => _windowSeconds = windowSeconds;

    /// <summary>Mean over the last whole window; 0 before its end.</summary>
    public double Demand { get; private set; }

    /// <summary>The largest <see cref="Demand"/> so far.</summary>
    public double Maximum { get; private set; }

    /// <summary>Goes on with a constant value; an over-long span ends several windows.</summary>
    /// <param name="value">The value during the span.</param>
    /// <param name="spanSeconds">The span, s.</param>
    public void Add(double value, double spanSeconds)
    {
        while (spanSeconds > 0)
        {
            double part = Math.Min(spanSeconds, _windowSeconds - _seconds);
            _sum += value * part;
            _seconds += part;
            spanSeconds -= part;
            if (_seconds >= _windowSeconds)
            {
                Close();
            }
        }
    }

    private void Close()
    {
        Demand = _sum / _seconds;
        Maximum = Math.Max(Maximum, Demand);
        _sum = 0;
        _seconds = 0;
    }
}
