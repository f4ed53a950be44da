using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Auctions;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Charges;

namespace EdgeLem.Market.Tests.Settlement.Charges;

public sealed class OutcomeChargesTests
{
    // a buys, b sells 1,000 W cheaply and 800 W dearly; an hour, so that W and Wh are the same number.
    private static readonly Order Cheap = Books.Offer("b", 1_000, 90_000, orderId: 1);
    private static readonly Order Dear = Books.Offer("b", 800, 290_000, orderId: 2);
    private static readonly Order Bid = Books.Bid("a", 1_000, 200_000);

    [Fact]
    public void A_design_without_fees_losses_and_refusals_charges_nothing() =>
        Assert.Empty(OutcomeCharges.Of(Outcome(), Case(), new RefusalPriceCompensation()));

    [Fact]
    public void A_fee_goes_from_the_points_node_to_the_network_operator()
    {
        MarketOutcome outcome = Outcome() with { Fees = new FeeResult([new FeeCharge(0, 3_600_000, 55), new FeeCharge(1, 3_600_000, -5)], 0) };

        Assert.Equal(
            [
                NetworkCharge.OfAmount(SettlementKind.Fee, ("a", Accounts.Network), 3_600_000, 55),
                NetworkCharge.OfAmount(SettlementKind.Fee, ("b", Accounts.Network), 3_600_000, -5),
            ],
            Of(outcome).AsEnumerable());
    }

    // The worked example of docs/market.md at 1 kWh: 200,000 paid, 110,000 received, 90,000 kept by the mechanism.
    [Fact]
    public void What_a_mechanism_keeps_of_the_buyers_price_goes_to_the_network_operator()
    {
        OrderBook book = new(
        [
            Books.Bid("a", 1_000, 250_000), Books.Bid("b", 1_000, 200_000), Books.Bid("c", 1_000, 105_000),
            Books.Offer("x", 1_000, 100_000), Books.Offer("y", 1_000, 110_000), Books.Offer("z", 1_000, 299_000),
        ]);
        MarketInterval hour = new(0, 3_600);
        RetailerPrices prices = new(320_000, 80_000);
        ClearingResult cleared = new McAfeeClearing().Clear(book, prices);

        SettlementResult settled = IntervalSettlement.Settle(new SettlementInput
        {
            Interval = hour, Prices = prices, Trades = cleared.Trades, Meters = [], Charges = OutcomeCharges.OfTrades(cleared.Trades, hour),
        });

        Assert.Equal([("a", -200_000), ("x", 110_000)], settled.Nodes.Select(node => (node.NodeId, node.AmountMicroEur)));
        Assert.Equal(90_000, settled.Lines.Where(line => line.Account == Accounts.Network).Sum(line => line.AmountMicroEur));
        Assert.Equal(0, settled.RoundingMicroEur);
        Assert.Equal(0, settled.Lines.Sum(line => line.AmountMicroEur));
    }

    [Fact]
    public void A_loss_share_is_bought_through_the_operator_from_the_retailer_at_the_loss_price()
    {
        MarketOutcome outcome = Outcome() with { Losses = new LossResult(70_000, [90_000, -20_000], 0) };

        Assert.Equal(
            [
                NetworkCharge.AtPrice(SettlementKind.Loss, ("a", Accounts.Network), 90_000, 60_000),
                NetworkCharge.AtPrice(SettlementKind.Loss, ("b", Accounts.Network), -20_000, 60_000),
                NetworkCharge.AtPrice(SettlementKind.Loss, (Accounts.Network, Accounts.Retailer), 70_000, 60_000),
            ],
            Of(outcome).AsEnumerable());
    }

    [Fact]
    public void Losses_that_nobody_bears_are_settled_outside() => Assert.Empty(Of(Outcome() with { Losses = new LossResult(70_000, [0, 0], 70_000) }));

    [Fact]
    public void The_buyer_pays_the_congestion_charges_of_its_trades_and_equal_prices_are_one_charge()
    {
        MarketOutcome outcome = Outcome();
        Trade trade = Assert.Single(outcome.Grid.Clearing.Trades); // 1,000 W
        ClearingResult inParts = outcome.Grid.Clearing with { Trades = [trade with { QuantityW = 400 }, trade with { QuantityW = 550 }, trade with { QuantityW = 50 }] };
        outcome = outcome with { Grid = outcome.Grid with { Clearing = inParts, CongestionCharges = [new(0, 12_000), new(1, 12_000), new(2, -1_000)] } };

        Assert.Equal(
            [
                NetworkCharge.AtPrice(SettlementKind.Congestion, ("a", Accounts.Network), 180_000, -1_000),
                NetworkCharge.AtPrice(SettlementKind.Congestion, ("a", Accounts.Network), 3_420_000, 12_000),
            ],
            Of(outcome).AsEnumerable());
    }

    [Theory]
    [InlineData("none", 0, 0, 0)]
    [InlineData("refusal-price", 1_000_000, 1_000_000, 1_000_000)]
    [InlineData("lost-revenue", 0, 150_000, 80_000)] // a bid has no revenue; the cheap offer would have traded at 150,000, the dear one sold to the retailer
    public void Refused_power_is_compensated_by_rule(string name, long bidPrice, long cheapPrice, long dearPrice)
    {
        KnownCompensationRules.TryGet(name, out ICompensationRule? rule);
        CompensationTerms terms = new(Books.Prices, 150_000, 1_000_000);

        Assert.Equal((bidPrice, cheapPrice, dearPrice), (rule!.PriceMicroEurPerKwh(Bid, terms), rule.PriceMicroEurPerKwh(Cheap, terms), rule.PriceMicroEurPerKwh(Dear, terms)));
    }

    [Fact]
    public void Nobody_pays_for_being_refused_when_prices_are_negative() =>
        Assert.Equal(0, new LostRevenueCompensation().PriceMicroEurPerKwh(Cheap, new CompensationTerms(new RetailerPrices(100, -100), null, -5)));

    [Fact]
    public void Compensation_comes_from_the_network_operator_for_the_refused_energy()
    {
        MarketOutcome outcome = Outcome();
        outcome = outcome with { Grid = outcome.Grid with { Refusals = [new Refusal(Dear.Key, 500, LimitKind.VoltageHigh, "bus b")] } };

        Assert.Equal(
            [NetworkCharge.AtPrice(SettlementKind.Compensation, (Accounts.Network, "b"), 1_800_000, 80_000)],
            OutcomeCharges.Of(outcome, Case(), new LostRevenueCompensation()).AsEnumerable());
    }

    private static ImmutableArray<NetworkCharge> Of(MarketOutcome outcome) => OutcomeCharges.Of(outcome, Case(), new NoCompensation());

    private static MarketOutcome Outcome() => MarketDesign.Default.Run(Case());

    private static MarketCase Case()
    {
        OrderBook book = new([Bid, Cheap, Dear]);
        UnlimitedNetwork network = new(book);
        return new MarketCase
        {
            Interval = new MarketInterval(0, 3_600), Book = book, Prices = Books.Prices, Network = network, LossPriceMicroEurPerKwh = 60_000,
            Tariff = new FeeTariff { Points = network.Points, Topology = network.Topology },
        };
    }
}
