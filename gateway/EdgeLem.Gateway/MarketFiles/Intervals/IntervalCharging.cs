using System.Collections.Immutable;
using EdgeLem.Gateway.MarketFiles.Reading.Contracts;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>Charges fees and losses on an interval: on what was cleared, and on what contracts delivered.</summary>
/// <remarks>
/// The policy decides on orders alone, so for it contracts are power that flows anyway. Fees and losses are everybody's, so for them the contracts are trades like all others, between points of
/// their own parties. A provider's energy comes through the supply: it has a buyer's point and no trade.
/// </remarks>
/// <param name="request">What was asked for.</param>
/// <param name="design">The market design.</param>
/// <param name="feeder">The feeder with its base load alone; null without one.</param>
internal sealed class IntervalCharging(ClearRequest request, MarketDesign design, FileFeeder? feeder)
{
    /// <summary>Numbers of the orders that stand for contracts begin here, beyond those of orders and blocks.</summary>
    private const int FirstNumber = 1_500_000_000;

    /// <summary>Charges.</summary>
    /// <param name="open">The interval.</param>
    /// <param name="grid">Its clearing.</param>
    /// <param name="points">Receives the points of fees and losses.</param>
    public MarketOutcome Charge(OpenInterval open, GridOutcome grid, out ImmutableArray<NetworkPoint> points)
    {
        (Order Bid, Order? Offer, FileContract Contract)[] delivered =
            [.. open.Contracts.Index().Where(standing => standing.Item.IsInForce).Select(standing => OrdersOf(standing.Item.Contract, FirstNumber + standing.Index))];
        if (delivered.Length == 0)
        {
            points = open.Case.Network.Points;
            return design.Charge(open.Case, grid);
        }

        INetworkModel network = FileNetwork.Of([.. open.Book.Located, .. delivered.SelectMany(Located)], feeder, request.Limits);
        points = network.Points;
        GridOutcome together = grid with
        {
            Clearing = With(grid.Clearing, delivered),
            After = grid.After with { PowerW = PowerW(network, (open.Case.Network.Points, grid.After.PowerW), delivered) },
        };
        return design.Charge(open.Case with { Network = network, Tariff = request.TariffOn(network, feeder) }, together) with { Grid = grid };
    }

    private static (Order Bid, Order? Offer, FileContract Contract) OrdersOf(FileContract contract, int number)
    {
        Order Of(string nodeId, OrderSide side) => new(new OrderKey(nodeId, number), side, contract.Offer.Terms, 0);
        return (Of(contract.Buyer!, OrderSide.Bid), contract.IsFromProvider ? null : Of(contract.Offer.Seller, OrderSide.Offer), contract);
    }

    private static IEnumerable<(Order Order, string Phases)> Located((Order Bid, Order? Offer, FileContract Contract) delivered) => delivered.Offer is { } offer
        ? [(delivered.Bid, delivered.Contract.BuyerPhases), (offer, delivered.Contract.SellerPhases)]
        : [(delivered.Bid, delivered.Contract.BuyerPhases)];

    private static ClearingResult With(ClearingResult clearing, (Order Bid, Order? Offer, FileContract Contract)[] delivered) => clearing with
    {
        Bids = [.. clearing.Bids, .. delivered.Select(one => Whole(one.Bid))],
        Offers = [.. clearing.Offers, .. delivered.Where(one => one.Offer is not null).Select(one => Whole(one.Offer!.Value))],
        Trades =
        [
            .. clearing.Trades,
            .. delivered.Where(one => one.Offer is not null).Select(one => new Trade(one.Bid.Key, one.Offer!.Value.Key, one.Bid.QuantityW, one.Bid.PriceMicroEurPerKwh)),
        ],
    };

    private static Fill Whole(Order order) => new(order, order.QuantityW, UnfilledReason.None);

    private static ImmutableArray<double> PowerW(
        INetworkModel network, (ImmutableArray<NetworkPoint> Points, ImmutableArray<double> PowerW) ofOrders, (Order Bid, Order? Offer, FileContract Contract)[] delivered)
    {
        double[] powerW = new double[network.Points.Length];
        for (int point = 0; point < ofOrders.PowerW.Length; point++)
        {
            // Only the point that stands for an interval without orders, whose power is 0, can be missing.
            powerW[Math.Max(0, network.Points.IndexOf(ofOrders.Points[point]))] += ofOrders.PowerW[point];
        }

        foreach ((Order bid, Order? offer, _) in delivered)
        {
            powerW[network.PointOf(bid)] += bid.QuantityW;
            if (offer is { } sold)
            {
                powerW[network.PointOf(sold)] -= sold.QuantityW;
            }
        }

        return [.. powerW];
    }
}
