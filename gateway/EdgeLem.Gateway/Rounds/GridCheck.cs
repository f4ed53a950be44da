using EdgeLem.Grid;

namespace EdgeLem.Gateway.Rounds;

/// <summary>What the power flow says of the powers that the nodes announced for an interval.</summary>
/// <param name="Flow">The flow; its voltages may only be read when it converged.</param>
/// <param name="Violations">Every limit that is not kept; a flow that did not converge is one too.</param>
public sealed record GridCheck(PowerFlowResult Flow, IReadOnlyList<Violation> Violations)
{
    /// <summary>Whether the network state is known, so that a new dispatch may be sent.</summary>
    public bool Converged => Flow.Converged;
}
