using System.Collections.Immutable;

namespace EdgeLem.Market.NetworkFees;

/// <summary>What peers and the network's owner agree on when they bargain about the usage rate.</summary>
/// <remarks>
/// u_p(r), u_o(r): what the peers gain over trading with the retailer only, and what the owner gains over having no local trades, micro-euro, at rate r. Acceptable is a rate at
/// which neither loses. The bargain is the acceptable rate with the largest product u_p u_o (J. F. Nash, The bargaining problem, Econometrica 18, 1950); of equal products the lower
/// rate. Rates are tried one by one: gains jump where trades appear and vanish, so that nothing smoother would be safe.
/// </remarks>
/// <param name="RateMicroEurPerKwh">The bargain; null when no rate gives both a gain.</param>
/// <param name="LowestMicroEurPerKwh">Lowest rate at which the owner gains; below, it has no interest. Null when there is none.</param>
/// <param name="HighestMicroEurPerKwh">Highest rate at which the peers gain; above, they do not trade. Null when there is none.</param>
public sealed record UsageRateBargain(long? RateMicroEurPerKwh, long? LowestMicroEurPerKwh, long? HighestMicroEurPerKwh)
{
    /// <summary>Tries rates.</summary>
    /// <param name="rates">Rates, micro-euro per kWh, rising.</param>
    /// <param name="gains">Gains of peers and owner at a rate, micro-euro.</param>
    public static UsageRateBargain Find(IEnumerable<long> rates, Func<long, (double Peers, double Owner)> gains)
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentNullException.ThrowIfNull(gains);
        ImmutableArray<(long Rate, double Peers, double Owner)> tried = [.. rates.Select(rate => (rate, gains(rate))).Select(one => (one.rate, one.Item2.Peers, one.Item2.Owner))];
        return new UsageRateBargain(
            tried.Where(one => one.Peers > 0 && one.Owner > 0).OrderByDescending(one => one.Peers * one.Owner).Select(one => (long?)one.Rate).FirstOrDefault(),
            tried.Where(one => one.Owner > 0).Select(one => (long?)one.Rate).FirstOrDefault(),
            tried.Where(one => one.Peers > 0).Select(one => (long?)one.Rate).LastOrDefault());
    }
}
