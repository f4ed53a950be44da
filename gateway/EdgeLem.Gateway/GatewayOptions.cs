using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Gateway;

/// <summary>The market parameters of one gateway. Validated by <see cref="Validate"/>, which lists every mistake.</summary>
public sealed record GatewayOptions
{
    private const int LongestOrderLeadS = 3600;
    private const long LargestNetworkCostMicroEur = 1_000_000_000_000;

    /// <summary>Feeder id in topics and ledger, <c>[a-z0-9-]{1,32}</c>.</summary>
    public required string FeederId { get; init; }

    /// <summary>Length of a market interval in s; 5 to 86,400 and a divisor of a day. Default 900.</summary>
    public int IntervalS { get; init; } = 900;

    /// <summary>Price at which nodes buy from the retailer, micro-euro per kWh; at least the feed-in price. Default 320,000 (0.32 EUR/kWh).</summary>
    public long RetailMicroEurPerKwh { get; init; } = 320_000;

    /// <summary>Price at which nodes sell to the retailer, micro-euro per kWh. Default 80,000 (0.08 EUR/kWh).</summary>
    public long FeedInMicroEurPerKwh { get; init; } = 80_000;

    /// <summary>Name of the clearing mechanism. Default <c>uniform-price</c>.</summary>
    public string Mechanism { get; init; } = "uniform-price";

    /// <summary>Name of the grid policy: what a round does about the limits of the network. Default <c>check-only</c>.</summary>
    public string Policy { get; init; } = "check-only";

    /// <summary>Name of the network fee. Default <c>none</c>.</summary>
    public string Fee { get; init; } = "none";

    /// <summary>Rate of the network fee, micro-euro per kWh; 0 to 1,000,000,000. Default 20,000 (2 ct/kWh).</summary>
    public long FeeRateMicroEurPerKwh { get; init; } = 20_000;

    /// <summary>Cost of the network in an interval that the fee is to recover, micro-euro, 0 or more; 0 charges at the rate. Default 0.</summary>
    public long NetworkCostMicroEur { get; init; }

    /// <summary>Name of the loss allocation. Default <c>none</c>.</summary>
    public string Losses { get; init; } = "none";

    /// <summary>What a lost kWh costs, micro-euro; magnitude up to 1,000,000,000. Default null: the feed-in price.</summary>
    public long? LossPriceMicroEurPerKwh { get; init; }

    /// <summary>What refusing a kWh costs, micro-euro: weight of a refused watt, and rate of the compensation <c>refusal-price</c>; 0 to 1,000,000,000. Default 1,000,000.</summary>
    public long RefusalPriceMicroEurPerKwh { get; init; } = 1_000_000;

    /// <summary>How much narrower than the network's limits grid policies plan the voltage band, on each side, over nominal, for what nodes do otherwise than they announced; 0 to 0.05. Default 0.01.</summary>
    public double PlanningVoltageMarginPu { get; init; } = 0.01;

    /// <summary>Which part of currents, unbalance and reverse power grid policies leave free for the same reason; 0 to 0.5. Default 0.1.</summary>
    public double PlanningLoadingMargin { get; init; } = 0.1;

    /// <summary>Name of the rule by which refused power is compensated. Default <c>none</c>.</summary>
    public string Compensation { get; init; } = "none";

    /// <summary>Name of the rule that prices deviations. Default <c>retailer</c>.</summary>
    public string Imbalance { get; init; } = "retailer";

    /// <summary>Gate closure before the start of the interval in s; 1 to half an interval. Default: 60, or a fifth of an interval shorter than 300 s.</summary>
    public int GateClosureLeadS { get; init; }

    /// <summary>How long after an interval's end the gateway waits for counters in s; 0 to one interval. Default: the gate closure lead.</summary>
    public int SettlementGraceS { get; init; } = -1;

    /// <summary>Nominal phase-to-neutral voltage in V that the nodes' droop curves refer to; null takes the feeder's.</summary>
    public double? DroopNominalVoltageV { get; init; }

    /// <summary>Time between two measurement messages of a node in s; 1 to 900. Default 60.</summary>
    public int MeasurementPeriodS { get; init; } = 60;

    /// <summary>Time between two droop steps of a node in ms; 100 to 60,000. Default 2,000.</summary>
    public int ControlPeriodMs { get; init; } = 2000;

    /// <summary>How long before gate closure the nodes send their orders in s; 0 to one interval, at most 3,600. Default: twice the gate closure lead.</summary>
    public int OrderLeadS { get; init; } = -1;

    /// <summary>Version of the settings that the nodes get; a node takes over a version that it does not have yet. Default 1; 0 or more.</summary>
    public long ConfigVersion { get; init; } = 1;

    /// <summary>The options with every default that depends on another option filled in.</summary>
    public GatewayOptions WithDefaults()
    {
        int lead = GateClosureLeadS > 0 ? GateClosureLeadS : Math.Max(1, Math.Min(60, IntervalS / 5));
        return this with
        {
            GateClosureLeadS = lead,
            SettlementGraceS = SettlementGraceS >= 0 ? SettlementGraceS : lead,
            OrderLeadS = OrderLeadS >= 0 ? OrderLeadS : Math.Min(2 * lead, IntervalS - lead),
        };
    }

    /// <summary>Every mistake in the options; empty when they can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Require(faults, Contracts.Topics.IsValidId(FeederId), $"feederId '{FeederId}' must be 1 to 32 characters of a-z, 0-9 and '-'.");
        Require(faults, IntervalS is >= 5 and <= 86_400 && 86_400 % IntervalS == 0, $"intervalS {IntervalS} s must be 5 to 86400 s and divide a day (86400 s).");
        Require(faults, FeedInMicroEurPerKwh <= RetailMicroEurPerKwh, $"feedInMicroEurPerKwh {FeedInMicroEurPerKwh} must not exceed retailMicroEurPerKwh {RetailMicroEurPerKwh}.");
        Require(faults, RetailMicroEurPerKwh is >= -1_000_000_000 and <= 1_000_000_000, $"retailMicroEurPerKwh {RetailMicroEurPerKwh} must be within +-1000000000 (1000 EUR/kWh).");
        Require(faults, FeedInMicroEurPerKwh >= -1_000_000_000, $"feedInMicroEurPerKwh {FeedInMicroEurPerKwh} must be -1000000000 or more.");
        RequireTerms(faults);
        Require(faults, GateClosureLeadS >= 0 && GateClosureLeadS <= IntervalS / 2, $"gateClosureLeadS {GateClosureLeadS} s must be 1 to {IntervalS / 2} s (half an interval), or 0 for the default.");
        Require(faults, SettlementGraceS >= -1 && SettlementGraceS <= IntervalS, $"settlementGraceS {SettlementGraceS} s must be 0 to {IntervalS} s (one interval), or -1 for the default.");
        Require(faults, OrderLeadS >= -1 && OrderLeadS <= Math.Min(IntervalS, LongestOrderLeadS), $"orderLeadS {OrderLeadS} s must be 0 to {Math.Min(IntervalS, LongestOrderLeadS)} s (one interval, and what nodes accept), or -1 for the default.");
        Require(faults, MeasurementPeriodS is >= 1 and <= 900, $"measurementPeriodS {MeasurementPeriodS} s must be 1 to 900 s.");
        Require(faults, ControlPeriodMs is >= 100 and <= 60_000, $"controlPeriodMs {ControlPeriodMs} ms must be 100 to 60000 ms.");
        Require(faults, DroopNominalVoltageV is null or (>= 100 and <= 300), $"droopNominalVoltageV {DroopNominalVoltageV} V must be 100 to 300 V.");
        return faults;
    }

    private void RequireTerms(List<string> faults)
    {
        RequireKnown(faults, "mechanism", Mechanism, MarketClearings.Names);
        RequireKnown(faults, "policy", Policy, KnownGridPolicies.Names);
        RequireKnown(faults, "fee", Fee, KnownNetworkFees.Names);
        RequireKnown(faults, "losses", Losses, KnownLossAllocations.Names);
        RequireKnown(faults, "compensation", Compensation, KnownCompensationRules.Names);
        RequireKnown(faults, "imbalance", Imbalance, KnownImbalanceRules.Names);
        Require(faults, FeeRateMicroEurPerKwh is >= 0 and <= Order.MaximumPriceMicroEurPerKwh, $"feeRateMicroEurPerKwh {FeeRateMicroEurPerKwh} must be 0 to 1000000000.");
        Require(faults, NetworkCostMicroEur is >= 0 and <= LargestNetworkCostMicroEur, $"networkCostMicroEur {NetworkCostMicroEur} must be 0 to {LargestNetworkCostMicroEur} (1,000,000 EUR).");
        Require(faults, LossPriceMicroEurPerKwh is null or (>= -Order.MaximumPriceMicroEurPerKwh and <= Order.MaximumPriceMicroEurPerKwh), $"lossPriceMicroEurPerKwh {LossPriceMicroEurPerKwh} must be within +-1000000000 (1000 EUR/kWh).");
        Require(faults, PlanningVoltageMarginPu is >= 0 and <= 0.05, $"planningVoltageMarginPu {PlanningVoltageMarginPu} must be 0 to 0.05.");
        Require(faults, PlanningLoadingMargin is >= 0 and <= 0.5, $"planningLoadingMargin {PlanningLoadingMargin} must be 0 to 0.5.");
        Require(faults, RefusalPriceMicroEurPerKwh is >= 0 and <= Order.MaximumPriceMicroEurPerKwh, $"refusalPriceMicroEurPerKwh {RefusalPriceMicroEurPerKwh} must be 0 to 1000000000.");
    }

    private static void RequireKnown(List<string> faults, string key, string name, ImmutableArray<string> names) =>
        Require(faults, names.Contains(name), $"{key} '{name}' is unknown; known are {string.Join(", ", names)}.");

    private static void Require(List<string> faults, bool isRight, string fault)
    {
        if (!isRight)
        {
            faults.Add(fault);
        }
    }
}
