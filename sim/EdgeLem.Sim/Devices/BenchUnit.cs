namespace EdgeLem.Sim.Devices;

/// <summary>A device of a bench with what moves it.</summary>
internal abstract class BenchUnit
{
    /// <summary>What answers on the wire.</summary>
    public abstract IVirtualDevice Device { get; }

    /// <summary>What it does wrong.</summary>
    public abstract DeviceFault Fault { set; }

    /// <summary>Brings it to an instant.</summary>
    /// <param name="utcSeconds">Seconds since 1970 UTC.</param>
    /// <param name="elapsedSeconds">Time since the update before, s, not negative.</param>
    public abstract void Update(double utcSeconds, double elapsedSeconds);
}
