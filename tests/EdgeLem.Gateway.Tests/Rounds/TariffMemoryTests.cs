using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>Fees that need more than a rate, over two rounds of the lane: house a at 200 m sells, house b at 500 m buys the same again.</summary>
public sealed class TariffMemoryTests
{
    private const long FirstS = Lane.EpochS;
    private const long SecondS = FirstS + 900;

    [Fact]
    public void The_congestion_of_a_round_is_the_fee_of_the_next_one()
    {
        // 60 kW at the end of the lane, 87 A through 0.1 ohm a phase: below 0.98 pu there, so that power costs more than at house a.
        RoundFee[] fees = FeesOf(new CongestionFee(), new NetworkLimits { MinVoltagePu = 0.98 }, (11_000, 60_000));

        Assert.Equal(0, fees[0].TotalMicroEur);
        Assert.True(fees[1].TotalMicroEur > 0);
    }

    [Fact]
    public void Without_congestion_the_fee_stays_nothing()
    {
        RoundFee[] fees = FeesOf(new CongestionFee(), new NetworkLimits { MinVoltagePu = 0.9 }, (11_000, 60_000));

        Assert.Equal([0L, 0], fees.Select(fee => fee.TotalMicroEur));
    }

    [Fact]
    public void Trades_at_nodal_prices_do_not_pay_for_congestion_twice()
    {
        RoundFee[] fees = FeesOf(new CongestionFee(), new NetworkLimits { MinVoltagePu = 0.98 }, (11_000, 60_000), withNodalPrices: true);

        Assert.Equal([0L, 0], fees.Select(fee => fee.TotalMicroEur));
    }

    [Fact]
    public void The_loading_of_a_round_is_what_use_costs_in_the_next_one()
    {
        // 120 kW on cables of 187 kW: 0.64, above the threshold of 0.5. House a feeds in before the first 200 m, so its trade with house b loads the 300 m between them.
        RoundFee[] fees = FeesOf(new TimeAndSpaceFee(), new NetworkLimits { MinVoltagePu = 0.5 }, (120_000, 120_000));

        Assert.Equal(0, fees[0].TotalMicroEur);
        Assert.True(fees[1].TotalMicroEur > 0);
    }

    [Fact]
    public void Subscribed_power_is_not_charged_as_excess()
    {
        long without = FeesOf(new CapacitySubscriptionFee(), new NetworkLimits(), (5_000, 10_000))[0].TotalMicroEur;
        long with = FeesOf(new CapacitySubscriptionFee(), new NetworkLimits(), (5_000, 10_000), subscribedW: 10_000)[0].TotalMicroEur;

        // 2.5 kWh for house b: 5,000 each, and 100,000 each in excess or 10,000 for each of 10 kW in a quarter-hour.
        Assert.Equal(12_500 + 250_000, without);
        Assert.Equal(12_500 + 25_000, with);
    }

    private static RoundFee[] FeesOf(INetworkFee fee, NetworkLimits limits, (long OfferW, long BidW) orders, bool withNodalPrices = false, long subscribedW = 0)
    {
        Feeder feeder = Lane.Feeder();
        MarketDesign design = MarketDesign.Default with { Fee = fee };
        using var market = new TestMarket(new MarketSetup
        {
            Feeder = feeder, Limits = limits,
            Nodes = [.. Lane.Nodes(feeder).Select(node => node with { RatedImportW = 120_000, RatedExportW = 120_000, SubscribedW = node.NodeId == Lane.B ? subscribedW : 0 })],
            Terms = new MarketTerms { Design = withNodalPrices ? design with { Policy = new NodalPolicy() } : design, FeeRateMicroEurPerKwh = 20_000, RefusalPriceMicroEurPerKwh = 1_000_000 },
        });
        foreach (long startS in new[] { FirstS, SecondS })
        {
            market.AdvanceTo(startS - 800);
            market.A.Offer(startS, orders.OfferW, 100_000);
            market.B.Bid(startS, orders.BidW, 300_000);
            market.AdvanceTo(startS - 60);
        }

        return [.. market.Recorder.Rounds.Select(RoundFee.Of)];
    }

    private sealed record RoundFee(long TotalMicroEur)
    {
        /// <summary>What the network operator gets in fees.</summary>
        public static RoundFee Of(ClearedRound round) => new(round.Charges.Where(charge => charge.Kind == SettlementKind.Fee)
            .Sum(charge => charge.Payer == Accounts.Network ? -Amount(charge) : Amount(charge)));

        private static long Amount(Market.Settlement.Charges.NetworkCharge charge) =>
            charge.AmountMicroEur ?? EnergyPrice.CostMicroEur(charge.EnergyJ, charge.PriceMicroEurPerKwh);
    }
}
