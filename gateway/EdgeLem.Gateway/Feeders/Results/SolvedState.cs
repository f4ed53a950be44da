using EdgeLem.Gateway.Feeders.Reading;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>A solved flow with what was asked of it.</summary>
/// <param name="Flow">A converged flow.</param>
/// <param name="Injections">The powers that stood instead of the feeder's loads; null when these were solved.</param>
/// <param name="Options">What it was solved with.</param>
internal sealed record SolvedState(PowerFlowResult Flow, IReadOnlyList<Injection>? Injections, PowerFlowOptions Options)
{
    /// <summary>The network.</summary>
    public Feeder Feeder => Flow.Feeder;

    /// <summary>Loads and inverters, or what was injected instead.</summary>
    public IEnumerable<ElementFlow> Loads() => Injections is { } injections ? LoadFlows.Of(Flow, injections, Options) : LoadFlows.Of(Flow);

    /// <summary>Voltage of every phase of every bus but the sources', phase to neutral, per unit.</summary>
    public IEnumerable<double> PhaseVoltagesPu() =>
        from bus in BusesBelowSources()
        from phase in Enumerable.Range(0, PhaseNames.Count)
        where Flow.HasPhase(bus, phase)
        select Flow.VoltagePu(bus, phase);

    /// <summary>Unbalance of every bus with three phases but the sources'.</summary>
    public IEnumerable<(int Bus, VoltageUnbalance Unbalance)> Unbalances() =>
        from bus in BusesBelowSources()
        where Enumerable.Range(0, PhaseNames.Count).All(phase => Flow.HasPhase(bus, phase))
        select (bus, VoltageUnbalance.Of(Flow, bus));

    private IEnumerable<int> BusesBelowSources() => Enumerable.Range(0, Feeder.Buses.Count).Where(bus => !Feeder.IsSourceBus(bus));
}
