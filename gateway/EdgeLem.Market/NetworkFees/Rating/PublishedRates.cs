using System.Runtime.CompilerServices;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Keeps what was worked out for a tariff, so that asking for the rates of all pairs walks the tree once. Safe for concurrent use.</summary>
/// <param name="create">Works out the rates of a tariff.</param>
internal sealed class PublishedRates(Func<FeeTariff, IPairRates> create)
{
    private readonly ConditionalWeakTable<FeeTariff, IPairRates> _known = [];

    /// <summary>The rates of a tariff, which is immutable.</summary>
    /// <param name="tariff">The tariff.</param>
    public IPairRates Of(FeeTariff tariff)
    {
        ArgumentNullException.ThrowIfNull(tariff);
        return _known.GetValue(tariff, key => create(key));
    }

    /// <summary>Charges at the rates that hold in the interval.</summary>
    /// <param name="input">Trades, energies, tariff.</param>
    public FeeResult Charge(FeeInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return PairCharges.Of(input, Of(AtInterval(input))).ToResult(input.Tariff.CostMicroEur);
    }

    /// <summary>The tariff at the interval's start.</summary>
    /// <param name="input">Interval and tariff.</param>
    public static FeeTariff AtInterval(FeeInput input) =>
        input.Tariff.StartS == input.Interval.StartS ? input.Tariff : input.Tariff with { StartS = input.Interval.StartS };
}
