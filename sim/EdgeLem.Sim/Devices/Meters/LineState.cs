namespace EdgeLem.Sim.Devices;

/// <summary>What a meter sees on one of its lines.</summary>
/// <param name="VoltageV">Line-to-neutral RMS voltage, V.</param>
/// <param name="CurrentA">RMS current, A, not negative.</param>
/// <param name="PowerW">Active power, W, load reference: import positive.</param>
/// <param name="ReactivePowerVar">Reactive power, var, load reference: inductive (absorbed) positive.</param>
public readonly record struct LineState(double VoltageV, double CurrentA, double PowerW, double ReactivePowerVar)
{
    /// <summary>A line whose current follows from its powers: I = sqrt(P^2 + Q^2) / V, and 0 without voltage.</summary>
    /// <param name="voltageV">Line-to-neutral RMS voltage, V.</param>
    /// <param name="powerW">Active power, W, import positive.</param>
    /// <param name="reactivePowerVar">Reactive power, var, inductive positive.</param>
    public static LineState FromPower(double voltageV, double powerW, double reactivePowerVar) =>
        new(voltageV, voltageV > 0 ? Math.Sqrt((powerW * powerW) + (reactivePowerVar * reactivePowerVar)) / voltageV : 0, powerW, reactivePowerVar);
}
