using System.Diagnostics;
using System.Globalization;
using EdgeLem.Bench.Measuring;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Orders;

namespace EdgeLem.Bench.Clearing;

/// <summary>Whole rounds under network limits: clearing, AC power flow, linear limits, clearing again until the power flow agrees. The network is prepared once, as a gateway does.</summary>
internal static class ConstrainedCases
{
    private const long PvW = 8_000;
    private const int Seed = 906;

    /// <summary>Measures the rounds on a feeder whose loads are the homes.</summary>
    /// <param name="feeder">The feeder; the IEEE European LV feeder for the figures that are quoted.</param>
    /// <param name="reps">Repetitions.</param>
    public static IEnumerable<ConstrainedRow> Measure(Feeder feeder, int reps)
    {
        int homes = feeder.Loads.Count;
        foreach (int orders in new[] { 2 * homes, 12_300 })
        {
            foreach ((IGridPolicy policy, bool servesRest) in new (IGridPolicy, bool)[] { (new RejectPolicy(), true), (new NodalPolicy(), true), (new NodalPolicy(), false) })
            {
                yield return Measure(feeder, (policy, servesRest), Orders(homes, orders), reps);
            }
        }
    }

    private static ConstrainedRow Measure(Feeder feeder, (IGridPolicy Policy, bool ServesRest) how, Order[] orders, int reps)
    {
        var network = new FeederNetwork(feeder, new FeederNetworkOptions
        {
            Points = [.. feeder.Loads.Select((load, home) => new FeederPoint(NodeId(home), feeder.BusIndex(load.Bus), PhasesOf(load)))],
            Limits = how.ServesRest ? new NetworkLimits() : new NetworkLimits { MaxVoltagePu = 1.06 },
        });
        GridRound round = new()
        {
            Book = new OrderBook(orders), Prices = RandomMarket.Prices, Clearing = new UniformPriceClearing(), Network = network, RetailerServesRest = how.ServesRest,
        };
        GridOutcome outcome = Warm(how.Policy, round);
        double[] ms = [.. Enumerable.Range(0, reps).Select(_ => MillisecondsOf(how.Policy, round))];
        string name = $"uniform-price+{how.Policy.Name}{(how.ServesRest ? "" : "+trades-only")}";
        return new ConstrainedRow(name, orders.Length, reps, ms.Min(), Median.Of(ms), outcome.Clearing.PriceMicroEurPerKwh ?? 0, outcome.Clearing.VolumeW);
    }

    private static GridOutcome Warm(IGridPolicy policy, GridRound round)
    {
        const int Rounds = 60;
        for (int i = 1; i < Rounds; i++)
        {
            policy.Apply(round);
        }

        GridOutcome outcome = policy.Apply(round);
        return outcome.After.IsAllowed ? outcome : throw new InvalidOperationException($"Policy {policy.Name} left {outcome.After.Violations.Length} violations; nothing to measure.");
    }

    private static double MillisecondsOf(IGridPolicy policy, GridRound round)
    {
        long start = Stopwatch.GetTimestamp();
        policy.Apply(round);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
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
        return new Order(new OrderKey(NodeId(key.Home), key.Number), isOffer ? OrderSide.Offer : OrderSide.Bid, new OrderTerms(quantityW, price), 0);
    }

    private static string NodeId(int home) => string.Create(CultureInfo.InvariantCulture, $"h{home + 1}");

    private static Phases PhasesOf(Load load)
    {
        Phases phases = Phases.None;
        for (int phase = 0; phase < PhaseNames.Count; phase++)
        {
            phases |= load.Terminals.Contains((Terminal)(phase + 1)) ? (Phases)(1 << phase) : Phases.None;
        }

        return phases;
    }
}
