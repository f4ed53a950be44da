using System.Collections.Immutable;
using EdgeLem.Market.Network;
using EdgeLem.Market.Optimisation;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>The operator's side of the distributed clearing: it knows the network and no orders.</summary>
/// <remarks>
/// <para>Method: proximal step on the limits and the supply: argmin over z of R max(1'z, 0) + F min(1'z, 0) + l L'z + (rho/2)|z - w|^2 with C z at most b.</para>
/// <para>Symbols: z powers per point [n], W; w wishes [n], W; R, F retail and feed-in price, l price of losses, micro-euro per kWh; L losses per W [n]; C, b rows
/// and bounds of the limits [m x n, m]; rho step, micro-euro per kWh and W.</para>
/// <para>Since F is at most R, the supply's term is convex with one kink, at 1'z = 0. So the answer is one of three projections: of w - (R + l L)/rho when its sum
/// is at least 0, of w - (F + l L)/rho when its sum is at most 0, else of w - l L/rho with 1'z = 0, whose multiplier is the price between F and R.</para>
/// </remarks>
internal sealed class NetworkOperator(SupplyTerm supply)
{
    /// <summary>Part of a row's excess by which its bound is lowered beyond the excess, so that the next rounding to watts does not repeat it.</summary>
    private const double MarginBeyondExcess = 0.2;

    private readonly Dictionary<(LimitKind, string), double> _margins = [];
    private NetworkLinearization _network = new([], [], 0);
    private ReadOnlyMemory<double>[] _rows = [];

    /// <summary>Takes a new linearisation.</summary>
    /// <param name="network">Limits and losses around the last state.</param>
    public void Renew(NetworkLinearization network)
    {
        _network = network;
        _rows = [.. network.Limits.Select(limit => limit.CoefficientPerPoint.AsMemory())];
    }

    /// <summary>Lowers the bounds of rows that whole watts exceed, where the excess is no more than rounding can cause.</summary>
    /// <param name="network">The linearisation at the rounded powers.</param>
    /// <param name="powerW">The rounded powers.</param>
    public void AllowForRounding(NetworkLinearization network, ReadOnlySpan<double> powerW)
    {
        foreach (LinearLimit limit in network.Limits)
        {
            double excess = limit.ExcessAt(powerW);
            double perWatt = limit.CoefficientPerPoint.Sum(Math.Abs);
            if (excess > 0 && excess <= perWatt)
            {
                _margins[(limit.Kind, limit.Element)] = MarginOf(limit) + (excess * (1 + MarginBeyondExcess));
            }
        }
    }

    /// <summary>Answers wishes.</summary>
    /// <param name="wishW">w.</param>
    /// <param name="step">rho, positive.</param>
    public OperatorAnswer Respond(double[] wishW, double step)
    {
        if (!supply.IsBalanced)
        {
            foreach ((long price, int sign) in new[] { (supply.Prices.RetailPriceMicroEurPerKwh, 1), (supply.Prices.FeedInPriceMicroEurPerKwh, -1) })
            {
                Projection free = Project(wishW, price, step, isBalanced: false);
                if (sign * free.Point.Sum() >= 0)
                {
                    return new OperatorAnswer(free, _network, step, price);
                }
            }
        }

        Projection balanced = Project(wishW, energyPrice: 0, step, isBalanced: true);
        return new OperatorAnswer(balanced, _network, step, balanced.EqualityMultiplier * step);
    }

    /// <summary>The price of consumption at every point, in parts.</summary>
    /// <param name="answer">The answer of which they are made.</param>
    public ImmutableArray<NodalPrice> PricesOf(OperatorAnswer answer) =>
        [.. Enumerable.Range(0, answer.Nearest.Point.Length).Select(point => answer.PriceAt(point, supply.LossPriceMicroEurPerKwh))];

    private Projection Project(double[] wishW, double energyPrice, double step, bool isBalanced)
    {
        double[] shiftedW = new double[wishW.Length];
        for (int point = 0; point < wishW.Length; point++)
        {
            shiftedW[point] = wishW[point] - ((energyPrice + (supply.LossPriceMicroEurPerKwh * LossPerW(point))) / step);
        }

        double[] bounds = [.. _network.Limits.Select(limit => limit.UpperBound - MarginOf(limit))];
        var polyhedron = new Polyhedron(_rows, bounds) { EqualityRow = isBalanced ? [.. Enumerable.Repeat(1.0, wishW.Length)] : [] };
        return NearestPoint.Of(polyhedron, shiftedW);
    }

    private double LossPerW(int point) => _network.LossPerW.IsEmpty ? 0 : _network.LossPerW[point];

    private double MarginOf(LinearLimit limit) => _margins.GetValueOrDefault((limit.Kind, limit.Element));
}
