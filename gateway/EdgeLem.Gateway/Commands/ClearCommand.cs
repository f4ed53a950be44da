using System.CommandLine;
using EdgeLem.Gateway.MarketFiles;
using EdgeLem.Grid;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.Commands;

/// <summary>The command <c>clear</c> (docs/clear.md).</summary>
internal sealed class ClearCommand
{
    private const string Text = """
        Clears the orders of a file and writes trades, prices, refusals, fees, losses and network states (docs/clear.md).
        Columns of the file: order_id,node,side,quantity_w,price_micro_eur_per_kwh,arrival,phase,step,valid_from,valid_until (the last five may be missing)

        Examples:
          clear --orders orders.csv --out out/cleared         a market without network and retailer
          clear --orders orders.csv --retail-price 300000 --feed-in-price 80000 --mechanism uniform-price --out out/cleared
                                                              what finds no neighbour goes to the retailer
          clear --orders orders.csv --feeder village.json --policy check-only --base-load base.csv --out out/cleared
                                                              on a feeder; nodes are its connections
          clear --orders orders.csv --interval 2026-06-18T12:00 --intervals 4 --blocks blocks.csv --contracts contracts.csv --out out/cleared
                                                              an hour with block orders and bilateral contracts
        """;

    private readonly Option<string> _orders = new("--orders") { Description = "CSV file of orders", Required = true };
    private readonly Option<string?> _feeder = new("--feeder") { Description = "feeder file: .dss (OpenDSS), .json (EdgeLem or power-grid-model)" };
    private readonly Option<string> _mechanism = Named("--mechanism", "how the market clears", (DesignNames.Default.Mechanism, MarketClearings.Names));
    private readonly Option<string> _policy = Named("--policy", "what is done about network limits", (DesignNames.Default.Policy, KnownGridPolicies.Names));
    private readonly Option<string> _fees = Named("--fees", "what the network costs", (DesignNames.Default.Fees, KnownNetworkFees.Names));
    private readonly Option<string> _losses = Named("--losses", "who bears losses", (DesignNames.Default.Losses, KnownLossAllocations.Names));
    private readonly Option<string?> _baseLoad = new("--base-load") { Description = "CSV file of power that flows without being traded, columns bus,phase,power_W,reactive_power_var" };
    private readonly Option<long?> _interval = NumberOptions.Instant(
        "--interval", "start of the interval, UTC epoch seconds or a UTC time such as 2026-06-18T12:00 (default: the first one that does not begin before the last arrival)");
    private readonly Option<long?> _intervalSeconds = NumberOptions.Whole("--interval-seconds", "length of the interval in s, 1 to 86400 (default 900)");
    private readonly Option<long?> _intervals = NumberOptions.Whole("--intervals", "number of consecutive intervals, 1 to 96 (default 1)");
    private readonly Option<string?> _blocks = new("--blocks") { Description = "CSV file of block orders, columns block_id,node,side,first_interval,power_w,price_micro_eur_per_kwh,phase; power_w is a profile such as 3000;3000;1500" };
    private readonly Option<string?> _contracts = new("--contracts")
    {
        Description = "CSV file of bilateral contracts, columns contract_id,seller,power_w,price_micro_eur_per_kwh,valid_from,valid_until,offered,kind,buyer,accepted,withdrawn,deadline,decision,decided",
    };
    private readonly Option<long?> _retail = NumberOptions.Whole("--retail-price", "price at which the retailer sells, micro-euro per kWh; without it and --feed-in-price there is no retailer");
    private readonly Option<long?> _feedIn = NumberOptions.Whole("--feed-in-price", "price at which the retailer buys, micro-euro per kWh");
    private readonly Option<long?> _refusal = NumberOptions.Whole("--refusal-price", "what refusing energy costs, micro-euro per kWh (default 1000000)");
    private readonly Option<long?> _loss = NumberOptions.Whole("--loss-price", "what lost energy costs in nodal prices, micro-euro per kWh (default 0)");
    private readonly Option<long?> _feeRate = NumberOptions.Whole("--fee-rate", "rate of the network fee, micro-euro per kWh (default 20000)");
    private readonly Option<long?> _feeCost = NumberOptions.Whole("--fee-cost", "what the fees are to recover in the interval, micro-euro (default 0: charge at the rate)");
    private readonly Option<double?> _minVoltage = NumberOptions.Number("--min-voltage", "lowest voltage in pu, 0.5 to 1 (default 0.9)");
    private readonly Option<double?> _maxVoltage = NumberOptions.Number("--max-voltage", "highest voltage in pu, 1 to 1.5 (default 1.1)");
    private readonly Option<double?> _maxUnbalance = NumberOptions.Number("--max-unbalance", "largest VUF in percent, 0.01 to 100 (default 2)");
    private readonly Option<double?> _maxLineLoading = NumberOptions.Number("--max-line-loading", "largest current over its rating, 0.01 to 10 (default 1)");
    private readonly Option<double?> _maxTransformerLoading = NumberOptions.Number("--max-transformer-loading", "the same of transformers (default 1)");
    private readonly Option<string> _folder = new("--out") { Description = "folder to write to; created when absent, results of an earlier run in it are replaced", Required = true };

    private ClearCommand()
    {
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var options = new ClearCommand();
        var command = new Command("clear", Text);
        foreach (Option option in options.All())
        {
            command.Add(option);
        }

        command.SetAction(parsed => CommandGuard.Run(parsed.InvocationConfiguration, console => new OrderClearing(options.RequestOf(parsed)).Run(console.Output, console.Error)));
        return command;
    }

    private IEnumerable<Option> All() =>
    [
        _orders, _feeder, _mechanism, _policy, _fees, _losses, _baseLoad, _interval, _intervalSeconds, _intervals, _blocks, _contracts, _retail, _feedIn, _refusal, _loss, _feeRate, _feeCost,
        _minVoltage, _maxVoltage, _maxUnbalance, _maxLineLoading, _maxTransformerLoading, _folder,
    ];

    private ClearRequest RequestOf(ParseResult parsed)
    {
        var usual = new ClearRequest { OrdersPath = "", Folder = "" };
        return usual with
        {
            OrdersPath = parsed.GetValue(_orders)!,
            FeederPath = parsed.GetValue(_feeder),
            Design = new DesignNames(parsed.GetValue(_mechanism)!, parsed.GetValue(_policy)!, parsed.GetValue(_fees)!, parsed.GetValue(_losses)!),
            BaseLoadPath = parsed.GetValue(_baseLoad),
            IntervalStartS = parsed.GetValue(_interval),
            IntervalS = (int)Math.Clamp(parsed.GetValue(_intervalSeconds) ?? usual.IntervalS, int.MinValue, int.MaxValue),
            Intervals = (int)Math.Clamp(parsed.GetValue(_intervals) ?? usual.Intervals, int.MinValue, int.MaxValue),
            BlocksPath = parsed.GetValue(_blocks),
            ContractsPath = parsed.GetValue(_contracts),
            RetailPrice = parsed.GetValue(_retail),
            FeedInPrice = parsed.GetValue(_feedIn),
            RefusalPrice = parsed.GetValue(_refusal) ?? usual.RefusalPrice,
            LossPrice = parsed.GetValue(_loss) ?? usual.LossPrice,
            FeeRate = parsed.GetValue(_feeRate) ?? usual.FeeRate,
            FeeCost = parsed.GetValue(_feeCost) ?? usual.FeeCost,
            Limits = LimitsOf(parsed),
            Folder = parsed.GetValue(_folder)!,
        };
    }

    private NetworkLimits LimitsOf(ParseResult parsed)
    {
        var usual = new NetworkLimits();
        return usual with
        {
            MinVoltagePu = parsed.GetValue(_minVoltage) ?? usual.MinVoltagePu,
            MaxVoltagePu = parsed.GetValue(_maxVoltage) ?? usual.MaxVoltagePu,
            MaxVoltageUnbalancePercent = parsed.GetValue(_maxUnbalance) ?? usual.MaxVoltageUnbalancePercent,
            MaxLineLoading = parsed.GetValue(_maxLineLoading) ?? usual.MaxLineLoading,
            MaxTransformerLoading = parsed.GetValue(_maxTransformerLoading) ?? usual.MaxTransformerLoading,
        };
    }

    private static Option<string> Named(string name, string text, (string Usual, IEnumerable<string> All) names) =>
        new(name) { Description = $"{text}: {string.Join(", ", names.All)}", DefaultValueFactory = _ => names.Usual };
}
