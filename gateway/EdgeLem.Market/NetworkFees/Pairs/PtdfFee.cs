namespace EdgeLem.Market.NetworkFees;

/// <summary>A rate by the usage of each branch, published before the gate; <c>ptdf</c> in the configuration.</summary>
/// <remarks>
/// <code>
/// u_b        K_b / S_b (1 + l_b)                        price of using branch b, relative
/// K_b        cost of the branch: as the tariff states it, or S_b x length, where switches and transformers count as 100 m
/// S_b        its rating; branches of unknown rating count as the mean of the known ones
/// l_b        expected loading over the rating, 0 when nothing is known: what is nearly full costs up to twice as much
/// rate(i, j) rate x sum of u_b usage_b(i, j) / mean way    usage by power transfer distribution factors per phase (<see cref="UsageRates"/>)
/// </code>
/// After A. Paudel, L. P. M. I. Sampath, J. Yang, H. B. Gooi, Peer-to-peer energy trading in smart grid considering power losses and network fees, IEEE Trans. Smart Grid 11,
/// 2020, where each trade pays the network's owner for the branches that its transfer factors say it uses, at rates known before negotiation.
/// </remarks>
public sealed class PtdfFee : INetworkFee
{
    private const double DeviceLengthM = 100;

    private readonly PublishedRates _rates = new(RatesOf);

    /// <inheritdoc/>
    public string Name => "ptdf";

    /// <inheritdoc/>
    public bool NeedsTopology => true;

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => _rates.Of(tariff).MicroEurPerKwh(sellerPoint, buyerPoint);

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input) => _rates.Charge(input);

    /// <summary>Rates at a tariff.</summary>
    /// <param name="tariff">The tariff.</param>
    internal static IPairRates RatesOf(FeeTariff tariff) => new UsageRates(tariff, Prices(tariff), mean => mean > 0 ? tariff.RateMicroEurPerKwh / mean : 0);

    private static double[] Prices(FeeTariff tariff)
    {
        double[] known = [.. tariff.Topology.Branches.Select(branch => branch.RatingW).Where(ratingW => double.IsFinite(ratingW) && ratingW > 0)];
        double otherwiseW = known.Length > 0 ? known.Average() : 1;
        return [.. tariff.Topology.Branches.Select((branch, index) =>
        {
            double ratingW = double.IsFinite(branch.RatingW) && branch.RatingW > 0 ? branch.RatingW : otherwiseW;
            double cost = index < tariff.Usage.CostPerBranch.Length ? tariff.Usage.CostPerBranch[index] : ratingW * (branch.LengthM > 0 ? branch.LengthM : DeviceLengthM);
            return cost / ratingW * (1 + tariff.Usage.LoadingOf(index));
        })];
    }
}
