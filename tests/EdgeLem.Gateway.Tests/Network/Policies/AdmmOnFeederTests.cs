using EdgeLem.Gateway.Network;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Distributed;
using EdgeLem.Market.Tests.GridPolicies;

namespace EdgeLem.Gateway.Tests.Network.Policies;

public sealed class AdmmOnFeederTests(ITestOutputHelper output)
{
    /// <summary>
    /// Munsing, Mather and Moura report that ADMM on a branch-flow model keeps voltages and currents and comes to the central optimum; Li and others that decentralised optimal
    /// power flow removes every voltage violation. Ours: both, on an unbalanced three-phase feeder, within a thousandth of the refusal cost.
    /// </summary>
    [Theory]
    [InlineData(5_000, 2)]
    [InlineData(7_000, 3)]
    [Trait("Row", "R51")]
    public void On_the_European_feeder_the_messages_remove_every_violation_at_the_central_optimum(long pvW, int seed)
    {
        FeederNetwork network = EuropeanNoon.Network();
        GridRound round = EuropeanNoon.Round(network, pvW, seed);
        GridOutcome outcome = new AdmmPolicy().Apply(round);

        output.WriteLine($"before {outcome.Before.Figures} {outcome.Before.Violations.Length}; after {outcome.After.Figures}; {outcome.Iterations} iterations, {outcome.Messages} messages");
        output.WriteLine(string.Join("; ", outcome.After.Violations));
        Assert.NotEmpty(outcome.Before.Violations);
        Assert.True(outcome.After.IsAllowed);
        (double central, double refusedW) = CentralOptimum.Of(round, network.Linearize()!.Limits);
        double gap = (CentralOptimum.CostOf(round, EuropeanNoon.Served(outcome.Clearing)) - central) / (refusedW * round.RefusalPriceMicroEurPerKwh);
        output.WriteLine($"refused {outcome.RefusedW} W against {refusedW:f1} W, gap {gap:e2}");
        Assert.InRange(gap, -0.001, 0.001);
    }
}
