using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Flexibility;
using EdgeLem.Market.Orders;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Clearing.Flexibility;

/// <summary>R13 (energy and flexibility services) states no figure; asked for is a second product in the book. Ours: a second auction after the energy one, which cannot sell what was not traded.</summary>
[Trait("Row", "R13")]
public sealed class FlexibilityAuctionTests
{
    private static readonly FlexibilityAuction Auction = new("operator");

    /// <summary>At noon: pv1 and pv2 sell 500 and 300 W, of which a home buys 400 W; the rest goes to the retailer.</summary>
    private static readonly ClearingResult Noon = Books.Clear(Books.Bid("home", 400, 250_000), Books.Offer("pv1", 500, 100_000), Books.Offer("pv2", 300, 100_000));

    [Fact]
    public void The_cheapest_deliverable_flexibility_is_bought_at_one_price()
    {
        // 600 W of less export for at most 90k: pv2 300 W at 20k, 300 of 500 W of pv1 at 50k, which sets the price.
        ClearingResult result = Auction.Buy(
            FlexibilityProduct.LessExport, new OrderTerms(600, 90_000), [Books.Offer("pv1", 500, 50_000), Books.Offer("pv2", 300, 20_000)], Noon);

        Assert.Equal(("flexibility", 50_000, 600), (result.Mechanism, result.PriceMicroEurPerKwh, result.VolumeW));
        Assert.Equal([300L, 300], result.Offers.Select(fill => fill.ClearedW));

        Literature.State("R13", "Energy and flexibility services; report and review", "no figure; a second product beside energy",
            (Invariant($"after {Noon.VolumeW} W of energy the operator buys {result.VolumeW} W of less export at {result.PriceMicroEurPerKwh / 1e4:F1} ct/kWh; nobody sells what it did not trade"), "agrees"));
    }

    [Fact]
    public void Nobody_can_give_up_more_than_it_traded()
    {
        // pv2 offers 900 W of which only its 300 W exist; home has no export at all.
        ClearingResult result = Auction.Buy(
            FlexibilityProduct.LessExport, new OrderTerms(600, 90_000), [Books.Offer("pv2", 900, 20_000), Books.Offer("home", 100, 10_000)], Noon);

        Assert.Equal(300, result.VolumeW);
        Assert.Equal(["pv2"], result.Offers.Select(fill => fill.Order.NodeId));
    }

    [Fact]
    public void Several_offers_of_a_node_share_what_it_has()
    {
        ClearingResult result = Auction.Buy(
            FlexibilityProduct.LessImport, new OrderTerms(600, 90_000), [Books.Offer("home", 300, 20_000, orderId: 1), Books.Offer("home", 300, 30_000, orderId: 2)], Noon);

        Assert.Equal([300L, 100], result.Offers.Select(fill => fill.ClearedW));
    }

    [Fact]
    public void Dearer_flexibility_than_the_reserve_price_is_not_bought()
    {
        ClearingResult result = Auction.Buy(FlexibilityProduct.LessExport, new OrderTerms(600, 90_000), [Books.Offer("pv1", 500, 90_001)], Noon);

        Assert.Equal(NoTradeReason.PricesDoNotCross, result.NoTrade);
    }

    [Fact]
    public void Bids_are_not_flexibility() =>
        Assert.Throws<ArgumentException>(() => Auction.Buy(FlexibilityProduct.LessExport, new OrderTerms(1, 1), [Books.Bid("pv1", 1, 1)], Noon));
}
