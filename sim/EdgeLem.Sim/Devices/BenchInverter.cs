namespace EdgeLem.Sim.Devices;

/// <summary>An inverter or storage of a bench.</summary>
/// <param name="inverter">The inverter.</param>
/// <param name="wave">Its sun and voltages.</param>
internal sealed class BenchInverter(IVirtualInverter inverter, SunWave wave) : BenchUnit
{
    /// <summary>The inverter.</summary>
    public IVirtualInverter Inverter => inverter;

    /// <inheritdoc/>
    public override IVirtualDevice Device => inverter;

    /// <inheritdoc/>
    public override DeviceFault Fault { set => inverter.Fault = value; }

    /// <inheritdoc/>
    public override void Update(double utcSeconds, double elapsedSeconds)
    {
        InverterConditions conditions = wave.At(utcSeconds, inverter.Rating.ActivePowerW);
        inverter.Advance(conditions, elapsedSeconds);

        // What timers and ramps did in the span acts from now on.
        inverter.Advance(conditions, 0);
    }
}
