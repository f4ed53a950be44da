namespace EdgeLem.Sim.Devices;

/// <summary>A meter of a bench.</summary>
/// <param name="meter">The meter.</param>
/// <param name="waves">One for each of its lines, 1 to 3.</param>
internal sealed class BenchMeter(IVirtualMeter meter, LineWave[] waves) : BenchUnit
{
    private const double FrequencyHz = 50;

    /// <summary>The meter.</summary>
    public IVirtualMeter Meter => meter;

    /// <inheritdoc/>
    public override IVirtualDevice Device => meter;

    /// <inheritdoc/>
    public override DeviceFault Fault { set => meter.Fault = value; }

    /// <inheritdoc/>
    public override void Update(double utcSeconds, double elapsedSeconds)
    {
        LineState[] lines = [.. waves.Select(wave => wave.At(utcSeconds))];
        var state = new MeterState(lines[0], lines.ElementAtOrDefault(1), lines.ElementAtOrDefault(2), FrequencyHz);
        double energyWh = (state.Line1.PowerW + state.Line2.PowerW + state.Line3.PowerW) * elapsedSeconds / 3600;
        meter.AddEnergy(Math.Max(energyWh, 0), Math.Max(-energyWh, 0));
        meter.Elapse(elapsedSeconds);
        meter.Update(state);
    }
}
