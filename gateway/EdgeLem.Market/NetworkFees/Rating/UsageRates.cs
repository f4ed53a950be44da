using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Rates by how much of each branch's conductors a trade uses.</summary>
/// <remarks>
/// Usage of branch b by a trade of 1 kWh from i to j = sum over phases of |PTDF|: the power transfer distribution factor of a tree is the share of the phase in the buyer's power
/// where the branch lies on the buyer's way to the supply, less that of the seller where it lies on the seller's. So it is 1 on the way between the two, and
/// m = sum over phases of |share_j - share_i| on the shared way above: 0 for equal phases, 2 for different single phases, whose power meets only at the supply.
/// rate = sum over branches of price x usage.
/// </remarks>
internal sealed class UsageRates : IPairRates
{
    private readonly WayPrices _prices;
    private readonly double[][] _shares;
    private readonly double _factor;

    /// <summary>Rates at prices per branch.</summary>
    /// <param name="tariff">Points and tree.</param>
    /// <param name="price">Price of using each branch, at least 0.</param>
    /// <param name="factorOf">Micro-euro per kWh and unit of price, from the mean way.</param>
    public UsageRates(FeeTariff tariff, double[] price, Func<double, double> factorOf)
    {
        _prices = new WayPrices(tariff.Topology, price);
        _shares = PhaseShares.Of(tariff.Points);
        _factor = factorOf(_prices.Mean);
    }

    /// <inheritdoc/>
    public long MicroEurPerKwh(int seller, int buyer) => (long)Math.Round(_factor * UsePrice(seller, buyer), MidpointRounding.AwayFromZero);

    private double UsePrice(int seller, int buyer) => seller == NetworkTopology.Supply || buyer == NetworkTopology.Supply
        ? _prices.Between(seller, buyer)
        : _prices.Between(seller, buyer) + (_shares[seller].Zip(_shares[buyer], (one, other) => Math.Abs(one - other)).Sum() * _prices.Shared(seller, buyer));
}
