using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Tests.Homes;

public sealed class StorageTests
{
    private const long NewYear2026 = 1_767_225_600;
    private const long Day = 86_400;

    [Fact]
    public void A_battery_takes_surplus_and_covers_a_deficit_within_its_rating()
    {
        var battery = new Battery(10_000, 3000, 0.95, 5000);

        Assert.Equal(2000, battery.BalancingPowerW(-2000, 60));
        Assert.Equal(3000, battery.BalancingPowerW(-9000, 60));
        Assert.Equal(-1500, battery.BalancingPowerW(1500, 60));
        Assert.Equal(-3000, battery.BalancingPowerW(7000, 60));
    }

    [Fact]
    public void A_full_battery_takes_nothing_and_an_empty_one_gives_nothing()
    {
        Assert.Equal(0, new Battery(10_000, 3000, 0.95, 10_000).BalancingPowerW(-2000, 60));
        Assert.Equal(0, new Battery(10_000, 3000, 0.95, 0).BalancingPowerW(2000, 60));
    }

    [Fact]
    public void Energy_is_conserved_over_any_sequence_of_steps()
    {
        var random = new Random(17);
        var battery = new Battery(8000, 4000, 0.95, 3000);
        double charged = 0;
        double discharged = 0;
        for (int i = 0; i < 5000; i++)
        {
            double seconds = random.Next(1, 900);
            double powerW = battery.BalancingPowerW(random.Next(-6000, 6000), seconds);
            battery.Hold(powerW, seconds);
            charged += Math.Max(powerW, 0) * seconds / 3600;
            discharged += Math.Max(-powerW, 0) * seconds / 3600;
            Assert.InRange(battery.StoredWh, 0, 8000);
        }

        Assert.True(charged > 50_000, "Seed 17: the battery was hardly used.");
        Assert.Equal(3000 + (charged * 0.95) - (discharged / 0.95), battery.StoredWh, 0.01);
    }

    [Fact]
    public void A_power_that_the_battery_cannot_hold_is_a_caller_s_error() =>
        Assert.Throws<InvalidOperationException>(() => new Battery(1000, 5000, 0.95, 1000).Hold(5000, 3600));

    [Fact]
    public void Cars_charge_a_plausible_year_at_full_power_and_mostly_in_the_evening()
    {
        const int Cars = 10;
        double[] hours = new double[24];
        double largestW = 0;
        for (int i = 0; i < Cars; i++)
        {
            var car = new ElectricVehicle(11_000, StableChance.For(2, $"car {i}"), new Climate());
            for (long t = NewYear2026; t < NewYear2026 + (365 * Day); t += 900)
            {
                double powerW = car.MeanPowerW(t, 900);
                largestW = Math.Max(largestW, powerW);
                hours[(t + 3600) / 3600 % 24] += powerW / 4000;
            }
        }

        // 0.793 trips a day x 7.2 kWh x 365 days = 2084 kWh a car; the standard deviation of a car's year is 86 kWh, of this mean 27 kWh.
        Assert.Equal(11_000, largestW, 1e-6);
        Assert.InRange(hours.Sum() / Cars, 2000, 2170);
        Assert.True(hours[17..22].Sum() > 0.75 * hours.Sum());
    }

    [Fact]
    public void A_car_s_energy_does_not_depend_on_the_step()
    {
        var car = new ElectricVehicle(3700, StableChance.For(2, "car"), new Climate());
        double Energy(int step) => Enumerable.Range(0, (int)(30 * Day) / step).Sum(i => car.MeanPowerW(NewYear2026 + ((long)i * step), step) * step);

        Assert.Equal(1, Energy(60) / Energy(3600), 1e-9);
    }

    [Fact]
    public void A_heat_pump_keeps_its_house_in_the_band_through_the_winter_and_rests_in_summer()
    {
        var climate = new Climate();
        var pump = new HeatPump(160, 20.5);
        double winterWh = 0;
        for (long t = NewYear2026; t < NewYear2026 + (30 * Day); t += 60)
        {
            winterWh += pump.Advance(climate.TemperatureC(t), 60) / 60;
            Assert.InRange(pump.IndoorC, 19.95, 21.05);
        }

        // Mean January outdoor temperature 0.6 C: (160 W/K x 19.9 K - 350 W) / COP 2.95 = 960 W on average, 690 kWh in 30 days.
        Assert.InRange(winterWh / 1000, 610, 770);

        long july = NewYear2026 + (195 * Day);
        double summerW = Enumerable.Range(0, 1440).Sum(minute => pump.Advance(climate.TemperatureC(july + (minute * 60)), 60));
        Assert.True(summerW < 0.05 * winterWh);
    }

    [Fact]
    public void A_building_without_heat_cools_as_its_time_constant_says()
    {
        // 60 h without heating at 16 C outdoors, 350 W / 200 W/K = 1.75 K above: (20 - 17.75) / e remains.
        var pump = new HeatPump(200, 20);
        for (int i = 0; i < 60; i++)
        {
            Assert.Equal(0, pump.Advance(16, 3600));
        }

        Assert.Equal(17.75 + (2.25 / Math.E), pump.IndoorC, 1e-9);
    }

    [Theory]
    [InlineData(7, 3.4)]
    [InlineData(-7, 2.42)]
    [InlineData(-40, 1.8)]
    [InlineData(40, 5.0)]
    public void The_coefficient_of_performance_is_the_stated_line(double outdoorC, double expected) =>
        Assert.Equal(expected, HeatPump.CoefficientOfPerformance(outdoorC), 1e-9);
}
