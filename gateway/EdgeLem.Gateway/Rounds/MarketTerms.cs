using System.Globalization;
using EdgeLem.Market;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Gateway.Rounds;

/// <summary>The terms on which a gateway runs its market: the design, and what network and deviations cost.</summary>
public sealed record MarketTerms
{
    /// <summary>Mechanism, grid policy, fee and losses.</summary>
    public MarketDesign Design { get; init; } = MarketDesign.Default;

    /// <summary>What refused power gets.</summary>
    public ICompensationRule Compensation { get; init; } = new NoCompensation();

    /// <summary>At which prices deviations are settled.</summary>
    public IImbalanceRule Imbalance { get; init; } = new RetailerImbalance();

    /// <summary>Rate of the network fee, micro-euro per kWh.</summary>
    public long FeeRateMicroEurPerKwh { get; init; }

    /// <summary>Cost of the network in an interval that fees are to recover, micro-euro; 0 to charge at the rate.</summary>
    public long NetworkCostMicroEur { get; init; }

    /// <summary>What refusing a kWh costs, micro-euro.</summary>
    public long RefusalPriceMicroEurPerKwh { get; init; }

    /// <summary>What a lost kWh costs, micro-euro.</summary>
    public long LossPriceMicroEurPerKwh { get; init; }

    /// <summary>How much narrower than the network's limits the policy plans the voltage band, on each side, over nominal.</summary>
    public double PlanningVoltageMarginPu { get; init; }

    /// <summary>Which part of currents, unbalance and reverse power the policy leaves free.</summary>
    public double PlanningLoadingMargin { get; init; }

    /// <summary>Whether a round needs the network before it is decided: the default design only checks afterwards.</summary>
    public bool NeedsNetwork => HasPolicy || HasFee || HasLosses;

    /// <summary>Whether the policy refuses orders of a round, so that what it decides rests on what nodes announced; not one that only checks, nor one of envelopes.</summary>
    public bool DecidesOnOrders => HasPolicy && Design.Policy is not EnvelopePolicy;

    private bool HasPolicy => Design.Policy.Name != MarketDesign.Default.Policy.Name;

    private bool HasFee => Design.Fee.Name != MarketDesign.Default.Fee.Name;

    private bool HasLosses => Design.Losses.Name != MarketDesign.Default.Losses.Name;

    /// <summary>The terms that options ask for.</summary>
    /// <param name="options">Valid options.</param>
    /// <exception cref="InvalidOperationException">A name is unknown.</exception>
    public static MarketTerms Of(GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        bool isKnown = MarketClearings.TryGet(options.Mechanism, out IMarketClearing? clearing) & KnownGridPolicies.TryGet(options.Policy, out IGridPolicy? policy)
            & KnownNetworkFees.TryGet(options.Fee, out INetworkFee? fee) & KnownLossAllocations.TryGet(options.Losses, out ILossAllocation? losses)
            & KnownCompensationRules.TryGet(options.Compensation, out ICompensationRule? compensation) & KnownImbalanceRules.TryGet(options.Imbalance, out IImbalanceRule? imbalance);
        return isKnown
            ? new MarketTerms
            {
                Design = new MarketDesign(clearing!, policy!, fee!, losses!),
                Compensation = compensation!,
                Imbalance = imbalance!,
                FeeRateMicroEurPerKwh = options.FeeRateMicroEurPerKwh,
                NetworkCostMicroEur = options.NetworkCostMicroEur,
                RefusalPriceMicroEurPerKwh = options.RefusalPriceMicroEurPerKwh,
                LossPriceMicroEurPerKwh = options.LossPriceMicroEurPerKwh ?? options.FeedInMicroEurPerKwh,
                PlanningVoltageMarginPu = options.PlanningVoltageMarginPu,
                PlanningLoadingMargin = options.PlanningLoadingMargin,
            }
            : throw new InvalidOperationException($"The market of feeder '{options.FeederId}' names an entry that is unknown. Validate the options before building the gateway.");
    }

    /// <summary>Names and values of the terms that are not the default and have an effect, as the ledger records them; mechanism and policy stand in its head rows.</summary>
    public IReadOnlyDictionary<string, string> Differences()
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        AddIf(terms, HasFee, "fee", Design.Fee.Name);
        AddIf(terms, HasFee, "fee-rate-micro-eur-per-kwh", Invariant(FeeRateMicroEurPerKwh));
        AddIf(terms, HasFee && NetworkCostMicroEur != 0, "network-cost-micro-eur", Invariant(NetworkCostMicroEur));
        AddIf(terms, HasLosses, "losses", Design.Losses.Name);
        AddIf(terms, HasLosses || HasPolicy, "loss-price-micro-eur-per-kwh", Invariant(LossPriceMicroEurPerKwh));
        AddIf(terms, HasPolicy, "refusal-price-micro-eur-per-kwh", Invariant(RefusalPriceMicroEurPerKwh));
        AddIf(terms, HasPolicy && PlanningVoltageMarginPu > 0, "planning-voltage-margin-pu", Invariant(PlanningVoltageMarginPu));
        AddIf(terms, HasPolicy && PlanningLoadingMargin > 0, "planning-loading-margin", Invariant(PlanningLoadingMargin));
        AddIf(terms, HasPolicy && Compensation is not NoCompensation, "compensation", Compensation.Name);
        AddIf(terms, Imbalance is not RetailerImbalance, ImbalanceName, Imbalance.Name);
        return terms;
    }

    /// <summary>The imbalance rule that recorded terms name.</summary>
    /// <param name="terms">Terms of a round, as recorded.</param>
    /// <exception cref="InvalidDataException">This program does not know the rule.</exception>
    public static IImbalanceRule ImbalanceOf(IReadOnlyDictionary<string, string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (!terms.TryGetValue(ImbalanceName, out string? name))
        {
            return new RetailerImbalance();
        }

        return KnownImbalanceRules.TryGet(name, out IImbalanceRule? rule)
            ? rule
            : throw new InvalidDataException($"The ledger settles by the imbalance rule '{name}', known are {string.Join(", ", KnownImbalanceRules.Names)}. Use the program that wrote it.");
    }

    private const string ImbalanceName = "imbalance";

    private static void AddIf(Dictionary<string, string> terms, bool isUsed, string name, string value)
    {
        if (isUsed)
        {
            terms.Add(name, value);
        }
    }

    private static string Invariant(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
