namespace EdgeLem.Grid.Tests;

public sealed class OpenDssSupplyTests
{
    private const string Circuit = """
        Clear
        Set DefaultBaseFrequency=50
        New Circuit.t basekv=20 bus1=a Isc3=5000 Isc1=5000

        """;

    [Theory]
    [InlineData("conns=[delta wye]", "Dyn1")]
    [InlineData("conns=[delta wye] leadlag=lead", "Dyn11")]
    [InlineData("conns=[wye delta]", "YNd1")]
    [InlineData("conns=[wye delta] leadlag=euro", "YNd11")]
    [InlineData("conns=[wye wye] leadlag=lead", "YNyn0")]
    [InlineData("conns=[delta delta]", "Dd0")]
    public void The_vector_group_follows_connections_and_leadlag(string properties, string group) =>
        Assert.Equal(group, Single($"New Transformer.x buses=[a b] kvs=[20 0.4] kvas=[400 400] xhl=4 %rs=[0.5 0.7] {properties}").VectorGroup);

    [Fact]
    public void A_transformer_takes_all_its_figures()
    {
        Transformer transformer = Single("""
            New Transformer.x phases=3 windings=2 xhl=(8 2 /) %noloadloss=0.1 %imag=0.5 ppm=3
            ~ wdg=1 bus=a conn=delta kv=20 kva=400 %r=0.5 tap=1.025
            ~ wdg=2 bus=b.2.1.3.4 conn=wye kv=0.4 kva=400 %r=0.7 rneut=2 xneut=1
            """);

        Assert.Equal((1.2, 4.0, 0.1, 0.5), (transformer.ResistancePercent, transformer.ReactancePercent, transformer.NoLoadLossPercent, transformer.MagnetisingPercent));
        Assert.Equal((1.025, 1.0, 400_000.0), (transformer.Hv.Tap, transformer.Lv.Tap, transformer.RatedPowerVa));
        Assert.Equal(("ABC", "BACN"), (transformer.Hv.Terminals.ToString(), transformer.Lv.Terminals.ToString()));

        // OpenDSS puts half of its adder at each end of a winding.
        Assert.Equal(1.5, transformer.AntiFloatPpm);
        Assert.Equal(MagnetisingSide.Lv, transformer.MagnetisingSide);
    }

    [Fact]
    public void An_impedance_of_the_neutral_becomes_an_earthing_where_the_neutral_is_a_node()
    {
        const string transformer = "New Transformer.x buses=[a b{0}] conns=[delta wye] kvs=[20 0.4] kvas=[400 400] wdg=2 rneut=2 xneut=1";

        Earthing earthing = Assert.Single(Import(transformer.Replace("{0}", ".1.2.3.4", StringComparison.Ordinal)).Earthings);
        Assert.Equal(("b", Terminal.N, 2.0, 1.0), (earthing.Bus, earthing.Terminal, earthing.ResistanceOhm, earthing.ReactanceOhm));
        Assert.Empty(Import(transformer.Replace("{0}", "", StringComparison.Ordinal)).Earthings);
    }

    [Fact]
    public void An_xfmrcode_gives_everything_but_the_buses()
    {
        Transformer transformer = Single("""
            New Xfmrcode.c phases=3 windings=2 kvs=[20 0.4] kvas=[630 630] conns=[delta wye] xhl=6 %loadloss=1.1 %noloadloss=0.2
            New Transformer.x xfmrcode=c buses=[a b.1.2.3.0]
            """);

        Assert.Equal((630_000.0, 6.0, 1.1, 0.2, "Dyn1"), (transformer.RatedPowerVa, transformer.ReactancePercent, transformer.ResistancePercent, transformer.NoLoadLossPercent, transformer.VectorGroup));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("set controlmode=off", false)]
    [InlineData("regcontrol.r.maxtapchange=0", false)]
    [InlineData("disable regcontrol.r", false)]
    [InlineData("regcontrol.r.enabled=no", false)]
    public void A_regulator_controls_its_transformer_unless_it_is_held(string last, bool isControlled)
    {
        Transformer regulator = Import($"""
            New Transformer.r1 phases=1 bank=r xhl=0.01 kvas=[1000 1000] buses=[a.1 b.1] kvs=[11.547 11.547] %loadloss=0.01
            New Transformer.r2 like=r1 buses=[a.2 b.2]
            New Transformer.r3 like=r1 buses=[a.3 b.3] wdg=2 maxtap=1.15 mintap=0.85 numtaps=24
            New Regcontrol.r transformer=r3 winding=2 vreg=122 band=2 ptratio=100 ctprim=700 r=3 x=9 delay=30
            Transformer.r3.wdg=2 tap=(0.0125 4 * 1 +)
            {last}
            """).Transformers[2];

        Assert.Equal((WindingConnection.SinglePhase, "CE", 1.05), (regulator.Hv.Connection, regulator.Hv.Terminals.ToString(), regulator.Lv.Tap));
        TapControl? expected = new()
        {
            TargetV = 122,
            BandwidthV = 2,
            PtRatio = 100,
            CtPrimaryA = 700,
            DropResistanceV = 3,
            DropReactanceV = 9,
            MinTap = 0.85,
            MaxTap = 1.15,
            StepPu = (1.15 - 0.85) / 24,
            DelayS = 30,
        };
        Assert.Equal(isControlled ? expected : null, regulator.TapControl);
    }

    [Fact]
    public void Buses_take_the_nearest_of_the_voltage_bases()
    {
        Feeder feeder = Import("""
            New Transformer.x buses=[a b.1.2.3.0] conns=[delta wye] kvs=[20 0.42] kvas=[400 400]
            New Line.l bus1=b bus2=c r1=0.1 x1=0.1 r0=0.3 x0=0.3 c1=0 c0=0 units=km length=0.1
            New Load.h phases=1 bus1=c.2 kv=0.23 kw=1 pf=1
            set voltageb=[20, .4, .48]
            calcv
            """);

        Assert.Equal([20_000 / Math.Sqrt(3), 400 / Math.Sqrt(3), 400 / Math.Sqrt(3)], feeder.Buses.Select(bus => bus.NominalVoltageV!.Value), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(400 / Math.Sqrt(3), feeder.NominalVoltageV, 1e-9);
    }

    [Fact]
    public void Figures_may_follow_without_names_and_a_second_source_is_one_more()
    {
        Feeder feeder = OpenDssText.Import("""
            new circuit.X basekv=12.47 phases=3 mvasc3=200000 200000
            New Line.l bus1=sourcebus bus2=b r1=0.1 x1=0.1 r0=0.3 x0=0.3 units=km length=1
            New Vsource.second bus1=b.2.3.1 basekv=12.47 pu=1.01 angle=-5 z1=[0.1, 0.2] z0=[0.3 0.4]
            """).Feeder!;

        // 200000 MVA both: |Z1| = 12.47^2 / 200000 ohm.
        Assert.Equal(12.47 * 12.47 / 200_000, double.Hypot(feeder.Sources[0].Impedance.R1Ohm, feeder.Sources[0].Impedance.X1Ohm), 1e-12);
        Assert.Equal(("second", "BCA", 1.01, -5.0), (feeder.Sources[1].Id, feeder.Sources[1].Terminals.ToString(), feeder.Sources[1].VoltagePu, feeder.Sources[1].AngleDeg));
        Assert.Equal(new SequenceImpedance(0.1, 0.2, 0.3, 0.4), feeder.Sources[1].Impedance);
    }

    private static Transformer Single(string elements) => Assert.Single(Import(elements).Transformers);

    private static Feeder Import(string elements)
    {
        OpenDssImport import = OpenDssText.Import(Circuit + elements);
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder;
    }
}
