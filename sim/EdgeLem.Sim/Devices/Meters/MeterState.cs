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
}
