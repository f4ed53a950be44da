namespace EdgeLem.Grid.Tests;

public sealed class LoadLawTests
{
    // OpenDSS's load model 1 with vminpu 0.95, vlowpu 0.5, vmaxpu 1.05, per unit of rated current: I(0.5) = 0.5, I(0.95) = 1/0.95 = 1.0526316, linear between; at 0.725 the mean, 0.7763158.
    // Model 5: I(0.5) = 0.5, I(0.95) = 1; at 0.725 it is 0.75. Model 2: I = u. Model 8 with half of each of impedance and power: the mean of models 2 and 1.
    [Theory]
    [InlineData(0, 0, 1, 0.725, 0.7763158)]
    [InlineData(0, 0, 1, 0.3, 0.3)]
    [InlineData(0, 0, 1, 0.95, 1.0526316)]
    [InlineData(0, 0, 1, 1.1, 0.9977324)] // 1.1 / 1.05^2
    [InlineData(0, 1, 0, 0.725, 0.75)]
    [InlineData(0, 1, 0, 0.95, 1)]
    [InlineData(0, 1, 0, 1.1, 1.0476190)] // 1.1 / 1.05
    [InlineData(1, 0, 0, 0.725, 0.725)]
    [InlineData(1, 0, 0, 1.2, 1.2)]
    [InlineData(0.5, 0, 0.5, 0.725, 0.7506579)]
    public void Currents_are_those_of_OpenDSS_on_all_pieces(double impedance, double current, double power, double u, double expected)
    {
        var shares = new ZipShares(impedance, current, power);
        var law = new LoadLaw(new VoltageDependence { Active = shares, Reactive = shares, MinPu = 0.95, MaxPu = 1.05, LowPu = 0.5 });

        Assert.Equal(expected, u * law.At(u).Active, 1e-7);
        Assert.Equal(expected, u * law.At(u).Reactive, 1e-7);
    }

    // OpenDSS's load model 4 (exponents 1 and 2) takes rated power at its borders: I = 1/u there and, at 1.1, 1.1 / 1.05^2; at 0.725 as model 1. Within, I = 1.
    [Theory]
    [InlineData(0.96, 1, 0.96)]
    [InlineData(0.9499999, 1.0526314, 1.0526314)]
    [InlineData(0.725, 0.7763158, 0.7763158)]
    [InlineData(0.3, 0.3, 0.3)]
    [InlineData(1.1, 0.9977324, 0.9977324)]
    public void Shares_for_outside_count_at_the_borders_instead_of_the_formula(double u, double active, double reactive)
    {
        var power = new ZipShares(0, 0, 1);
        var law = new LoadLaw(new VoltageDependence { Exponents = (1, 2), MinPu = 0.95, MaxPu = 1.05, LowPu = 0.5, Outside = (power, power) });

        Assert.Equal(active, u * law.At(u).Active, 1e-6);
        Assert.Equal(reactive, u * law.At(u).Reactive, 1e-6);
    }

    [Fact]
    public void Constant_power_with_another_impedance_outside_is_no_plain_constant_power()
    {
        var law = new LoadLaw(new VoltageDependence { MinPu = 0.9, MaxPu = 1.1, Outside = (new ZipShares(0, 0, 1), new ZipShares(1, 0, 0)) });

        Assert.False(law.TryPower(1, out _));
        Assert.Equal(1 / 1.21, law.At(1.2).Active, 1e-12);
        Assert.Equal(1, law.At(1.2).Reactive, 1e-12);
    }

    [Fact]
    public void Currents_are_continuous_and_slopes_are_their_difference_quotients()
    {
        VoltageDependence[] all =
        [
            new() { MinPu = 0.9, LowPu = 0.5 },
            new() { Active = new ZipShares(0.2, 0.3, 0.5), Reactive = new ZipShares(0.7, 0.1, 0.2), MinPu = 0.8, MaxPu = 1.1 },
            new() { Exponents = (0.6, 3), MinPu = 0.85, MaxPu = 1.1, LowPu = 0.4 },
        ];
        foreach (VoltageDependence dependence in all)
        {
            var law = new LoadLaw(dependence);
            foreach (double border in new[] { dependence.MinPu, dependence.MaxPu, dependence.LowPu ?? dependence.MinPu })
            {
                Assert.Equal(law.At(border - 1e-9).Active, law.At(border + 1e-9).Active, 1e-7);
                Assert.Equal(law.At(border - 1e-9).Reactive, law.At(border + 1e-9).Reactive, 1e-7);
            }

            for (double u = 0.0503; u < 1.5; u += 0.0097)
            {
                (LoadLaw.Point at, LoadLaw.Point up, LoadLaw.Point down) = (law.At(u), law.At(u + 1e-6), law.At(u - 1e-6));
                Assert.Equal((up.Active - down.Active) / 2e-6, at.ActiveSlope, 1e-5);
                Assert.Equal((up.Reactive - down.Reactive) / 2e-6, at.ReactiveSlope, 1e-5);
            }
        }
    }

    [Fact]
    public void Without_voltage_there_is_no_current()
    {
        Assert.True(double.IsFinite(new LoadLaw(new VoltageDependence { Exponents = (0.5, 0.5) }).At(0).Active));
        Assert.Equal(1, new LoadLaw(new VoltageDependence { LowPu = 0.5 }).At(0).Active);
    }
}
