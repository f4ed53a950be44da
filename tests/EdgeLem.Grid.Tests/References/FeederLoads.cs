namespace EdgeLem.Grid.Tests;

/// <summary>Solves a feeder with the loads that its file states.</summary>
internal static class FeederLoads
{
    public static PowerFlowResult Solve(Feeder feeder)
    {
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12 }).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }
}
