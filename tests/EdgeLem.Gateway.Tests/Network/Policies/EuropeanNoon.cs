using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Network.Policies;

/// <summary>The IEEE European LV test feeder at noon: its 55 homes draw what their profiles say, and each offers what its PV makes; a few bid for more.</summary>
internal static class EuropeanNoon
{
    /// <summary>Minute of the day of the feeder's load profiles.</summary>
    public const int Noon = 720;

    public static FeederNetwork Network()
    {
        OpenDssImport import = OpenDssImporter.Load(Repository.SharedOrSkip("feeders/ieee_eulv906/dss/Master.dss"));
        Feeder feeder = import.Feeder ?? throw new InvalidOperationException(import.Report);
        var network = new FeederNetwork(feeder, new FeederNetworkOptions { Points = [.. feeder.Loads.Select((load, i) => new FeederPoint($"h{i + 1}", feeder.BusIndex(load.Bus), PhaseOf(load)))] });
        network.UseLoads(Noon);
        return network;
    }

    /// <summary>A round in which every home offers its PV.</summary>
    /// <param name="network">The feeder.</param>
    /// <param name="pvW">PV of each home, W.</param>
    /// <param name="seed">Of prices and of the homes that charge a car.</param>
    public static GridRound Round(FeederNetwork network, long pvW, int seed)
    {
        Random random = new(seed);
        List<Order> orders = [];
        for (int home = 1; home <= network.Points.Length; home++)
        {
            orders.Add(OrderOf(home, 0, OrderSide.Offer, (pvW, 80_000 + (1_000 * random.NextInt64(0, 100)))));
            if (random.Next(5) == 0)
            {
                orders.Add(OrderOf(home, 1, OrderSide.Bid, (3_000, 150_000 + (1_000 * random.NextInt64(0, 150)))));
            }
        }

        return new GridRound { Book = new OrderBook(orders), Prices = new RetailerPrices(300_000, 80_000), Clearing = new UniformPriceClearing(), Network = network };
    }

    public static IEnumerable<(Order Order, double ServedW)> Served(ClearingResult clearing) =>
        clearing.Bids.Concat(clearing.Offers).Select(fill => (fill.Order, (double)(fill.ClearedW + fill.UnfilledW)));

    private static Order OrderOf(int home, int number, OrderSide side, (long QuantityW, long Price) terms) =>
        new(new OrderKey($"h{home}", number), side, new OrderTerms(terms.QuantityW, terms.Price), arrivalS: 0);

    private static Phases PhaseOf(Load load) => load.Terminals[0] switch
    {
        Terminal.A => Phases.A,
        Terminal.B => Phases.B,
        _ => Phases.C,
    };
}
