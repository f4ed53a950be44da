namespace EdgeLem.Grid.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData(PowerFlowMethod.Sweep)]
    [InlineData(PowerFlowMethod.Newton)]
    public void Refilling_loads_and_solving_into_a_result_allocates_nothing(PowerFlowMethod method)
    {
        Feeder feeder = new RandomInstallations(new Random(41)).Make(20, loops: 0);
        var powers = new BusPowers(feeder);
        var solver = new PowerFlowSolver(feeder, new PowerFlowOptions { Method = method, MaxIterations = 1000 });
        powers.UseLoads();
        PowerFlowResult flow = solver.Solve(powers);
        double sum = Round(solver, powers, flow, 0);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 20; i++)
        {
            sum += Round(solver, powers, flow, i);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum) && flow.Converged);
        Assert.Equal(method, flow.Method);
    }

    private static double Round(PowerFlowSolver solver, BusPowers powers, PowerFlowResult flow, int i)
    {
        powers.Clear();
        powers.UseLoads(i);
        powers.ScaleLoad(0, 1 + 0.02 * i);
        powers.SetInverter(0, -100 * i, 50);
        powers.Add(4, i % 3, 10 * i, 0);
        solver.Solve(powers, flow);
        return flow.LoadsPowerVa.Real + flow.LoadCurrentA(0, 0).Magnitude + flow.InverterPowerVa(0, 0).Real + flow.LossesW + flow.SourcePowerW;
    }
}
