using System.Globalization;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies.Rejection;

namespace EdgeLem.Gateway.Tests.Rounds;

/// <summary>
/// The reactive power that a round under a policy reckons with, against the grid engine's own inverters with the same curve: a street of three homes, 300 m apart, with inverters of 10 kVA,
/// measured at one power and announcing another.
/// </summary>
public sealed class ExpectedReactiveTests
{
    private const double NominalV = 230;
    private const double RatedVa = 10_000;
    private const int Homes = 3;

    /// <summary>What a droop may still move when the turns end (0.002 of 10 kVA on each of three inverters) on 0.15 ohm of reactance, V.</summary>
    private const double WithinV = 0.05;

    private static readonly ControlCurve _categoryB = new((0.92, 0.44), (0.98, 0), (1.02, 0), (1.08, -0.44));

    [Theory]
    [InlineData(2_000, 7_000)]
    [InlineData(8_000, 3_000)]
    [InlineData(6_000, 6_000)]
    public void Voltages_of_the_round_are_those_of_inverters_with_the_same_droop(double measuredExportW, long announcedExportW)
    {
        PowerFlowResult measured = WithInverters(measuredExportW);
        PowerFlowResult expected = WithInverters(announcedExportW);

        PowerFlowResult flow = Round(measured, measuredExportW, announcedExportW, Nodes(measured.Feeder)).Check.Flow;

        for (int home = 0; home < Homes; home++)
        {
            Assert.Equal(VoltageV(expected, home), VoltageV(flow, home), WithinV);
        }
    }

    [Fact]
    public void A_node_reports_the_rating_that_the_configuration_does_not_give()
    {
        PowerFlowResult measured = WithInverters(2_000);
        RegisteredNode[] unrated = [.. Nodes(measured.Feeder).Select(node => node with { InverterRatedVa = 0 })];

        double reportedV = VoltageV(Round(measured, 2_000, 7_000, unrated, reportedVa: (long)RatedVa).Check.Flow, 2);
        double unknownV = VoltageV(Round(measured, 2_000, 7_000, unrated).Check.Flow, 2);
        double absurdV = VoltageV(Round(measured, 2_000, 7_000, unrated, reportedVa: 10_000_000).Check.Flow, 2);

        Assert.Equal(VoltageV(WithInverters(7_000), 2), reportedV, WithinV);
        Assert.True(unknownV > reportedV + (4 * WithinV), "Without a rating the reactive power stays as measured, and the voltage is higher.");
        Assert.InRange(absurdV, reportedV - 2, reportedV); // at most 1.25 times the connection's 11 kW
    }

    [Fact]
    public void A_node_with_another_reactive_function_stays_as_measured()
    {
        PowerFlowResult measured = WithInverters(2_000);
        RegisteredNode[] constant = [.. Nodes(measured.Feeder).Select(node => node with { Control = new ControlConfig { ReactiveMode = "constant-var" } })];
        RegisteredNode[] unrated = [.. Nodes(measured.Feeder).Select(node => node with { InverterRatedVa = 0 })];

        Assert.Equal(VoltageV(Round(measured, 2_000, 7_000, unrated).Check.Flow, 2), VoltageV(Round(measured, 2_000, 7_000, constant).Check.Flow, 2));
    }

    private static ClearedRound Round(PowerFlowResult measured, double measuredExportW, long announcedExportW, RegisteredNode[] nodes, long? reportedVa = null)
    {
        using var market = new TestMarket(new MarketSetup
        {
            Feeder = Street().Build(), Nodes = nodes, Limits = new NetworkLimits { MaxVoltagePu = 1.4 },
            Terms = new MarketTerms { Design = MarketDesign.Default with { Policy = new RejectPolicy() } },
        });
        for (int home = 0; home < Homes; home++)
        {
            TestNode node = market.Node($"home-{home}");
            node.Publish(Topics.Measurement, MeasurementJson(node, measured, (home, measuredExportW)));
            node.Offer(Lane.EpochS, announcedExportW, 100_000);
            if (reportedVa is { } ratedVa)
            {
                node.Publish(Topics.About, TestNode.AboutJson.Replace("\"inverterRatedVa\":0", $"\"inverterRatedVa\":{ratedVa}", StringComparison.Ordinal));
            }
        }

        market.AdvanceTo(Lane.EpochS - 60);
        return Assert.Single(market.Recorder.Rounds);
    }

    private static FeederBuilder Street()
    {
        FeederBuilder builder = new FeederBuilder { Name = "street", NominalVoltageV = NominalV }.Add(new Bus { Id = "b0" })
            .Add(new Source { Bus = "b0", NominalVoltageV = 400, VoltagePu = 1.02, Impedance = new SequenceImpedance(0.01, 0.02, 0.01, 0.02) });
        for (int home = 0; home < Homes; home++)
        {
            builder.Add(new Bus { Id = $"home-{home}" }).Add(new Line
            {
                Id = $"l{home}", FromBus = home == 0 ? "b0" : $"home-{home - 1}", ToBus = $"home-{home}", LengthM = 300, Impedance = new SequenceImpedance(0.06, 0.05, 0.24, 0.2),
            });
        }

        return builder;
    }

    private static PowerFlowResult WithInverters(double exportW)
    {
        FeederBuilder builder = Street();
        for (int home = 0; home < Homes; home++)
        {
            builder.Add(new Inverter
            {
                Id = $"i{home}", Bus = $"home-{home}", Terminals = TerminalList.EarthedStar, RatedVoltageV = NominalV, RatedPowerVa = RatedVa, PowerW = -exportW,
                Control = new InverterControl { VoltVar = _categoryB, ReactivePowerFirst = false },
            });
        }

        Feeder feeder = builder.Build();
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-10 }).Solve(powers);
        Assert.True(flow.Converged);
        return flow;
    }

    private static RegisteredNode[] Nodes(Feeder feeder) =>
    [
        .. Enumerable.Range(0, Homes).Select(home => new RegisteredNode($"home-{home}", feeder.BusIndex($"home-{home}"), [0, 1, 2], 11_000, 11_000, 500) { InverterRatedVa = RatedVa }),
    ];

    private static string MeasurementJson(TestNode node, PowerFlowResult flow, (int Home, double ExportW) of)
    {
        string voltage = Three(VoltageV(flow, of.Home));
        string power = Three(-of.ExportW / 3);
        string reactive = Three(flow.InverterPowerVa(of.Home, 0).Imaginary);
        return $$"""{"boot":"{{node.Boot}}","seq":{{++node.Seq}},"at":{{Lane.EpochS - 100}},"quality":"ok","voltageV":{{voltage}},"currentA":[1,1,1],"powerW":{{power}},"reactivePowerVar":{{reactive}},"frequencyHz":50}""";
    }

    private static string Three(double value) => $"[{string.Join(',', Enumerable.Repeat(value.ToString("R", CultureInfo.InvariantCulture), 3))}]";

    private static double VoltageV(PowerFlowResult flow, int home) => flow.VoltageV(flow.Feeder.BusIndex($"home-{home}"), 0).Magnitude;
}
