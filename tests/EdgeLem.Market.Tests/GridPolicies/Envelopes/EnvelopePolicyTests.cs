using System.Collections.Immutable;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.Network;
using EdgeLem.Market.Tests.GridPolicies.Distributed;

namespace EdgeLem.Market.Tests.GridPolicies.Envelopes;

public sealed class EnvelopePolicyTests
{
    private const int Networks = 40;
    private const int SamplesPerNetwork = 300;

    [Theory]
    [InlineData(EnvelopeRule.Equal)]
    [InlineData(EnvelopeRule.EqualPerPhase)]
    [InlineData(EnvelopeRule.Weighted)]
    [Trait("Row", "R57")]
    public void Whatever_the_points_do_inside_their_envelopes_no_limit_is_passed(EnvelopeRule rule)
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            Random random = new(seed);
            CurvedFeeder network = RandomFeeder(random);
            ImmutableArray<OperatingEnvelope> envelopes = new EnvelopePolicy(rule).EnvelopesOf(network, []);
            for (int sample = 0; sample < SamplesPerNetwork; sample++)
            {
                double[] powerW = sample % 2 == 0 ? Corner(random, envelopes, 1) : Inside(random, envelopes);
                Assert.True(network.Evaluate(powerW).IsAllowed, $"seed {seed}, sample {sample}");
            }
        }
    }

    [Theory]
    [InlineData(EnvelopeRule.Equal)]
    [InlineData(EnvelopeRule.EqualPerPhase)]
    [InlineData(EnvelopeRule.Weighted)]
    public void Envelopes_one_percent_wider_let_some_corner_pass_a_limit(EnvelopeRule rule)
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            CurvedFeeder network = RandomFeeder(new Random(seed));
            ImmutableArray<OperatingEnvelope> envelopes = new EnvelopePolicy(rule).EnvelopesOf(network, []);
            double[] wider = [.. envelopes.SelectMany(envelope => new double[] { envelope.ImportLimitW, envelope.ExportLimitW })];
            Assert.True(WorstCorners(network, wider, 1.01).Any(corner => !network.Evaluate(corner).IsAllowed), $"seed {seed}");
        }
    }

    [Fact]
    public void Equal_envelopes_are_equal()
    {
        ImmutableArray<OperatingEnvelope> envelopes = new EnvelopePolicy(EnvelopeRule.Equal).EnvelopesOf(RandomFeeder(new Random(3)), []);

        Assert.Single(envelopes.Select(envelope => (envelope.ImportLimitW, envelope.ExportLimitW)).Distinct());
        Assert.True(envelopes[0].ExportLimitW > 0);
    }

    [Fact]
    public void Equal_per_phase_is_equal_among_points_on_the_same_phases_and_nobody_gets_less_than_by_one_limit_for_all()
    {
        CurvedFeeder network = RandomFeeder(new Random(4));
        ImmutableArray<OperatingEnvelope> one = new EnvelopePolicy(EnvelopeRule.Equal).EnvelopesOf(network, []);
        ImmutableArray<OperatingEnvelope> perPhase = new EnvelopePolicy(EnvelopeRule.EqualPerPhase).EnvelopesOf(network, []);

        Assert.All(perPhase.GroupBy(envelope => network.Points[envelope.Point].Phases), group => Assert.Single(group.Select(envelope => (envelope.ImportLimitW, envelope.ExportLimitW)).Distinct()));
        Assert.All(perPhase, envelope => Assert.True(Math.Min(envelope.ImportLimitW, envelope.ExportLimitW) >= Math.Min(one[0].ImportLimitW, one[0].ExportLimitW) - 1));
    }

    [Fact]
    public void Weighted_envelopes_are_in_proportion_to_the_ratings()
    {
        CurvedFeeder network = RandomFeeder(new Random(5));
        ImmutableArray<long> ratingW = [.. network.Points.Select((_, i) => 10_000L * (1 + (i % 3)))];
        ImmutableArray<OperatingEnvelope> envelopes = new EnvelopePolicy(EnvelopeRule.Weighted).EnvelopesOf(network, ratingW);

        double share = envelopes.Max(envelope => envelope.ExportLimitW / (double)ratingW[envelope.Point]);
        Assert.InRange(share, 0.001, 0.999);
        // Whole watts are rounded down.
        Assert.All(envelopes, envelope => Assert.InRange(envelope.ExportLimitW - (share * ratingW[envelope.Point]), -1.001, 0.001));
    }

    [Fact]
    public void Without_limits_the_envelope_is_the_rating()
    {
        CurvedFeeder network = CurvedFeeder.Random(new Random(1), 3, band: 1e9, transformerW: 1e12);
        ImmutableArray<OperatingEnvelope> envelopes = new EnvelopePolicy(EnvelopeRule.Equal).EnvelopesOf(network, [5_000, 7_000, 0]);

        Assert.Equal([(5_000L, 5_000L), (7_000L, 7_000L), (0L, 0L)], envelopes.Select(envelope => (envelope.ImportLimitW, envelope.ExportLimitW)));
    }

    [Fact]
    public void A_worked_example_two_points_on_one_line()
    {
        // Both points behind 1e-6 per W, band 0.01, no curvature: the row is 1e-6 (p0 + p1) within 0.01, so 5,000 W each; the transformer's 30,000 W do not matter.
        CurvedFeeder network = new([[1e-6, 1e-6], [1e-6, 1e-6]], band: 0.01, transformerW: 30_000) { Curvature = 0 };
        ImmutableArray<OperatingEnvelope> envelopes = new EnvelopePolicy(EnvelopeRule.Equal).EnvelopesOf(network, []);

        Assert.All(envelopes, envelope => Assert.InRange(envelope.ImportLimitW, 4_999, 5_000));
        Assert.All(envelopes, envelope => Assert.InRange(envelope.ExportLimitW, 4_999, 5_000));
    }

    [Fact]
    public void The_orders_of_a_point_share_its_envelope_in_merit_order()
    {
        CurvedFeeder network = new([[1e-6, 1e-6], [1e-6, 1e-6]], band: 0.01, transformerW: 30_000) { Curvature = 0 };
        GridRound round = AdmmPolicyTests.RoundOf(network, Books.Offer("n0", 4_000, 90_000, orderId: 1), Books.Offer("n0", 4_000, 80_000, orderId: 2), Books.Offer("n1", 1_000, 80_000));
        GridOutcome outcome = new EnvelopePolicy(EnvelopeRule.Equal).Apply(round);

        Refusal refusal = Assert.Single(outcome.Refusals);
        Assert.Equal((1, LimitKind.VoltageHigh), (refusal.Order.OrderId, refusal.Kind));
        Assert.InRange(refusal.RefusedW, 3_000, 3_001);
        Assert.True(outcome.After.IsAllowed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Random_rounds_end_allowed_whatever_the_retailer_does(bool retailerServesRest)
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            GridRound round = AdmmPolicyTests.RandomRound(seed) with { RetailerServesRest = retailerServesRest };
            GridOutcome outcome = new EnvelopePolicy(EnvelopeRule.Equal).Apply(round);

            Assert.True(outcome.After.IsAllowed, $"seed {seed}");
            Assert.All(outcome.After.PowerW.Zip(outcome.Envelopes), pair => Assert.InRange(pair.First, -pair.Second.ExportLimitW, pair.Second.ImportLimitW));
        }
    }

    private static CurvedFeeder RandomFeeder(Random random)
    {
        int points = random.Next(2, 20);
        CurvedFeeder network = CurvedFeeder.Random(random, points, band: 0.01 + (0.02 * random.NextDouble()), transformerW: points * 2_000);
        return network.WithBase([.. Enumerable.Range(0, points).Select(_ => 300 * random.NextDouble())]);
    }

    private static double[] Corner(Random random, ImmutableArray<OperatingEnvelope> envelopes, double scale) =>
        [.. envelopes.Select(envelope => scale * (random.Next(2) == 0 ? envelope.ImportLimitW : -envelope.ExportLimitW))];

    private static double[] Inside(Random random, ImmutableArray<OperatingEnvelope> envelopes) =>
        [.. envelopes.Select(envelope => -envelope.ExportLimitW + (random.NextDouble() * (envelope.ImportLimitW + envelope.ExportLimitW)))];

    /// <summary>All import and all export: on a feeder with resistances of one sign no corner is worse.</summary>
    private static double[][] WorstCorners(CurvedFeeder network, double[] limits, double scale) =>
    [
        [.. network.Points.Select((_, i) => scale * limits[2 * i])],
        [.. network.Points.Select((_, i) => -scale * limits[(2 * i) + 1])],
    ];
}
