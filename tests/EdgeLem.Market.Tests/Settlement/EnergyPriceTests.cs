using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.Tests.Settlement;

public sealed class EnergyPriceTests
{
    [Theory]
    [InlineData(3_600_000, 250_000, 250_000)] // 1 kWh at 25 ct
    [InlineData(-3_600_000, 250_000, -250_000)]
    [InlineData(900_000, 250_000, 62_500)] // 1 kW for 900 s = 0.25 kWh
    [InlineData(1_800_000, 1, 1)] // exactly half a micro-euro: away from zero
    [InlineData(-1_800_000, 1, -1)]
    [InlineData(1_799_999, 1, 0)]
    [InlineData(1_800_000, -1, -1)]
    [InlineData(0, 250_000, 0)]
    [InlineData(86_400_000_000_000, 1_000_000_000, 24_000_000_000_000_000)] // 1 GW for a day at 1,000 EUR/kWh: 24 million kWh
    public void Cost_is_energy_times_price_with_halves_away_from_zero(long energyJ, long price, long expected) =>
        Assert.Equal(expected, EnergyPrice.CostMicroEur(energyJ, price));

    [Fact]
    public void A_cost_beyond_64_bits_is_an_error_not_a_wrong_amount() =>
        Assert.Throws<OverflowException>(() => EnergyPrice.CostMicroEur(long.MaxValue, 1_000_000_000));
}
