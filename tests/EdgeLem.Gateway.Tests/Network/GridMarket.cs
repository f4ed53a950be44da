using System.Collections.Immutable;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>A market on a small feeder: orders, and what the network says of powers.</summary>
/// <param name="Feeder">The feeder.</param>
/// <param name="Points">The points.</param>
/// <param name="Limits">The limits.</param>
/// <param name="Orders">The orders.</param>
internal sealed record GridMarket(Feeder Feeder, ImmutableArray<FeederPoint> Points, NetworkLimits Limits, ImmutableArray<Order> Orders)
{
    /// <summary>0.30 and 0.08 EUR/kWh.</summary>
    public static RetailerPrices Prices { get; } = new(300_000, 80_000);

    public bool RetailerServesRest { get; init; } = true;

    public long LossPrice { get; init; }

    public IMarketClearing Mechanism { get; init; } = new UniformPriceClearing();

    public ImmutableArray<BasePower> Base { get; init; } = [];

    public static IGridPolicy[] Limiting { get; } = [new RejectPolicy(), new NodalPolicy()];

    public static Order Bid(string node, long quantityW, long price, int id = 0) => new(new OrderKey(node, id), OrderSide.Bid, new OrderTerms(quantityW, price), 0);

    public static Order Offer(string node, long quantityW, long price, int id = 0) => new(new OrderKey(node, id), OrderSide.Offer, new OrderTerms(quantityW, price), 0);

    public FeederNetwork Network()
    {
        var network = new FeederNetwork(Feeder, new FeederNetworkOptions { Points = Points, Limits = Limits });
        network.SetBase(Base);
        return network;
    }

    public GridOutcome Apply(IGridPolicy policy) => policy.Apply(Round(Network()));

    /// <summary>The network with the feeder's own loads beside the base.</summary>
    public FeederNetwork NetworkWithLoads()
    {
        FeederNetwork network = Network();
        network.UseLoads();
        return network;
    }

    public GridOutcome ApplyWithLoads(IGridPolicy policy) => policy.Apply(Round(NetworkWithLoads()));

    public GridRound Round(INetworkModel network) => new()
    {
        Book = new OrderBook(Orders), Prices = Prices, Clearing = Mechanism, Network = network, RetailerServesRest = RetailerServesRest, LossPriceMicroEurPerKwh = LossPrice,
    };

    /// <summary>A fresh AC power flow of what an outcome lets flow: nothing of the policy's own state takes part.</summary>
    public NetworkState Recheck(GridOutcome outcome)
    {
        FeederNetwork network = Network();
        return network.Evaluate(FlowingPower.Of(outcome.Clearing, network, RetailerServesRest).AsSpan());
    }

    /// <summary>
    /// The least refusal by search: order quantities on a grid, refined twice around the best. Each order is one dimension, so two to four orders at the most.
    /// </summary>
    public double LeastRefusedW(int steps)
    {
        FeederNetwork network = Network();
        double[] most = [.. Orders.Select(order => (double)order.QuantityW)];
        double[] low = new double[most.Length];
        double[] high = [.. most];
        double best = double.PositiveInfinity;
        for (int refinement = 0; refinement < 5; refinement++)
        {
            double[] found = Search(network, (low, high, steps), ref best);
            for (int order = 0; order < most.Length; order++)
            {
                double step = (high[order] - low[order]) / steps;
                (low[order], high[order]) = (Math.Max(0, found[order] - step), Math.Min(most[order], found[order] + step));
            }
        }

        return best;
    }

    private double[] Search(FeederNetwork network, (double[] Low, double[] High, int Steps) box, ref double best)
    {
        double[] found = [.. box.Low];
        foreach (double[] refused in GridPoints(box.Low, box.High, box.Steps))
        {
            double sum = refused.Sum();
            if (sum < best && IsAllowed(network, refused))
            {
                (best, found) = (sum, refused);
            }
        }

        return found;
    }

    private bool IsAllowed(FeederNetwork network, double[] refused)
    {
        double[] powerW = new double[Points.Length];
        for (int order = 0; order < refused.Length; order++)
        {
            double flow = Orders[order].QuantityW - refused[order];
            powerW[network.PointOf(Orders[order])] += Orders[order].Side == OrderSide.Bid ? flow : -flow;
        }

        return network.Evaluate(powerW).IsAllowed;
    }

    private static IEnumerable<double[]> GridPoints(double[] low, double[] high, int steps)
    {
        int[] at = new int[low.Length];
        while (true)
        {
            yield return [.. at.Select((step, order) => low[order] + (high[order] - low[order]) * step / steps)];
            int digit = 0;
            while (digit < at.Length && ++at[digit] > steps)
            {
                at[digit++] = 0;
            }

            if (digit == at.Length)
            {
                yield break;
            }
        }
    }
}
