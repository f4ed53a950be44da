namespace EdgeLem.Grid;

/// <summary>
/// What a solved state leaves of the limits: voltages of every phase of every bus but the sources' (or of every pair of phases, where the limits hold between phases), currents of every
/// conductor that has a limit.
/// </summary>
public sealed class NetworkHeadroom
{
    private NetworkHeadroom(IReadOnlyList<VoltageHeadroom> voltages, IReadOnlyList<CurrentHeadroom> currents)
    {
        Voltages = voltages;
        Currents = currents;
    }

    /// <summary>By bus and phase, in the feeder's order.</summary>
    public IReadOnlyList<VoltageHeadroom> Voltages { get; }

    /// <summary>Lines, switches, transformers, each in the feeder's order, then by conductor; conductors without a rating are not in it.</summary>
    public IReadOnlyList<CurrentHeadroom> Currents { get; }

    /// <summary>Takes the distances of one state.</summary>
    /// <param name="flow">A converged flow.</param>
    /// <param name="limits">What is allowed; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is outside its range.</exception>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    public static NetworkHeadroom Of(PowerFlowResult flow, NetworkLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(flow);
        flow.ThrowUnlessConverged();
        NetworkLimits allowed = limits ?? new NetworkLimits();
        allowed.Validate();
        return new NetworkHeadroom([.. VoltagesOf(flow, allowed)], [.. ConductorLimit.Of(flow.Feeder, allowed).Select(limit => CurrentOf(flow, limit))]);
    }

    private static IEnumerable<VoltageHeadroom> VoltagesOf(PowerFlowResult flow, NetworkLimits limits)
    {
        Feeder feeder = flow.Feeder;
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            double baseV = feeder.BaseVoltageV(bus) * (limits.IsVoltageBetweenPhases ? Math.Sqrt(3) : 1);
            for (int phase = 0; phase < PhaseNames.Count && !feeder.IsSourceBus(bus); phase++)
            {
                if (limits.IsVoltageBetweenPhases ? flow.HasPhasePair(bus, phase) : flow.HasPhase(bus, phase))
                {
                    double voltageV = limits.IsVoltageBetweenPhases ? flow.PhasePairVoltagePu(bus, phase) * baseV : flow.VoltageV(bus, phase).Magnitude;
                    yield return new VoltageHeadroom(bus, phase, voltageV, baseV, voltageV - limits.MinVoltagePu * baseV, limits.MaxVoltagePu * baseV - voltageV);
                }
            }
        }
    }

    private static CurrentHeadroom CurrentOf(PowerFlowResult flow, ConductorLimit limit) => new()
    {
        Kind = limit.Kind,
        ElementId = limit.ElementId,
        Conductor = limit.Terminal,
        SideBusId = limit.SideBusId,
        CurrentA = limit.CurrentA(flow),
        LimitA = limit.LimitA,
    };
}
