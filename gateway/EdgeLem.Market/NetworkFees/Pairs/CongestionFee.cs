using System.Collections.Immutable;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Trades pay what they add to congestion, and are paid for what they relieve; <c>congestion</c> in the configuration.</summary>
/// <remarks>
/// rate(i, j) = c_j - c_i, with c what the limits of the network cost at a point, micro-euro per kWh drawn there (<see cref="FeeTariff.CongestionMicroEurPerKwh"/>), 0 at the
/// supply. c is the sum over limits of shadow price x coefficient, which for line limits is the transfer factor of the trade; nodal prices give it (<see cref="FromNodalPrices"/>). After
/// J. Guerrero, A. C. Chapman, G. Verbic, Decentralized P2P energy trading under network constraints in a low-voltage network, IEEE Trans. Smart Grid 10, 2019. Not beside a grid
/// policy whose trades already are at nodal prices: they would pay twice.
/// </remarks>
public sealed class CongestionFee : INetworkFee
{
    private readonly PublishedRates _rates = new(tariff => new Rates(tariff));

    /// <inheritdoc/>
    public string Name => "congestion";

    /// <summary>What limits cost at each point, from the nodal prices of a round that looked at them.</summary>
    /// <param name="prices">One per point.</param>
    /// <returns>Micro-euro per kWh, in the order of the points; 0 for points without a price.</returns>
    public static ImmutableArray<long> FromNodalPrices(ImmutableArray<NodalPrice> prices)
    {
        long[] costs = new long[prices.Select(price => price.Point + 1).DefaultIfEmpty(0).Max()];
        foreach (NodalPrice price in prices)
        {
            costs[price.Point] = (long)Math.Round(price.Voltage + price.Congestion, MidpointRounding.AwayFromZero);
        }

        return [.. costs];
    }

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => _rates.Of(tariff).MicroEurPerKwh(sellerPoint, buyerPoint);

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input) => _rates.Charge(input);

    private sealed class Rates(FeeTariff tariff) : IPairRates
    {
        public long MicroEurPerKwh(int seller, int buyer) => CostAt(buyer) - CostAt(seller);

        private long CostAt(int point) => point != NetworkTopology.Supply && point < tariff.CongestionMicroEurPerKwh.Length ? tariff.CongestionMicroEurPerKwh[point] : 0;
    }
}
