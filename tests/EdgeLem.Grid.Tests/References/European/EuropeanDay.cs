namespace EdgeLem.Grid.Tests;

/// <summary>All 1440 minutes of the IEEE European low-voltage feeder, one number: the sum of the voltages of its last bus.</summary>
internal static class EuropeanDay
{
    private const int Minutes = 1440;
    private const string Bus = "906";

    // ../shared/reference/powerflow.md, first table.
    private const double OfOpenDssV = 1_082_738.1936990;
    private const double OfPowerGridModelV = 1_082_738.1937008;
    private const double AllowedV = 1e-4;

    private static readonly ReferenceFamily _family = new("A day of the European low-voltage feeder", """
        The sum of |V| over the three phases of bus 906 and all 1440 minutes (loads of constant power), each minute solved from the one before. The balance is the largest of all
        minutes.
        """);

    public static IEnumerable<ReferenceCase> All => [new(_family, "eulv day checksum", "OpenDSS and power-grid-model, ../shared/reference/powerflow.md", Compare)];

    private static ReferenceRow Compare()
    {
        ReferenceNetwork network = OpenDssCases.EuropeanState(1).Load();
        var solver = new PowerFlowSolver(network.Feeder, network.Options);
        var powers = new BusPowers(network.Feeder);
        int bus = network.Feeder.BusIndex(Bus);
        Deviation balance = EnergyBalance.None();
        PowerFlowResult? flow = null;
        double sum = 0;
        for (int step = 0; step < Minutes; step++)
        {
            powers.Clear();
            powers.UseLoads(step);
            flow = solver.Solve(powers, flow);
            Assert.True(flow.Converged, flow.FailureReason);
            EnergyBalance.Add(balance, flow, FormattableString.Invariant($"minute {step + 1}"));
            sum += flow.VoltageV(bus, 0).Magnitude + flow.VoltageV(bus, 1).Magnitude + flow.VoltageV(bus, 2).Magnitude;
        }

        return new ReferenceRow { Balance = balance, Further = [Of("OpenDSS", sum, OfOpenDssV), Of("power-grid-model", sum, OfPowerGridModelV)] };
    }

    private static Deviation Of(string engine, double sum, double expected)
    {
        var deviation = new Deviation(FormattableString.Invariant($"sum of |V|, {engine} {expected:F7} V, ours {sum:F7} V"), "V", AllowedV);
        deviation.Add(Math.Abs(sum - expected), "bus " + Bus);
        return deviation;
    }
}
