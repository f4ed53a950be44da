using System.Globalization;
using System.Net;
using System.Text.Json;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Hosting;
using EdgeLem.Grid;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Turns the object of a configuration file into a <see cref="GatewayConfiguration"/>; the one place where keys are named.</summary>
/// <param name="path">The file, as the user called it.</param>
/// <param name="defects">Receives the defects.</param>
internal sealed class ConfigurationBinder(string path, List<Defect> defects)
{
    private const string DefaultMqtt = "127.0.0.1:1883";
    private const string DefaultHttp = "127.0.0.1:8080";
    private const string DefaultLedger = "gateway-ledger.db";

    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Binds the whole file.</summary>
    /// <param name="root">Its object.</param>
    /// <returns>The configuration; null, or not to be used, when there is any defect.</returns>
    public GatewayConfiguration? Bind(ConfigurationSection root)
    {
        string? feederId = root.RequiredText("feederId");
        FeederFile? file = BindFeeder(root);
        GatewayOptions market = BindMarket(root, feederId, file?.Feeder);
        NetworkLimits limits = BindLimits(root.Section("limits"));
        IReadOnlyList<RegisteredNode> nodes = BindNodes(root, file?.Feeder, market);
        (ListenEndpoint? mqtt, ListenEndpoint? http) = BindAddresses(root);
        string ledger = Path.GetFullPath(Path.Combine(_folder, root.Text("ledger") ?? DefaultLedger));
        root.RejectUnknown();
        return file is not { Feeder: { } feeder } || mqtt is null ? null : new GatewayConfiguration
        {
            Market = market,
            Limits = limits,
            Feeder = feeder,
            FeederNotes = file.Notes,
            Nodes = nodes,
            Mqtt = mqtt,
            Http = http,
            LedgerPath = ledger,
        };
    }

    /// <summary>The nodes with the sensitivity that their guards judge by. A curve that its node would refuse is refused here first.</summary>
    private static IReadOnlyList<RegisteredNode> BindNodes(ConfigurationSection root, Feeder? feeder, GatewayOptions market)
    {
        var binder = new NodeBinder(feeder);
        IReadOnlyList<RegisteredNode> nodes = binder.Bind(root);
        if (feeder is null || nodes.All(node => node.Control is null))
        {
            return nodes;
        }

        nodes = FleetReactance.Publish(nodes, feeder, market.DroopNominalVoltageV ?? feeder.NominalVoltageV);
        foreach (var refused in FleetReactance.Unstable(nodes).GroupBy(pair => binder.HasOwnControl(pair.Node.NodeId) ? "nodes" : "nodeDefaults"))
        {
            (RegisteredNode worst, double gain) = refused.MaxBy(pair => pair.Gain);
            root.Reject(refused.Key, string.Create(CultureInfo.InvariantCulture, $"{refused.Key}: the droops of {refused.Count()} nodes would have loop gains of 1 or more with all inverters of the feeder, the highest {gain:F3} at node '{worst.NodeId}'. Flatten their curves or lower their reactive power (docs/control.md, guard)."));
        }

        return nodes;
    }

    private FeederFile? BindFeeder(ConfigurationSection root)
    {
        if (root.RequiredText("feeder") is not { } relative)
        {
            return null;
        }

        string feederPath = Path.GetFullPath(Path.Combine(_folder, relative));
        if (!File.Exists(feederPath))
        {
            root.Reject("feeder", $"feeder file '{relative}' does not exist: there is no {feederPath}. Relative paths start from the configuration's folder.");
            return null;
        }

        FeederFile file = FeederFile.Load(feederPath);
        defects.AddRange(file.Defects);
        return file;
    }

    private static GatewayOptions BindMarket(ConfigurationSection root, string? feederId, Feeder? feeder)
    {
        ConfigurationSection market = root.Section("market");
        var usual = new GatewayOptions { FeederId = feederId ?? "feeder" };
        GatewayOptions options = BindTerms(market, usual) with
        {
            IntervalS = (int)(market.Whole("intervalS") ?? usual.IntervalS),
            RetailMicroEurPerKwh = market.Whole("retailMicroEurPerKwh", long.MinValue + 1, long.MaxValue) ?? usual.RetailMicroEurPerKwh,
            FeedInMicroEurPerKwh = market.Whole("feedInMicroEurPerKwh", long.MinValue + 1, long.MaxValue) ?? usual.FeedInMicroEurPerKwh,
            Mechanism = market.Text("mechanism") ?? usual.Mechanism,
            GateClosureLeadS = (int)(market.Whole("gateClosureLeadS", 1, 43_200, " s") ?? usual.GateClosureLeadS),
            SettlementGraceS = (int)(market.Whole("settlementGraceS", 0, 86_400, " s") ?? usual.SettlementGraceS),
            OrderLeadS = (int)(market.Whole("orderLeadS", 0, 3_600, " s") ?? usual.OrderLeadS),
            MeasurementPeriodS = (int)(market.Whole("measurementPeriodS") ?? usual.MeasurementPeriodS),
            ControlPeriodMs = (int)(market.Whole("controlPeriodMs") ?? usual.ControlPeriodMs),
            DroopNominalVoltageV = market.Number("droopNominalVoltageV") ?? feeder?.NominalVoltageV,
        };
        market.RejectUnknown();
        foreach (string fault in Faults(options))
        {
            (fault.StartsWith("feederId", StringComparison.Ordinal) ? root : market).RejectNamed(fault);
        }

        RejectUnlessTree(market, options, feeder);
        return options.WithDefaults();
    }

    /// <summary>A fee or losses that follow the branches to the supply have no way to follow in a network with loops.</summary>
    private static void RejectUnlessTree(ConfigurationSection market, GatewayOptions options, Feeder? feeder)
    {
        if (feeder is not { IsRadial: false })
        {
            return;
        }

        if (KnownNetworkFees.TryGet(options.Fee, out INetworkFee? fee) && fee.NeedsTopology)
        {
            string[] others = [.. KnownNetworkFees.Names.Where(name => KnownNetworkFees.TryGet(name, out INetworkFee? other) && !other.NeedsTopology)];
            market.Reject("fee", $"fee '{options.Fee}' needs a feeder without loops, and '{feeder.Name}' has some; for it there are {string.Join(", ", others)}.");
        }

        if (KnownLossAllocations.TryGet(options.Losses, out ILossAllocation? losses) && losses.NeedsBranches)
        {
            string[] others = [.. KnownLossAllocations.Names.Where(name => KnownLossAllocations.TryGet(name, out ILossAllocation? other) && !other.NeedsBranches)];
            market.Reject("losses", $"losses '{options.Losses}' needs a feeder without loops, and '{feeder.Name}' has some; for it there are {string.Join(", ", others)}.");
        }
    }

    /// <summary>What the network and deviations cost, and what is done about the network's limits.</summary>
    private static GatewayOptions BindTerms(ConfigurationSection market, GatewayOptions usual) => usual with
    {
        Policy = market.Text("policy") ?? usual.Policy,
        Fee = market.Text("fee") ?? usual.Fee,
        FeeRateMicroEurPerKwh = market.Whole("feeRateMicroEurPerKwh", long.MinValue + 1, long.MaxValue) ?? usual.FeeRateMicroEurPerKwh,
        NetworkCostMicroEur = market.Whole("networkCostMicroEur", long.MinValue + 1, long.MaxValue) ?? usual.NetworkCostMicroEur,
        Losses = market.Text("losses") ?? usual.Losses,
        LossPriceMicroEurPerKwh = market.Whole("lossPriceMicroEurPerKwh", long.MinValue + 1, long.MaxValue),
        RefusalPriceMicroEurPerKwh = market.Whole("refusalPriceMicroEurPerKwh", long.MinValue + 1, long.MaxValue) ?? usual.RefusalPriceMicroEurPerKwh,
        PlanningVoltageMarginPu = market.Number("planningVoltageMarginPu") ?? usual.PlanningVoltageMarginPu,
        PlanningLoadingMargin = market.Number("planningLoadingMargin") ?? usual.PlanningLoadingMargin,
        Compensation = market.Text("compensation") ?? usual.Compensation,
        Imbalance = market.Text("imbalance") ?? usual.Imbalance,
    };

    /// <summary>What is wrong; times are not measured against an interval that is itself wrong.</summary>
    private static IEnumerable<string> Faults(GatewayOptions options)
    {
        IReadOnlyList<string> faults = options.Validate();
        string? interval = faults.FirstOrDefault(fault => fault.StartsWith("intervalS ", StringComparison.Ordinal));
        return interval is null ? faults : [interval, .. (options with { IntervalS = 86_400 }).Validate()];
    }

    private static NetworkLimits BindLimits(ConfigurationSection section)
    {
        var usual = new NetworkLimits();
        NetworkLimits limits = usual with
        {
            MinVoltagePu = section.Number("minVoltagePu") ?? usual.MinVoltagePu,
            MaxVoltagePu = section.Number("maxVoltagePu") ?? usual.MaxVoltagePu,
            MaxNeutralVoltageV = section.Number("maxNeutralVoltageV") ?? usual.MaxNeutralVoltageV,
            MaxLineLoading = section.Number("maxLineLoading") ?? usual.MaxLineLoading,
            MaxTransformerLoading = section.Number("maxTransformerLoading") ?? usual.MaxTransformerLoading,
            MaxReverseFlowW = section.Number("maxReverseFlowW"),
            MaxVoltageUnbalancePercent = section.Number("maxVoltageUnbalancePercent") ?? usual.MaxVoltageUnbalancePercent,
            MaxPvurPercent = section.Number("maxPvurPercent"),
            MaxLvurPercent = section.Number("maxLvurPercent"),
            MaxZeroSequencePercent = section.Number("maxZeroSequencePercent"),
        };
        section.RejectUnknown();
        foreach (string fault in limits.Faults())
        {
            section.RejectNamed(fault);
        }

        return limits;
    }

    private static (ListenEndpoint? Mqtt, ListenEndpoint? Http) BindAddresses(ConfigurationSection root)
    {
        if (root.Flag("allowRemote") == JsonValueKind.True)
        {
            root.Reject("allowRemote", "allowRemote true is not possible yet. " + ListenAddress.RemoteAccess);
        }

        ListenEndpoint? mqtt = BindAddress(root, "mqtt", DefaultMqtt);
        ListenEndpoint? http = root.Text("http") == "off" ? null : BindAddress(root, "http", DefaultHttp);
        if (mqtt is not null && http is not null && mqtt.EndPoint.Equals(http.EndPoint) && mqtt.EndPoint.Port != 0)
        {
            root.Reject("http", $"http and mqtt are both {http.EndPoint}. Give each its own port.");
        }

        return (mqtt, http);
    }

    /// <summary>A service takes the port it was given or none: nodes and people would not find another one.</summary>
    private static ListenEndpoint? BindAddress(ConfigurationSection root, string name, string usual)
    {
        string text = root.Text(name) ?? usual;
        if (ListenAddress.TryParse(text, out IPEndPoint endPoint, out string fault))
        {
            return new ListenEndpoint(endPoint, IsRequired: true);
        }

        root.Reject(name, $"{name} '{text}' {fault}");
        return null;
    }
}
