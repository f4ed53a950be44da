namespace EdgeLem.Sim.Devices;

/// <summary>One line of a bench meter: voltage and load as sums of slow sines.</summary>
/// <param name="PhaseSlow">Phase of the half-hour voltage swing, rad.</param>
/// <param name="PhaseFast">Phase of the one-and-a-half-minute voltage swing, rad.</param>
/// <param name="PhaseLoad">Phase of the hourly load swing, rad.</param>
/// <param name="MeanPowerW">Mean load, W; negative for a line that feeds in.</param>
internal readonly record struct LineWave(double PhaseSlow, double PhaseFast, double PhaseLoad, double MeanPowerW)
{
    // tan(acos 0.95): the power factor of a mixed household load.
    private const double ReactiveShare = 0.3287;

    /// <summary>Draws a wave: mean load 150..650 W.</summary>
    /// <param name="chance">Source of chance.</param>
    public static LineWave Draw(Random chance) => new(
        2 * Math.PI * chance.NextDouble(), 2 * Math.PI * chance.NextDouble(), 2 * Math.PI * chance.NextDouble(), 150 + (500 * chance.NextDouble()));

    /// <summary>Draws the wave of a line that feeds in: mean power -1950..-450 W.</summary>
    /// <param name="chance">Source of chance.</param>
    public static LineWave DrawExport(Random chance)
    {
        const double ExportFactor = -3;
        LineWave load = Draw(chance);
        return load with { MeanPowerW = ExportFactor * load.MeanPowerW };
    }

    /// <summary>The line at an instant: 225.8..234.2 V, and 40 to 160 % of the mean power.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    public LineState At(double utcSeconds)
    {
        double voltageV = 230 + (3.0 * Swing(utcSeconds, 1800, PhaseSlow)) + (1.2 * Swing(utcSeconds, 97, PhaseFast));
        double powerW = MeanPowerW * (1 + (0.6 * Swing(utcSeconds, 3600, PhaseLoad)));
        return LineState.FromPower(voltageV, powerW, ReactiveShare * powerW);
    }

    private static double Swing(double utcSeconds, double periodSeconds, double phase) =>
        Math.Sin((2 * Math.PI * (utcSeconds % periodSeconds) / periodSeconds) + phase);
}
