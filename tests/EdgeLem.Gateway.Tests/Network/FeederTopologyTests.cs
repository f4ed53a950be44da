using System.Numerics;
using EdgeLem.Gateway.Network.Branches;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Tests.Network;

public sealed class FeederTopologyTests
{
    private static readonly double[] PowerW = [3000, -4600, 2000, 6000, -3000, 1500];

    private static readonly Feeder Street = FourWireStreet.Feeder();

    [Fact]
    public void Every_bus_but_the_sources_has_one_branch_after_its_parents()
    {
        NetworkTopology topology = StreetTopology().Topology;

        Assert.Equal(["t1", "l1", "l2", "fuse", "l4", "l5", "l6"], topology.Branches.Select(branch => branch.Id));
        Assert.Equal([-1, 0, 1, 2, 3, 4, 5], topology.Branches.Select(branch => branch.Parent));
        Assert.Equal([1, 2, 3, 4, 5, 6], topology.BranchOfPoint);
    }

    [Fact]
    public void Resistances_lengths_and_ratings_are_those_of_the_elements()
    {
        NetworkTopology topology = StreetTopology().Topology;

        // 1.5 % of 400 V squared over 160 kVA; 50 m of 0.37 - 0.05 ohm/km; the neutral alike; 200 A at three phases of 230.94 V, of the spur at one.
        AssertBranch(topology.Branches[0], 0.015, 0, 0, 160_000);
        AssertBranch(topology.Branches[1], 0.016, 0.016, 50, 200 * 3 * 400 / Math.Sqrt(3));
        AssertBranch(topology.Branches[3], 1e-4, 1e-4, 0, 100 * 3 * 400 / Math.Sqrt(3));
        AssertBranch(topology.Branches[6], 0.016, 0.016, 50, 200 * 400 / Math.Sqrt(3));
    }

    [Fact]
    public void With_the_neutral_eliminated_the_return_path_is_a_third_of_what_the_zero_sequence_has_more()
    {
        NetworkBranch branch = new FeederTopology(SmallFeeders.Chain(1).Build(), [1]).Topology.Branches[0];

        // 150 m of R1 0.4 and R0 1.6 ohm/km.
        AssertBranch(branch, 0.06, 0.06, 150, double.PositiveInfinity);
    }

    [Fact]
    public void Branch_losses_sum_to_those_of_lines_and_transformers()
    {
        (PowerFlowResult flow, BranchFlows flows) = Solve();

        Assert.Equal(flow.LossesW, flows.LossesW.Sum(), 1e-6);
        Assert.All(flows.LossesW, lossW => Assert.True(lossW > 0));
    }

    [Fact]
    public void What_enters_a_branch_leaves_it_but_for_its_losses()
    {
        (PowerFlowResult flow, BranchFlows flows) = Solve();
        NetworkTopology topology = StreetTopology().Topology;
        for (int branch = 0; branch < topology.Branches.Length; branch++)
        {
            double onwardsW = Enumerable.Range(0, topology.Branches.Length).Where(child => topology.Branches[child].Parent == branch).Sum(child => flows.PowerW[child].Sum());
            double drawnW = Enumerable.Range(0, FourWireStreet.Houses).Where(house => topology.BranchOfPoint[house] == branch).Sum(house => PowerW[house]);
            // The station's earth electrode takes a few watts of neutral current.
            Assert.Equal(onwardsW + drawnW + flows.LossesW[branch], flows.PowerW[branch].Sum(), Math.Max(0.5, 2 * flow.EarthingLossesW));
        }
    }

    [Fact]
    public void Currents_are_those_of_the_conductors_away_from_the_supply()
    {
        (PowerFlowResult flow, BranchFlows flows) = Solve();

        // l4 was written against the flow: its near end is its to-bus.
        int reversed = Street.LineIndex("l4");
        Assert.Equal(flow.LineEndCurrentA(reversed, 3), flows.CurrentA[4][3]);
        Assert.Equal(flow.LineCurrentA(Street.LineIndex("l1"), 0), flows.CurrentA[1][0]);
        // The spur has B and N; what goes out in B comes back in N.
        Assert.Equal(0, (flows.CurrentA[6][1] + flows.CurrentA[6][3]).Magnitude, 1e-6);
        Assert.Equal((Complex.Zero, Complex.Zero), (flows.CurrentA[6][0], flows.CurrentA[6][2]));
        Assert.Equal(1500, flows.PowerW[6][1], 30.0);
    }

    [Fact]
    public void Losses_are_those_that_resistances_and_currents_give()
    {
        (_, BranchFlows flows) = Solve();
        NetworkTopology topology = StreetTopology().Topology;
        for (int branch = 1; branch < topology.Branches.Length; branch++)
        {
            double expectedW = (topology.Branches[branch].PhaseResistanceOhm * flows.CurrentA[branch].Take(3).Sum(current => Math.Pow(current.Magnitude, 2)))
                + (topology.Branches[branch].NeutralResistanceOhm * Math.Pow(flows.CurrentA[branch][3].Magnitude, 2));
            Assert.Equal(expectedW, flows.LossesW[branch], 1e-3 * expectedW);
        }
    }

    [Fact]
    public void A_feeder_with_loops_has_no_tree_and_says_so()
    {
        FeederBuilder builder = SmallFeeders.Chain(3);
        builder.AllowsLoops = true;
        Feeder looped = builder.Add(new Line { Id = "loop", FromBus = "b1", ToBus = "b3", LengthM = 50, Impedance = new SequenceImpedance(0.02, 0.01, 0.08, 0.04) }).Build();
        FeederTopology topology = new(looped, [1, 3]);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => topology.Topology);
        Assert.Contains("'chain' has loops", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => topology.Flows(new PowerFlowSolver(looped).Solve(new BusPowers(looped))));
    }

    [Fact]
    public void A_flow_of_another_feeder_is_refused()
    {
        Feeder other = SmallFeeders.Chain(2).Build();

        Assert.Throws<ArgumentException>(() => StreetTopology().Flows(new PowerFlowSolver(other).Solve(new BusPowers(other))));
    }

    [Fact]
    public void A_point_at_no_bus_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new FeederTopology(Street, [99]));

    [Fact]
    public void Lines_in_parallel_are_one_branch()
    {
        FeederBuilder builder = SmallFeeders.Chain(1, ratingA: 100);
        builder.AllowsLoops = true;
        Feeder feeder = builder.Add(new Line { Id = "twin", FromBus = "b1", ToBus = "b0", LengthM = 150, Impedance = new SequenceImpedance(0.06, 0.015, 0.24, 0.06), RatingA = 100 }).Build();
        BusPowers powers = new(feeder);
        powers.Add(1, 0, 5000, 0);
        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);
        FeederTopology topology = new(feeder, [1]);

        NetworkBranch branch = Assert.Single(topology.Topology.Branches);
        AssertBranch(branch, 0.03, 0.03, 150, 2 * 100 * 3 * 400 / Math.Sqrt(3));
        Assert.Equal("l1+twin", branch.Id);
        Assert.Equal(flow.LossesW, topology.Flows(flow).LossesW.Single(), 1e-6);
        Assert.Equal(5000 + flow.LossesW, topology.Flows(flow).PowerW[0].Sum(), 0.01);
    }

    [Theory]
    [InlineData("feeders/cigre_lv_4wire/cigre_lv_4w_pv.dss")]
    [InlineData("feeders/ieee_eulv906/dss/Master.dss")]
    public void Branch_losses_of_published_feeders_sum_to_those_of_the_flow(string file)
    {
        Feeder feeder = PublishedFeeders.Load(file);
        BusPowers powers = new(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder).Solve(powers);

        BranchFlows flows = new FeederTopology(feeder, []).Flows(flow);

        Assert.Equal(flow.LossesW, flows.LossesW.Sum(), 1e-6 * flow.LossesW);
    }

    private static FeederTopology StreetTopology() => new(Street, [.. Enumerable.Range(1, FourWireStreet.Houses).Select(house => Street.BusIndex($"h{house}"))]);

    private static (PowerFlowResult Flow, BranchFlows Flows) Solve()
    {
        BusPowers powers = new(Street);
        for (int house = 0; house < FourWireStreet.Houses; house++)
        {
            int phases = FourWireStreet.HousePhases[house].PhaseCount();
            for (int phase = 0; phase < 3; phase++)
            {
                if (FourWireStreet.HousePhases[house].Includes(phase))
                {
                    powers.Add(Street.BusIndex($"h{house + 1}"), phase, PowerW[house] / phases, 0);
                }
            }
        }

        PowerFlowResult flow = new PowerFlowSolver(Street, new PowerFlowOptions { TolerancePu = 1e-10 }).Solve(powers);
        return (flow, StreetTopology().Flows(flow));
    }

    private static void AssertBranch(NetworkBranch branch, double phaseOhm, double neutralOhm, double lengthM, double ratingW)
    {
        Assert.Equal(phaseOhm, branch.PhaseResistanceOhm, 1e-12);
        Assert.Equal(neutralOhm, branch.NeutralResistanceOhm, 1e-12);
        Assert.Equal(lengthM, branch.LengthM);
        Assert.True(double.IsInfinity(ratingW) ? double.IsInfinity(branch.RatingW) : Math.Abs(branch.RatingW - ratingW) < 1e-6, $"{branch.RatingW}");
    }
}
