using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>The load models by their formulas, at the voltage that the flow gives.</summary>
public sealed class LoadModelTests
{
    private static readonly PowerFlowOptions Fine = new() { TolerancePu = 1e-13 };

    public static TheoryData<string, VoltageDependence> Dependences() => new()
    {
        { "power", VoltageDependence.ConstantPower },
        { "current", VoltageDependence.ConstantCurrent },
        { "impedance", VoltageDependence.ConstantImpedance },
        { "shares", new VoltageDependence { Active = new ZipShares(0.5, 0.3, 0.2), Reactive = new ZipShares(0.1, 0.2, 0.7) } },
        { "exponents", new VoltageDependence { Exponents = (0.8, 2.5) } },
        { "fading", new VoltageDependence { Active = new ZipShares(0.2, 0.5, 0.3), MinPu = 0.97, LowPu = 0.5 } },
        { "fading current", new VoltageDependence { Active = new ZipShares(0, 1, 0), Reactive = new ZipShares(0, 1, 0), MinPu = 0.97, LowPu = 0.5 } },
        { "fading power", new VoltageDependence { MinPu = 0.97, LowPu = 0.5 } },
        { "above", new VoltageDependence { Exponents = (1.3, 3), MaxPu = 1 } },
        { "below", new VoltageDependence { Active = new ZipShares(0, 0.4, 0.6), MinPu = 0.98 } },
    };

    [Theory]
    [MemberData(nameof(Dependences))]
    public void A_star_load_takes_its_formulas_power_at_the_voltage_it_gets(string name, VoltageDependence dependence)
    {
        double ratedV = name == "above" ? 200 : 230;
        Feeder feeder = Networks.OneLine().Add(new Load
        {
            Id = "load",
            Bus = "end",
            Terminals = TerminalList.EarthedStar,
            RatedVoltageV = ratedV,
            LegPowers = [new(20_000, 5_000), new(10_000, -2_000), new(-3_000, 0)],
            VoltageDependence = dependence,
        }).Build();

        PowerFlowResult flow = Solve(feeder, Fine);

        Assert.True(flow.Converged, flow.FailureReason);
        for (int leg = 0; leg < 3; leg++)
        {
            Complex v = flow.VoltageV(feeder.BusIndex("end"), leg);
            Complex expected = Formula(dependence, v.Magnitude / ratedV, feeder.Loads[0].LegPowers[leg]);
            Assert.True((expected - flow.LoadPowerVa(0, leg)).Magnitude < 1e-6, $"{name} leg {leg}: {flow.LoadPowerVa(0, leg)}, expected {expected}");
            Assert.Equal(0, (flow.LineCurrentA(0, leg) - flow.LoadCurrentA(0, leg)).Magnitude, 1e-8);
            Assert.Equal(0, (expected - v * Complex.Conjugate(flow.LoadCurrentA(0, leg))).Magnitude, 1e-6);
        }

        Assert.Equal(1, flow.SourcePowerW / (flow.LoadsPowerVa.Real + flow.LossesW), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Dependences))]
    public void A_delta_load_draws_between_its_phases(string name, VoltageDependence dependence)
    {
        double ratedV = name == "above" ? 350 : 400;
        Feeder feeder = Networks.OneLine().Add(new Load
        {
            Id = "load",
            Bus = "end",
            Terminals = new TerminalList(Terminal.B, Terminal.C, Terminal.A),
            Connection = LoadConnection.Delta,
            RatedVoltageV = ratedV,
            LegPowers = [new(20_000, 5_000), new(10_000, -2_000), new(-3_000, 0)],
            VoltageDependence = dependence,
        }).Build();

        PowerFlowResult flow = Solve(feeder, Fine);

        Assert.True(flow.Converged, flow.FailureReason);
        (int, int)[] phases = [(1, 2), (2, 0), (0, 1)];
        Complex[] line = new Complex[3];
        int end = feeder.BusIndex("end");
        for (int leg = 0; leg < 3; leg++)
        {
            (int from, int to) = phases[leg];
            Complex v = flow.VoltageV(end, from) - flow.VoltageV(end, to);
            Complex expected = Formula(dependence, v.Magnitude / ratedV, feeder.Loads[0].LegPowers[leg]);
            Assert.True((expected - flow.LoadPowerVa(0, leg)).Magnitude < 1e-6, $"{name} leg {leg}: {flow.LoadPowerVa(0, leg)}, expected {expected}");
            line[from] += flow.LoadCurrentA(0, leg);
            line[to] -= flow.LoadCurrentA(0, leg);
        }

        Assert.All(Enumerable.Range(0, 3), phase => Assert.Equal(0, (line[phase] - flow.LineCurrentA(0, phase)).Magnitude, 1e-8));
    }

    /// <summary>The formulas of <see cref="VoltageDependence"/>, written anew.</summary>
    private static Complex Formula(VoltageDependence d, double u, LegPower rated)
    {
        return new Complex(rated.PowerW * Factor(d.Active, d.Exponents?.Active), rated.ReactivePowerVar * Factor(d.Reactive, d.Exponents?.Reactive));

        double Factor(ZipShares shares, double? exponent)
        {
            double Inside(double x) => exponent is { } a ? Math.Pow(x, a) : shares.Impedance * x * x + shares.Current * x + shares.Power;
            if (u < d.MinPu && d.LowPu is { } low)
            {
                // Current linear between the two ends; power is current times voltage.
                (double atLow, double atMin) = (low, Inside(d.MinPu) / d.MinPu);
                return u <= low ? u * u : u * (atLow + (atMin - atLow) * (u - low) / (d.MinPu - low));
            }

            double border = Math.Clamp(u, d.MinPu, d.MaxPu);
            return Inside(border) * Math.Pow(u / border, 2);
        }
    }

    private static PowerFlowResult Solve(Feeder feeder, PowerFlowOptions options)
    {
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        return new PowerFlowSolver(feeder, options).Solve(powers);
    }
}
