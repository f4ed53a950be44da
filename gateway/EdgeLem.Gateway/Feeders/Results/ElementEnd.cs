using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>The conductors of an element at one bus.</summary>
/// <param name="Bus">Bus index.</param>
/// <param name="Terminals">Where each conductor is connected.</param>
/// <param name="CurrentA">Current that flows into the element by each conductor, in A.</param>
internal sealed record ElementEnd(int Bus, TerminalList Terminals, Complex[] CurrentA)
{
    /// <summary>Power that flows into the element by a conductor, voltages to earth, in VA.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="conductor">Conductor from 0.</param>
    public Complex PowerVa(PowerFlowResult flow, int conductor) => flow.VoltageToEarthV(Bus, Terminals[conductor]) * Complex.Conjugate(CurrentA[conductor]);

    /// <summary>What conductors carry when legs between them carry currents.</summary>
    /// <param name="connection">Star: legs from the first terminals to the last one. Delta: each leg from a terminal to the next, the third to the first.</param>
    /// <param name="legA">Current of each leg in A.</param>
    public static Complex[] OfLegs(LoadConnection connection, Complex[] legA) => (connection, legA.Length) switch
    {
        (LoadConnection.Star, _) => [.. legA, -legA.Aggregate(Complex.Zero, (sum, leg) => sum + leg)],
        (_, 1) => [legA[0], -legA[0]],
        _ => [legA[0] - legA[2], legA[1] - legA[0], legA[2] - legA[1]],
    };
}
