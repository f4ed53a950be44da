using System.Collections.Immutable;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.GridPolicies.Envelopes;

public sealed class DeviationRoomTests
{
    private const double Step = 1.0 / 256;

    [Fact]
    public void A_network_without_limits_leaves_every_swing_whole()
    {
        var network = new UnlimitedNetwork(new OrderBook([Books.Offer("a", 1000, 100), Books.Bid("b", 1000, 300)]));

        Assert.Equal([1.0, 1.0], DeviationRoom.Shares(network, [-1000, 1000], [-5000, -5000]));
    }

    [Fact]
    public void Where_the_cleared_state_breaks_a_limit_nobody_may_deviate_further()
    {
        // Export raises the voltage of one point by 1e-6 per W; the band is 0.002.
        var network = new CurvedFeeder([[1e-6]], band: 0.002, transformerW: 1e9);

        Assert.Equal([0.0], DeviationRoom.Shares(network, [-2100], [-5000]));
    }

    [Fact]
    public void An_import_may_grow_although_exports_left_a_voltage_at_its_upper_bound()
    {
        var network = new CurvedFeeder([[1e-6]], band: 0.002, transformerW: 1e9) { Curvature = 0 };

        Assert.Equal([0.0], DeviationRoom.Shares(network, [-2000], [-1000]));
        Assert.Equal([1.0], DeviationRoom.Shares(network, [-2100], [1000]));
    }

    [Fact]
    public void The_share_is_what_the_limit_leaves()
    {
        // Two points of phase A and B on one line: both swings together may use the 1,500 W that are left of 5,000.
        var network = new CurvedFeeder([[1e-6, 0], [0, 1e-6]], band: 1, transformerW: 5000) { Curvature = 0 };

        ImmutableArray<double> shares = DeviationRoom.Shares(network, [-2000, -1500], [-2000, -3000]);

        Assert.All(shares, share => Assert.InRange(share, 0.3 - Step, 0.3));
    }

    [Fact]
    public void A_phase_that_stops_leaves_the_other_to_rise()
    {
        // Phase A may export 2,000 W, of which 1,000 W flow; phase B is free.
        var network = new CurvedFeeder([[1e-6, 0], [0, 1e-8]], band: 0.002, transformerW: 1e9) { Curvature = 0 };

        ImmutableArray<double> shares = DeviationRoom.Shares(network, [-1000, -1000], [-4000, -4000]);

        Assert.InRange(shares[0], 0.25 - Step, 0.25);
        Assert.Equal(1, shares[1]);
    }

    [Fact]
    public void On_random_feeders_no_deviation_within_the_shares_breaks_a_limit_and_a_little_more_of_all_does()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            CurvedFeeder network = CurvedFeeder.Random(random, 8, band: 0.01, transformerW: 40_000);
            double[] centreW = [.. Enumerable.Range(0, 8).Select(_ => random.Next(-1500, 500))];
            double[] swingW = [.. centreW.Select(centre => -8000.0 - centre)];
            if (!network.Evaluate(centreW).IsAllowed)
            {
                continue;
            }

            ImmutableArray<double> shares = DeviationRoom.Shares(network, [.. centreW], [.. swingW]);

            for (int trial = 0; trial < 20; trial++)
            {
                Assert.True(network.Evaluate([.. centreW.Select((centre, i) => centre + (random.NextDouble() * shares[i] * swingW[i]))]).IsAllowed, $"seed {seed}");
            }

            Assert.True(shares.Min() == 1 || !network.Evaluate([.. centreW.Select((centre, i) => centre + (Math.Min(1, shares[i] + (2 * Step)) * swingW[i]))]).IsAllowed, $"seed {seed}");
        }
    }

    [Fact]
    public void A_vector_of_another_length_is_refused()
    {
        var network = new CurvedFeeder([[1e-6]], band: 0.002, transformerW: 1e9);

        ArgumentException refused = Assert.Throws<ArgumentException>(() => DeviationRoom.Shares(network, [0, 0], [0]));
        Assert.Contains("1 points", refused.Message, StringComparison.Ordinal);
    }
}
