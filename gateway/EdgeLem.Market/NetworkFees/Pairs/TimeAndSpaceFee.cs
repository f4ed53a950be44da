namespace EdgeLem.Market.NetworkFees;

/// <summary>A rate on loaded branches in loaded hours, and nothing elsewhere; <c>time-and-space</c> in the configuration.</summary>
/// <remarks>
/// rate(i, j, h) = rate x percent_h / 100 x sum over branches of usage_b(i, j) x max(0, (l_b - l_0) / (1 - l_0)): the full rate for each branch on the way that is expected to be
/// full, falling in a line to 0 at the threshold l_0. Usage as for <see cref="PtdfFee"/>. After F. Moret and P. Pinson, Energy collectives: a community and fairness based approach
/// to future electricity markets, IEEE Trans. Power Systems 34, 2019, whose tariffs between collectives imitate the limits of the lines between them.
/// </remarks>
public sealed class TimeAndSpaceFee : INetworkFee
{
    private readonly PublishedRates _rates = new(tariff => new UsageRates(tariff, Prices(tariff), _ => tariff.RateMicroEurPerKwh * tariff.Usage.PercentAt(tariff.StartS) / 100.0));

    /// <inheritdoc/>
    public string Name => "time-and-space";

    /// <inheritdoc/>
    public bool NeedsTopology => true;

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => _rates.Of(tariff).MicroEurPerKwh(sellerPoint, buyerPoint);

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input) => _rates.Charge(input);

    private static double[] Prices(FeeTariff tariff)
    {
        double threshold = tariff.Usage.LoadingThreshold;
        return [.. tariff.Topology.Branches.Select((_, branch) => Math.Max(0, (tariff.Usage.LoadingOf(branch) - threshold) / (1 - threshold)))];
    }
}
