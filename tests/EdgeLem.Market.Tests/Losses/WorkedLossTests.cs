using System.Collections.Immutable;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.Tests.Losses;

/// <summary>Examples by hand; docs/losses.md has the same ones. 1 W of losses is 900 J in the quarter of an hour.</summary>
public sealed class WorkedLossTests
{
    // Supply - branch 0 - bus 1 - branch 1 - bus 2, and branch 2 from bus 1 to bus 3.
    private static readonly NetworkTopology Tree = new([Trees.Branch(-1), Trees.Branch(0), Trees.Branch(0)], [0, 1, 2]);

    [Fact]
    public void Pro_rata_looks_at_power_alone()
    {
        // 12 W over 1000 W drawn and 500 W fed in: 8 W and 4 W.
        Assert.Equal([7_200, 3_600, 0], Parts(new ProRataLosses(), "AAA", [1000, -500, 0], [12, 0, 0]));
    }

    [Theory]
    [InlineData(-500, 12.5, 9_000, 2_250)] // 1000 x 0.02 = 20 and -500 x -0.01 = 5, together 25, scaled to 12.5
    [InlineData(500, 7.5, 9_000, -2_250)] // 20 and -5, together 15, scaled to 7.5: the second consumer relieves a feeder that feeds back
    public void Marginal_parts_are_power_times_sensitivity_scaled_to_the_losses(double secondW, double lossesW, long firstJ, long secondJ)
    {
        LossInput input = Input("AAA", [1000, secondW, 0], [lossesW, 0, 0]) with { LossPerW = [0.02, -0.01, 0.5] };

        Assert.Equal([firstJ, secondJ, 0], new MarginalLosses().Allocate(input).PerPointJ);
    }

    [Fact]
    public void Where_the_points_explain_too_little_the_rest_is_borne_pro_rata()
    {
        // 1000 x 0.001 / 2 = 0.5 W of 10 W: 9.5 W more over 1000 W and 1000 W, 4.75 W each.
        LossInput input = Input("AAA", [1000, 1000, 0], [10, 0, 0]) with { LossPerW = [0.001, 0, 0] };

        Assert.Equal([4_725, 4_275, 0], new MarginalLosses().Allocate(input).PerPointJ);
    }

    /// <summary>
    /// A producer of 1000 W at bus 1 and consumers of 2000 W at bus 2 and 1000 W at bus 3; 40, 60 and 30 W are lost. Bus 1 mixes 2000 W from the supply and 1000 W from the producer.
    /// Branch 0 (supply only): 2/3 and 1/3 to the consumers, 26.67 and 13.33. Branch 1: 2/3 of it with the supply, all by the consumer, 1/3 shared with the producer, 50 and 10.
    /// Branch 2: 25 and 5. Sums 15, 76.67, 38.33 of 130.
    /// </summary>
    [Fact]
    [Trait("Row", "R79")]
    public void Proportional_sharing_follows_the_mixture_at_each_bus()
    {
        LossInput input = Input("AAA", [-1000, 2000, 1000], [40, 60, 30]);
        BranchFlows flows = input.State.Branches!;
        // Near ends half a loss above the middle, so that the middles are the round figures above.
        NetworkState state = input.State with { Branches = flows with { PowerW = [[2020, 0, 0], [2030, 0, 0], [1015, 0, 0]] } };

        Assert.Equal([13_500, 69_000, 34_500], new ProportionalSharingLosses().Allocate(input with { State = state }).PerPointJ);
    }

    [Fact]
    public void A_path_between_equal_phases_is_the_way_between_the_two()
    {
        // 1000 W from bus 1 to bus 2, both phase A: only branch 1 is used, 20 W, half each.
        Assert.Equal([9_000, 9_000, 0], Parts(new PathLosses(), "AAA", [-1000, 1000, 0], [0, 20, 0], Trees.Trade(0, 1, 1000)));
    }

    [Fact]
    public void A_path_between_different_phases_runs_by_way_of_the_supply()
    {
        // Branch 0 carries +1000 W in A and -1000 W in B and loses 30 W, branch 1 carries 1000 W in A and loses 20 W: 50 W, half each.
        Assert.Equal([22_500, 22_500, 0], Parts(new PathLosses(), "BAA", [-1000, 1000, 0], [30, 20, 0], Trees.Trade(0, 1, 1000)));
    }

    [Fact]
    public void A_trade_against_the_flow_is_paid_for_it()
    {
        // 3000 W are drawn at bus 2 from the retailer; 1000 W from bus 2's neighbour on branch 2 reach the supply. Branch 0 carries 2000 W and loses 40 W: a watt more costs
        // 40 / 2000 = 0.02 W. Bus 2: 60 W; bus 3: -20 W. 30 and 10 W are lost on their own branches.
        Assert.Equal([0, 81_000, -9_000], Parts(new PathLosses(), "AAA", [0, 3000, -1000], [40, 30, 10]));
    }

    [Fact]
    public void A_path_counts_the_neutral_that_mirrors_it()
    {
        // Branch 0 carries 1000 W in A for the first and 1000 W in B for the second. With R = R_N: |N|^2 = 1e6 + 1e6 - 1e6, losses 3e6 R, of which the neutral has a third.
        // By symmetry half each, with or without the neutral; a third consumer of 1000 W in C makes the neutral's current vanish, and all three bear a third.
        NetworkTopology one = new([Trees.Branch(-1)], [0, 0, 0]);
        ImmutableArray<NetworkPoint> points = Trees.Points(3, point => "ABC"[point].ToString());
        LossInput two = Trees.LossInput(one, points, Trees.State(one, points, [1000, 1000, 0]));
        LossInput three = Trees.LossInput(one, points, Trees.State(one, points, [1000, 1000, 1000]));

        Assert.Equal(0.1 * 3e6 / (230 * 230), two.State.LossesW, 1e-9);
        Assert.Equal(two.State.LossesW, three.State.LossesW, 1e-9);
        Assert.Equal([two.TotalJ / 2, two.TotalJ / 2, 0], [.. new PathLosses().Allocate(two).PerPointJ.Select((partJ, i) => i == 0 ? partJ - (two.TotalJ % 2) : partJ)]);
        Assert.All(new PathLosses().Allocate(three).PerPointJ, partJ => Assert.InRange(partJ, three.TotalJ / 3, (three.TotalJ / 3) + 1));
    }

    [Fact]
    [Trait("Row", "R77")]
    public void The_loss_factor_charges_a_percentage_that_the_network_does_not_know()
    {
        // 0.06 x (0.2 x 0.4 + 0.8 x 0.16) / 0.4 = 3.12 % of 1000 W: 31.2 W; 12 W were lost, so the operator keeps 19.2 W too much.
        LossInput input = Input("AAA", [1000, -500, 0], [12, 0, 0]);

        LossResult result = new LossFactorLosses().Allocate(input);

        Assert.Equal([28_080, 0, 0], result.PerPointJ);
        Assert.Equal((-17_280, UnallocatedReason.ByMethod), (result.UnallocatedJ, result.Reason));
    }

    private static ImmutableArray<long> Parts(ILossAllocation allocation, string phases, ImmutableArray<double> powerW, ImmutableArray<double> lossesW, params LocatedTrade[] trades) =>
        allocation.Allocate(Input(phases, powerW, lossesW, trades)).PerPointJ;

    private static LossInput Input(string phases, ImmutableArray<double> powerW, ImmutableArray<double> lossesW, params LocatedTrade[] trades)
    {
        ImmutableArray<NetworkPoint> points = Trees.Points(3, point => phases[point].ToString());
        NetworkState state = Trees.State(Tree, points, powerW);
        return Trees.LossInput(Tree, points, state with { LossesW = lossesW.Sum(), Branches = state.Branches! with { LossesW = lossesW } }, trades);
    }
}
