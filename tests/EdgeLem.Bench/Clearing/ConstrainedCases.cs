using EdgeLem.Bench.Measuring;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Orders;

namespace EdgeLem.Bench.Clearing;

/// <summary>Whole rounds under network limits: clearing, AC power flow, linear limits, clearing again until the power flow agrees. The network is prepared once, as a gateway does.</summary>
internal static class ConstrainedCases
{
    private const long PvW = 8_000;
    private const int Seed = 906;

    private const int EnvelopeOrdersPerHome = 2;
    private const int LargeBook = 12_300;
    private const int LeastOrdersPerRepetition = 2_200;

    /// <summary>A round is long and of many methods: the run-time compiles them for good only after so many rounds, not after so much time.</summary>
    private const int WarmUpRounds = 100;

    /// <summary>Measures the rounds; columns as the other cases of the command.</summary>
    /// <param name="feeder">The feeder with its homes.</param>
    /// <param name="sampling">How often.</param>
    /// <param name="table">Receives a row per policy and size.</param>
    public static void Measure(ConstrainedFeeder feeder, Sampling sampling, BenchTable table)
    {
        int homes = feeder.Points.Length;
        foreach (int orders in new[] { EnvelopeOrdersPerHome * homes, LargeBook })
        {
            foreach ((IGridPolicy policy, bool servesRest) in new (IGridPolicy, bool)[] { (new RejectPolicy(), true), (new NodalPolicy(), true), (new NodalPolicy(), false) })
            {
                Add(policy, Round(feeder, servesRest, Orders(homes, orders)), sampling, table);
            }
        }

        Add(new EnvelopePolicy(EnvelopeRule.Equal), Round(feeder, servesRest: true, Orders(homes, EnvelopeOrdersPerHome * homes)), sampling, table);
    }

    private static GridRound Round(ConstrainedFeeder feeder, bool servesRest, Order[] orders) => new()
    {
        Book = new OrderBook(orders),
        Prices = RandomMarket.Prices,
        Clearing = new UniformPriceClearing(),
        Network = new FeederNetwork(feeder.Feeder, new FeederNetworkOptions
        {
            Points = feeder.Points, Limits = servesRest ? new NetworkLimits() : new NetworkLimits { MaxVoltagePu = 1.06 },
        }),
        RetailerServesRest = servesRest,
    };

    private static void Add(IGridPolicy policy, GridRound round, Sampling sampling, BenchTable table)
    {
        GridOutcome outcome = WarmUp(policy, round);
        if (!outcome.After.IsAllowed)
        {
            throw new InvalidOperationException($"Policy {policy.Name} left {outcome.After.Violations.Length} violations; nothing to measure.");
        }

        int orders = round.Book.Bids.Length + round.Book.Offers.Length;
        int repeats = policy is EnvelopePolicy ? 1 : Math.Max(1, LeastOrdersPerRepetition / orders);
        Samples samples = sampling.Of(repeats, () =>
        {
            for (int i = 0; i < repeats; i++)
            {
                GC.KeepAlive(policy.Apply(round));
            }
        });
        string name = $"uniform-price+{policy.Name}{(round.RetailerServesRest ? "" : "+trades-only")}";
        table.Add(name, orders, samples.Count, samples.MinUs / 1000, samples.MedianUs / 1000, outcome.Clearing.PriceMicroEurPerKwh ?? 0, outcome.Clearing.VolumeW);
    }

    private static GridOutcome WarmUp(IGridPolicy policy, GridRound round)
    {
        for (int i = 1; i < WarmUpRounds; i++)
        {
            policy.Apply(round);
        }

        return policy.Apply(round);
    }

    /// <summary>PV of each home and consumption, each split into equally many orders of different prices.</summary>
    private static Order[] Orders(int homes, int count)
    {
        var chance = new Random(Seed);
        long ordersPerSide = count / (2 * homes);
        return [.. Enumerable.Range(0, count).Select(index => OrderOf(chance, (index % homes, index / homes), ordersPerSide))];
    }

    private static Order OrderOf(Random chance, (int Home, int Number) key, long ordersPerSide)
    {
        bool isOffer = key.Number % 2 == 1;
        long quantityW = Math.Max(1, (isOffer ? PvW : 200 + chance.Next(600)) / Math.Max(1, ordersPerSide));
        long price = isOffer ? chance.Next(85_000, 140_000) : chance.Next(150_000, 290_000);
        return new Order(new OrderKey(ConstrainedFeeder.NodeId(key.Home), key.Number), isOffer ? OrderSide.Offer : OrderSide.Bid, new OrderTerms(quantityW, price), 0);
    }
}
