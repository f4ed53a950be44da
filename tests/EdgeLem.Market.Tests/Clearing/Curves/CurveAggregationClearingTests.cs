using EdgeLem.Market.Clearing;
using EdgeLem.Market.Clearing.Curves;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Tests.Clearing.Curves;

public sealed class CurveAggregationClearingTests
{
    [Fact]
    public void Supply_left_over_sets_the_price_and_is_shared_on_its_step()
    {
        // Steps of 2,200. Offers at 100k count from step 10 (102k), the bid at 250k up to step 77. 60 W for 40 + 80 W: 20 and 40 W, at 102k.
        ClearingResult result = Clear(Books.Bid("b", 60, 250_000), Books.Offer("o1", 40, 100_000), Books.Offer("o2", 80, 101_000));

        Assert.Equal((102_000, 60), (result.PriceMicroEurPerKwh, result.VolumeW));
        Assert.Equal([20L, 40], result.Offers.Select(fill => fill.ClearedW));
        Assert.All(result.Offers, fill => Assert.Equal(UnfilledReason.RationedAtMargin, fill.Reason));
    }

    [Fact]
    public void Equal_power_meets_in_the_middle_of_the_steps()
    {
        // Steps 10 (offer at 100k) to 77 (bid at 250k): step 43, 80k + 43 x 2.2k = 174.6k.
        Assert.Equal(174_600, Clear(Books.Bid("b", 60, 250_000), Books.Offer("o", 60, 100_000)).PriceMicroEurPerKwh);
    }

    [Fact]
    public void A_gain_within_one_step_is_lost()
    {
        // 100.0k and 100.5k lie between steps 9 (99.8k) and 10 (102k).
        Assert.Equal(0, Clear(Books.Bid("b", 60, 100_500), Books.Offer("o", 60, 100_000)).VolumeW);
    }

    [Fact]
    public void With_a_step_at_every_limit_volume_and_gain_are_those_of_the_uniform_price()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            Random random = new(seed);
            Order[] orders = Books.Random(random, random.Next(1, 40), 5_000);
            RetailerPrices prices = Books.RandomPrices(random);
            int steps = Math.Max(2, (int)((prices.RetailPriceMicroEurPerKwh - prices.FeedInPriceMicroEurPerKwh) / 20_000) + 1);
            OrderBook book = new(orders);

            ClearingResult result = new CurveAggregationClearing(steps).Clear(book, prices);

            Assert.Equal(new UniformPriceClearing().Clear(book, prices).VolumeW, result.VolumeW);
            Assert.Equal(Gains.Uniform(book, prices), Gains.Of(result, prices));
        }
    }

    private static ClearingResult Clear(params Order[] orders) => new CurveAggregationClearing().Clear(new OrderBook(orders), Books.Prices);
}
