using System.Collections.Immutable;
using System.Numerics;

namespace EdgeLem.Market.NetworkFees;

/// <summary>
/// Power is subscribed, energy above it costs a penalty; <c>capacity-subscription</c> in the configuration, or <c>neighbourhood-subscription</c> where the neighbourhood subscribes
/// together.
/// </summary>
/// <remarks>
/// <code>
/// consumer       s_i t k + max(0, E_i) e + max(0, E_i - s_i t) x
/// neighbourhood  s_i t k + max(0, E_i) e + x X_i,    X = max(0, sum E - t sum s), X_i = X max(0, E_i) / sum max(0, E_j) in whole joules
/// </code>
/// s_i subscribed power, t length of the interval, E_i energy drawn, k, e, x the three rates of <see cref="SubscriptionTerms"/>. The sum over the neighbourhood is net: what one
/// home feeds in while another draws passes no transformer. After O. M. Almenning, S. Bjarghov, H. Farahmand, Reducing neighborhood peak loads with implicit peer-to-peer energy
/// trading under subscribed capacity tariffs, SEST 2019. It does not depend on who trades with whom, so the rate of a pair is 0.
/// </remarks>
/// <param name="level">Whose power counts.</param>
public sealed class CapacitySubscriptionFee(SubscriptionLevel level = SubscriptionLevel.Consumer) : INetworkFee
{
    /// <inheritdoc/>
    public string Name => level == SubscriptionLevel.Consumer ? "capacity-subscription" : "neighbourhood-subscription";

    /// <inheritdoc/>
    public long PairRateMicroEurPerKwh(FeeTariff tariff, int sellerPoint, int buyerPoint) => 0;

    /// <inheritdoc/>
    public FeeResult Charge(FeeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        SubscriptionTerms terms = input.Tariff.Subscription;
        long[] excessJ = level == SubscriptionLevel.Consumer ? ExcessOfEach(input) : ExcessTogether(input);
        FeeSums sums = new(input.EnergyJ.Length);
        for (int point = 0; point < input.EnergyJ.Length; point++)
        {
            long drawnJ = Math.Max(0, input.EnergyJ[point]);
            sums.Charge(point, drawnJ, terms.EnergyMicroEurPerKwh);
            sums.Add(point, (BigInteger)SubscribedJ(input, point) * terms.MicroEurPerKwHour);
            sums.Add(point, (BigInteger)excessJ[point] * terms.ExcessMicroEurPerKwh);
        }

        return sums.ToResult(input.Tariff.CostMicroEur);
    }

    private static long[] ExcessOfEach(FeeInput input) => [.. input.EnergyJ.Select((energyJ, point) => Math.Max(0, energyJ - SubscribedJ(input, point)))];

    private static long[] ExcessTogether(FeeInput input)
    {
        long excessJ = input.EnergyJ.Sum() - Enumerable.Range(0, input.EnergyJ.Length).Sum(point => SubscribedJ(input, point));
        ImmutableArray<BigInteger> drawnJ = [.. input.EnergyJ.Select(energyJ => (BigInteger)Math.Max(0, energyJ))];
        return excessJ > 0 ? ExactShares.Of(drawnJ.AsSpan(), excessJ) : new long[input.EnergyJ.Length];
    }

    private static long SubscribedJ(FeeInput input, int point) => input.Tariff.Subscription.OfPoint(point) * input.Interval.LengthS;
}
