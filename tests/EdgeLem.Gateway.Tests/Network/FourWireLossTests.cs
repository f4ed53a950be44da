using System.Numerics;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>Loss allocation on solved four-wire feeders.</summary>
public sealed class FourWireLossTests(ITestOutputHelper output)
{
    private static readonly double[] Evening = [3000, -4600, 2000, 6000, -3000, 1500];

    /// <summary>
    /// Row 80: reported is that omitting the neutral or netting the phases gives a non-negligible error, without a figure here. Ours on the four-wire street: each of the two moves more
    /// than 5 % of all losses to somebody else. It agrees.
    /// </summary>
    [Fact]
    [Trait("Row", "R80")]
    public void Without_the_neutral_or_with_netted_phases_losses_go_to_the_wrong_houses()
    {
        LossInput input = Street(Evening, FourWireStreet.Trade(1, 0, 3000), FourWireStreet.Trade(4, 2, 2000));

        double withoutNeutral = Misplaced(input, PathDetail.PhasesOnly);
        double netted = Misplaced(input, PathDetail.Balanced);
        output.WriteLine($"street: {input.State.LossesW:F1} W; misplaced without neutral {withoutNeutral:P1}, with netted phases {netted:P1}");

        Assert.True(withoutNeutral > 0.05 && netted > 0.05, $"{withoutNeutral} {netted}");

        Literature.State("R80", "Losses by path with the neutral; Nikolaidis et al.", "omitting the neutral or netting phases gives a non-negligible error",
            (Invariant($"between houses move {100 * withoutNeutral:F0} % of the losses without the neutral, {100 * netted:F0} % with netted phases"), "agrees"));
    }

    /// <summary>The same on the CIGRE feeder with an explicit neutral, its loads as they are in the file's half-load case, as points that buy from the retailer.</summary>
    [Fact]
    [Trait("Row", "R80")]
    public void On_the_published_four_wire_feeder_too()
    {
        LossInput input = Cigre("feeders/cigre_lv_4wire/cigre_lv_4w_half.dss");

        double withoutNeutral = Misplaced(input, PathDetail.PhasesOnly);
        double netted = Misplaced(input, PathDetail.Balanced);
        output.WriteLine($"CIGRE half load: {input.State.LossesW:F1} W over {input.Points.Length} points; misplaced without neutral {withoutNeutral:P1}, with netted phases {netted:P1}");

        Assert.Equal(input.TotalJ, new PathLosses().Allocate(input).PerPointJ.Sum());
        Assert.True(withoutNeutral > 0.02 && netted > 0.02, $"{withoutNeutral} {netted}");
    }

    /// <summary>
    /// Row 80, the error in the losses themselves: what R |I|^2 of the phase conductors, and of the mean current of the phases, is of the losses of the street's branches.
    /// </summary>
    [Fact]
    [Trait("Row", "R80")]
    public void Phase_conductors_alone_explain_much_less_than_what_is_lost()
    {
        LossInput input = Street(Evening);
        BranchFlows flows = input.State.Branches!;
        double phasesW = input.Topology.Branches.Select((branch, i) => branch.PhaseResistanceOhm * flows.CurrentA[i].Take(3).Sum(Square)).Sum();
        double nettedW = input.Topology.Branches.Select((branch, i) => 3 * branch.PhaseResistanceOhm * Math.Pow(flows.PowerW[i].Sum() / 3 / 230, 2)).Sum();
        output.WriteLine($"losses {flows.LossesW.Sum():F1} W, phases alone {phasesW:F1} W, netted {nettedW:F1} W");

        Assert.True(phasesW < 0.85 * flows.LossesW.Sum());
        Assert.True(nettedW < 0.5 * flows.LossesW.Sum());
    }

    /// <summary>Row 81: loss sensitivities against central differences of two power flows 200 W apart, to 1e-4 W/W; the sum over the points is twice the losses to 10 %.</summary>
    [Fact]
    [Trait("Row", "R81")]
    public void Loss_sensitivities_are_the_differences_of_power_flows()
    {
        const double StepW = 100;
        double worst = 0;
        FeederNetwork network = FourWireStreet.Network(FourWireStreet.Feeder());
        LossInput input = FourWireStreet.LossInput(network, Evening);
        for (int point = 0; point < Evening.Length; point++)
        {
            double differenceW = LossesAt(network, point, StepW) - LossesAt(network, point, -StepW);

            Assert.Equal(differenceW / (2 * StepW), input.LossPerW[point], 1e-4);
            worst = Math.Max(worst, Math.Abs((differenceW / (2 * StepW)) - input.LossPerW[point]));
        }

        Assert.InRange(input.LossPerW.Zip(Evening, (perW, powerW) => perW * powerW).Sum() / input.State.LossesW, 1.9, 2.2);

        Literature.State("R81", "Loss sensitivities; Guerrero et al.", "no figure",
            (Invariant($"within {worst:E1} W/W of differences of AC power flows; times power they sum to {input.LossPerW.Zip(Evening, (perW, powerW) => perW * powerW).Sum() / input.State.LossesW:F2} times the losses"), "agrees"));
    }

    /// <summary>
    /// Row 83: a published state has a negative loss in one phase (-0.050 kW), which no share may be taken from. Ours: some phase conductor of the street has one too, while every
    /// branch's loss over all conductors is positive, and all shares sum exactly.
    /// </summary>
    [Fact]
    [Trait("Row", "R83")]
    public void A_phase_may_lose_less_than_nothing_but_no_branch_does()
    {
        double[] oneSided = [9000, 0, 0, 0, 9000, 1200];
        Feeder feeder = FourWireStreet.Feeder();
        PowerFlowResult flow = Solve(feeder, oneSided);
        double lowestW = double.PositiveInfinity;
        for (int line = 0; line < feeder.Lines.Count; line++)
        {
            for (int phase = 0; phase < feeder.Lines[line].FromTerminals.Count - 1; phase++)
            {
                Complex drop = flow.VoltageV(feeder.BusIndex(feeder.Lines[line].FromBus), (int)feeder.Lines[line].FromTerminals[phase] - 1)
                    - flow.VoltageV(feeder.BusIndex(feeder.Lines[line].ToBus), (int)feeder.Lines[line].FromTerminals[phase] - 1);
                lowestW = Math.Min(lowestW, (drop * Complex.Conjugate(flow.LineCurrentA(line, phase))).Real);
            }
        }

        LossInput input = Street(oneSided);
        output.WriteLine($"lowest 'loss of a phase' {lowestW:F2} W, of a branch {input.State.Branches!.LossesW.Min():F4} W");

        Assert.True(lowestW < -1, $"{lowestW}");
        Assert.All(input.State.Branches.LossesW, lossW => Assert.True(lossW >= 0));
        Assert.All(KnownLossAllocations.Names, name => Assert.Equal(input.TotalJ, Allocate(name, input).PerPointJ.Sum() + Allocate(name, input).UnallocatedJ));

        Literature.State("R83", "Loss of a phase; pandapower, European LV", "-0.050 kW in one phase",
            (Invariant($"lowest loss of a phase {lowestW:F1} W, of a branch {input.State.Branches.LossesW.Min():F2} W; all shares sum exactly"), "agrees: so shares are taken from branches"));
    }

    [Fact]
    public void A_flow_that_collapses_costs_nobody_anything()
    {
        FeederNetwork network = FourWireStreet.Network(FourWireStreet.Feeder());
        NetworkState state = network.Evaluate([1e6, 1e6, 1e6, 1e6, 1e6, 1e6], withBranches: true);
        LossInput input = new() { Interval = FourWireStreet.Interval, Points = network.Points, Topology = network.Topology, State = state, Trades = [], LossPerW = [0, 0, 0, 0, 0, 0] };

        Assert.False(state.Converged);
        Assert.All(KnownLossAllocations.Names, name => Assert.Equal((0, 0, UnallocatedReason.NoState), (Allocate(name, input).TotalJ, Allocate(name, input).PerPointJ.Sum(), Allocate(name, input).Reason)));
    }

    [Theory]
    [InlineData("path")]
    [InlineData("marginal")]
    [InlineData("proportional-sharing")]
    public void A_whole_round_of_a_market_charges_its_losses(string name)
    {
        FeederNetwork network = FourWireStreet.Network(FourWireStreet.Feeder());
        OrderBook book = new([Order("n0", OrderSide.Bid, 3000, 250_000), Order("n3", OrderSide.Bid, 4000, 240_000), Order("n1", OrderSide.Offer, 4600, 100_000)]);
        Assert.True(KnownLossAllocations.TryGet(name, out ILossAllocation? losses));

        MarketOutcome outcome = (MarketDesign.Default with { Losses = losses }).Run(new MarketCase
        {
            Interval = FourWireStreet.Interval, Book = book, Prices = new Market.Clearing.RetailerPrices(300_000, 80_000), Network = network,
            Tariff = new Market.NetworkFees.FeeTariff { Points = network.Points, Topology = network.Topology },
        });

        Assert.True(outcome.Losses.TotalJ > 0);
        Assert.Equal(outcome.Losses.TotalJ, outcome.Losses.PerPointJ.Sum());
        Assert.Equal(0, outcome.Losses.PerPointJ[5]);
    }

    private static Order Order(string node, OrderSide side, long quantityW, long price) => new(new OrderKey(node, side == OrderSide.Bid ? 0 : 1), side, new OrderTerms(quantityW, price), 0);

    private static LossInput Street(double[] powerW, params LocatedTrade[] trades) => FourWireStreet.LossInput(FourWireStreet.Network(FourWireStreet.Feeder()), powerW, trades);

    private static LossResult Allocate(string name, LossInput input) => KnownLossAllocations.TryGet(name, out ILossAllocation? allocation) ? allocation.Allocate(input) : throw new ArgumentException(name);

    /// <summary>Half the sum of what is borne by others than with four wires, over the losses.</summary>
    private static double Misplaced(LossInput input, PathDetail detail) => new PathLosses(detail).Allocate(input).PerPointJ
        .Zip(new PathLosses().Allocate(input).PerPointJ, (one, other) => Math.Abs(one - other)).Sum() / 2.0 / input.TotalJ;

    private static double LossesAt(FeederNetwork network, int point, double stepW)
    {
        double[] powerW = [.. Evening];
        powerW[point] += stepW;
        network.BeginRound();
        return network.Evaluate(powerW).LossesW;
    }

    private static PowerFlowResult Solve(Feeder feeder, double[] powerW)
    {
        BusPowers powers = new(feeder);
        for (int house = 0; house < powerW.Length; house++)
        {
            Phases phases = FourWireStreet.HousePhases[house];
            for (int phase = 0; phase < 3; phase++)
            {
                if (phases.Includes(phase))
                {
                    powers.Add(feeder.BusIndex($"h{house + 1}"), phase, powerW[house] / phases.PhaseCount(), 0);
                }
            }
        }

        return new PowerFlowSolver(feeder).Solve(powers);
    }

    /// <summary>One point per load leg of the file, phase to neutral.</summary>
    private static LossInput Cigre(string file)
    {
        Feeder feeder = PublishedFeeders.Load(file);
        List<FeederPoint> points = [];
        List<double> powerW = [];
        foreach (Load load in feeder.Loads)
        {
            for (int leg = 0; leg < load.LegPowers.Length; leg++)
            {
                points.Add(new FeederPoint($"n{points.Count}", feeder.BusIndex(load.Bus), (Phases)(1 << ((int)load.Terminals[leg] - 1))) { VarPerW = load.LegPowers[leg].ReactivePowerVar / load.LegPowers[leg].PowerW });
                powerW.Add(load.LegPowers[leg].PowerW);
            }
        }

        return FourWireStreet.LossInput(new FeederNetwork(feeder, new FeederNetworkOptions { Points = [.. points] }), [.. powerW]);
    }

    private static double Square(Complex value) => Math.Pow(value.Magnitude, 2);
}
