namespace EdgeLem.Grid;

/// <summary>How far a phase voltage is from the ends of the band. A negative distance is one beyond the limit.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Phase">0, 1 or 2; of a pair of phases the first, A of A and B, B of B and C, C of C and A.</param>
/// <param name="VoltageV">Magnitude phase to neutral, or between the pair, in V.</param>
/// <param name="BaseVoltageV">Base of the bus's per-unit voltages in V.</param>
/// <param name="FallV">By how much it may still fall, in V.</param>
/// <param name="RiseV">By how much it may still rise, in V.</param>
public readonly record struct VoltageHeadroom(int Bus, int Phase, double VoltageV, double BaseVoltageV, double FallV, double RiseV)
{
    /// <summary><see cref="VoltageV"/> over the base.</summary>
    public double VoltagePu => VoltageV / BaseVoltageV;

    /// <summary><see cref="FallV"/> over the base.</summary>
    public double FallPu => FallV / BaseVoltageV;

    /// <summary><see cref="RiseV"/> over the base.</summary>
    public double RisePu => RiseV / BaseVoltageV;
}
