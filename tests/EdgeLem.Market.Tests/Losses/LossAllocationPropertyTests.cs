using System.Collections.Immutable;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.Tests.Losses;

/// <summary>What holds for every method on 300 random radial networks, seeds 0 to 299.</summary>
public sealed class LossAllocationPropertyTests
{
    private const int Cases = 300;

    public static TheoryData<string> Names => [.. KnownLossAllocations.Names];

    /// <summary>Row 83: shares are taken from the losses of a branch over all its conductors, and sum exactly.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Row", "R78")]
    [Trait("Row", "R83")]
    public void The_parts_sum_to_the_losses_to_the_joule(string name) => ForAll(name, (input, result, seed) =>
        Assert.True(result.PerPointJ.Sum() + result.UnallocatedJ == result.TotalJ && result.TotalJ == input.TotalJ, $"seed {seed}: {result}"));

    [Theory]
    [InlineData("pro-rata")]
    [InlineData("marginal")]
    [InlineData("proportional-sharing")]
    [InlineData("path")]
    public void A_method_that_allocates_leaves_nothing(string name) => ForAll(name, (_, result, seed) =>
        Assert.True(result.UnallocatedJ == 0 && result.Reason == UnallocatedReason.None, $"seed {seed}: {result.UnallocatedJ} J left, {result.Reason}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_point_without_power_and_trades_bears_nothing(string name) => ForAll(name, (input, _, seed) =>
    {
        ImmutableArray<NetworkPoint> points = input.Points.Add(new NetworkPoint("idle", "ABC"));
        NetworkTopology topology = input.Topology with { BranchOfPoint = input.Topology.BranchOfPoint.Add(0) };
        LossInput wider = Trees.LossInput(topology, points, Trees.State(topology, points, input.State.PowerW.Add(0)), [.. input.Trades]);

        Assert.True(Allocate(name, wider).PerPointJ[^1] == 0, $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sequence_of_trades_does_not_matter(string name) => ForAll(name, (input, result, seed) =>
        Assert.True(Allocate(name, input with { Trades = [.. input.Trades.Reverse()] }).PerPointJ.Zip(result.PerPointJ, (one, other) => Math.Abs(one - other)).Max() <= 1, $"seed {seed}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sequence_of_points_moves_nothing_but_the_last_joule(string name) => ForAll(name, (input, result, seed) =>
    {
        int last = input.Points.Length - 1;
        NetworkTopology topology = input.Topology with { BranchOfPoint = [.. input.Topology.BranchOfPoint.Reverse()] };
        LossInput turned = input with
        {
            Topology = topology, Points = [.. input.Points.Reverse()], LossPerW = [.. input.LossPerW.Reverse()], State = input.State with { PowerW = [.. input.State.PowerW.Reverse()] },
            Trades = [.. input.Trades.Select(trade => trade with { BuyerPoint = last - trade.BuyerPoint, SellerPoint = last - trade.SellerPoint })],
        };

        ImmutableArray<long> partsJ = [.. Allocate(name, turned).PerPointJ.Reverse()];
        Assert.True(partsJ.Zip(result.PerPointJ, (one, other) => Math.Abs(one - other)).Max() <= 1, $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Twins_at_one_bus_bear_alike(string name) => ForAll(name, (input, _, seed) =>
    {
        NetworkTopology topology = input.Topology with { BranchOfPoint = input.Topology.BranchOfPoint.AddRange(0, 0) };
        ImmutableArray<NetworkPoint> points = input.Points.AddRange(new NetworkPoint("twin-1", "B"), new NetworkPoint("twin-2", "B"));
        LossInput wider = Trees.LossInput(topology, points, Trees.State(topology, points, input.State.PowerW.AddRange(1500, 1500)), [.. input.Trades]);

        ImmutableArray<long> partsJ = Allocate(name, wider).PerPointJ;
        Assert.True(Math.Abs(partsJ[^1] - partsJ[^2]) <= 1, $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_state_that_did_not_converge_costs_nobody_anything_and_says_so(string name)
    {
        LossInput input = Trees.RandomInput(new Random(1));
        NetworkState failed = input.State with { Converged = false, LossesW = double.NaN, Branches = null };

        LossResult result = Allocate(name, input with { State = failed, LossPerW = [.. input.LossPerW.Select(_ => double.NaN)] });

        Assert.Equal((0, 0, UnallocatedReason.NoState), (result.TotalJ, result.UnallocatedJ, result.Reason));
        Assert.All(result.PerPointJ, partJ => Assert.Equal(0, partJ));
    }

    [Theory]
    [InlineData("path")]
    [InlineData("proportional-sharing")]
    public void Without_branches_everything_stays_with_the_operator(string name)
    {
        LossInput input = Trees.RandomInput(new Random(1));

        LossResult result = Allocate(name, input with { State = input.State with { Branches = null } });

        Assert.Equal((input.TotalJ, UnallocatedReason.NoBranches), (result.UnallocatedJ, result.Reason));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_of_an_idle_network_stay_with_the_operator(string name)
    {
        NetworkTopology topology = new([Trees.Branch(-1)], [0, 0]);
        ImmutableArray<NetworkPoint> points = Trees.Points(2, _ => "A");
        NetworkState state = Trees.State(topology, points, [0, 0]) with { LossesW = 100 };

        LossResult result = Allocate(name, Trees.LossInput(topology, points, state));

        Assert.Equal(90_000, result.UnallocatedJ);
        Assert.NotEqual(UnallocatedReason.None, result.Reason);
    }

    [Fact]
    public void Proportional_sharing_never_charges_less_than_nothing() => ForAll("proportional-sharing", (_, result, seed) => Assert.True(result.PerPointJ.Min() >= 0, $"seed {seed}"));

    private static LossResult Allocate(string name, LossInput input) => KnownLossAllocations.TryGet(name, out ILossAllocation? allocation) ? allocation.Allocate(input) : throw new ArgumentException(name);

    private static void ForAll(string name, Action<LossInput, LossResult, int> law)
    {
        for (int seed = 0; seed < Cases; seed++)
        {
            LossInput input = Trees.RandomInput(new Random(seed));
            law(input, Allocate(name, input), seed);
        }
    }
}
