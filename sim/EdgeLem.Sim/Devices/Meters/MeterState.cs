namespace EdgeLem.Sim.Devices;

/// <summary>What a meter sees at one instant.</summary>
/// <param name="Line1">The meter's first line; the only one of a single-phase wiring, whatever feeder phase it hangs on.</param>
/// <param name="Line2">The second line; ignored by a single-phase wiring.</param>
/// <param name="Line3">The third line; ignored by a single-phase wiring.</param>
/// <param name="FrequencyHz">Frequency of the voltages, Hz.</param>
public readonly record struct MeterState(LineState Line1, LineState Line2, LineState Line3, double FrequencyHz)
{
    /// <summary>The state of a single-phase meter.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="frequencyHz">Frequency, Hz.</param>
    public static MeterState SinglePhase(LineState line, double frequencyHz = 50) => new(line, default, default, frequencyHz);

    /// <summary>Refuses a state that no meter can see.</summary>
    /// <exception cref="ArgumentException">A value is not finite, or a voltage, a current or the frequency is negative.</exception>
    internal void Check()
    {
        Check(Line1);
        Check(Line2);
        Check(Line3);
        if (!double.IsFinite(FrequencyHz) || FrequencyHz < 0)
        {
            throw new ArgumentException($"Meter state: frequency {FrequencyHz} Hz must be finite and not negative.");
        }
    }

    private static void Check(LineState line)
    {
        bool valid = double.IsFinite(line.VoltageV) && line.VoltageV >= 0 && double.IsFinite(line.CurrentA) && line.CurrentA >= 0
            && double.IsFinite(line.PowerW) && double.IsFinite(line.ReactivePowerVar);
        if (!valid)
        {
            throw new ArgumentException($"Meter state: {line} must be finite, with voltage and current not negative.");
        }
    }
}
