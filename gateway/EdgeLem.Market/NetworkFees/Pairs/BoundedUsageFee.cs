namespace EdgeLem.Market.NetworkFees;

/// <summary>The usage rate of <see cref="PtdfFee"/>, but never below a lower nor above an upper bound; <c>bounded-usage</c> in the configuration.</summary>
/// <remarks>
/// <para>rate(i, j) = min(upper, max(lower, usage rate)). Too high a rate leaves no gain to trades, too low a one no interest to the network's owner; after W. Zhong, S. Xie, K. Xie,
/// Q. Yang, L. Xie, Cooperative P2P energy trading in active distribution networks: an MILP-based Nash bargaining solution, IEEE Trans. Smart Grid 12, 2021. Where between the
/// two the rate should be, <see cref="UsageRateBargain"/> finds.</para>
/// <para>To recover a cost the usage rates are multiplied by one factor before they are bounded; income grows with the factor, which is found by bisection, and the last
/// micro-euros are shared exactly, so that a mean rate may pass a bound by less than the rounding of a rate. A cost that the bounds do not reach is not recovered
/// (<see cref="CostRecovery.BeyondBounds"/>).</para>
/// </remarks>
public sealed class BoundedUsageFee : INetworkFee
{
    // Doublings of the factor to both sides of 1, and halvings of the interval in between: rates are whole numbers below 2^30.
    private const int Steps = 60;

    private readonly PublishedRates _rates = new(tariff => new Bounded(PtdfFee.RatesOf(tariff), tariff.Usage, 1));

    /// <inheritdoc/>
    public string Name => "bounded-usage";

    /// <inheritdoc/>
    public bool NeedsTopology => true;

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => _rates.Of(tariff).MicroEurPerKwh(sellerPoint, buyerPoint);

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        long cost = input.Tariff.CostMicroEur;
        if (cost == 0)
        {
            return _rates.Charge(input);
        }

        IPairRates usage = PtdfFee.RatesOf(PublishedRates.AtInterval(input));
        FeeSums At(double factor) => PairCharges.Of(input, new Bounded(usage, input.Tariff.Usage, factor));
        FeeSums lowest = At(0);
        FeeSums highest = At(Math.ScaleB(1, Steps));
        if (highest.IncomeMicroEur <= 0 || (lowest.IncomeMicroEur <= cost && cost <= highest.IncomeMicroEur))
        {
            return At(FactorFor(cost, factor => At(factor).IncomeMicroEur)).ToResult(cost);
        }

        FeeResult nearest = (cost < lowest.IncomeMicroEur ? lowest : highest).ToResult(0);
        return nearest with { CostMicroEur = cost, Recovery = CostRecovery.BeyondBounds };
    }

    /// <summary>The factor at which the income reaches the cost, by halving the exponent's range.</summary>
    private static double FactorFor(long costMicroEur, Func<double, double> income)
    {
        (double low, double high) = (-Steps, Steps);
        for (int step = 0; step < Steps; step++)
        {
            double middle = (low + high) / 2;
            (low, high) = income(Math.Pow(2, middle)) < costMicroEur ? (middle, high) : (low, middle);
        }

        return Math.Pow(2, high);
    }

    private sealed class Bounded(IPairRates usage, UsageTerms terms, double factor) : IPairRates
    {
        public long MicroEurPerKwh(int seller, int buyer)
        {
            double rate = Math.Min(factor * usage.MicroEurPerKwh(seller, buyer), terms.HighestMicroEurPerKwh);
            return Math.Max(terms.LowestMicroEurPerKwh, (long)Math.Round(rate, MidpointRounding.AwayFromZero));
        }
    }
}
