namespace EdgeLem.Market.NetworkFees;

/// <summary>A rate by electrical distance: neighbours pay little, the far ends much; <c>distance</c> in the configuration.</summary>
/// <remarks>
/// rate(i, j) = rate x d(i, j) / mean d, rounded to a micro-euro per kWh; d = sum of the phase resistances on the way between the points, ohm; mean over all pairs of points and the
/// supply (<see cref="WayPrices"/>). Where no branch has a resistance all pairs pay the rate. After T. Baroche, P. Pinson, R. Le Goff Latimier, H. Ben Ahmed, Exogenous cost
/// allocation in peer-to-peer electricity markets, IEEE Trans. Power Systems 34, 2019; in a tree the electrical distance is the resistance of the one way.
/// </remarks>
public sealed class DistanceFee : INetworkFee
{
    private readonly PublishedRates _rates = new(tariff => new Rates(tariff));

    /// <inheritdoc/>
    public string Name => "distance";

    /// <inheritdoc/>
    public bool NeedsTopology => true;

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => _rates.Of(tariff).MicroEurPerKwh(sellerPoint, buyerPoint);

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input) => _rates.Charge(input);

    private sealed class Rates(FeeTariff tariff) : IPairRates
    {
        private readonly WayPrices _ohm = new(tariff.Topology, [.. tariff.Topology.Branches.Select(branch => branch.PhaseResistanceOhm)]);

        public long MicroEurPerKwh(int seller, int buyer) => _ohm.Mean > 0
            ? (long)Math.Round(tariff.RateMicroEurPerKwh * _ohm.Between(seller, buyer) / _ohm.Mean, MidpointRounding.AwayFromZero)
            : tariff.RateMicroEurPerKwh;
    }
}
