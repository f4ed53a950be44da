namespace EdgeLem.Sim.Devices;

/// <summary>What a bench inverter has at its terminals: a sun that comes and goes in an hour, with thin clouds, and three voltages like a meter's.</summary>
/// <param name="Line1">First voltage.</param>
/// <param name="Line2">Second voltage.</param>
/// <param name="Line3">Third voltage.</param>
/// <param name="PhaseSun">Phase of the hourly swing, rad.</param>
/// <param name="PhaseCloud">Phase of the two-minute swing, rad.</param>
internal readonly record struct SunWave(LineWave Line1, LineWave Line2, LineWave Line3, double PhaseSun, double PhaseCloud)
{
    private const double FrequencyHz = 50;

    /// <summary>Draws a wave.</summary>
    /// <param name="chance">Source of chance.</param>
    public static SunWave Draw(Random chance) =>
        new(LineWave.Draw(chance), LineWave.Draw(chance), LineWave.Draw(chance), 2 * Math.PI * chance.NextDouble(), 2 * Math.PI * chance.NextDouble());

    /// <summary>The terminals at an instant: 20 to 90 % of the rated power available.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    /// <param name="ratedPowerW">Rated power, W.</param>
    public InverterConditions At(double utcSeconds, double ratedPowerW)
    {
        double sun = 0.55 + (0.3 * Swing(utcSeconds, 3600, PhaseSun)) + (0.05 * Swing(utcSeconds, 127, PhaseCloud));
        return new InverterConditions(
            sun * ratedPowerW, Line1.At(utcSeconds).VoltageV, Line2.At(utcSeconds).VoltageV, Line3.At(utcSeconds).VoltageV, FrequencyHz);
    }

    private static double Swing(double utcSeconds, double periodSeconds, double phase) =>
        Math.Sin((2 * Math.PI * (utcSeconds % periodSeconds) / periodSeconds) + phase);
}
