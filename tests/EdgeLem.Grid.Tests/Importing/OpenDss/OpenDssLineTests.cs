using System.Numerics;

namespace EdgeLem.Grid.Tests;

public sealed class OpenDssLineTests
{
    private const string Mile = "1609.344 units=m";

    [Fact]
    public void A_matrix_may_be_full_or_a_lower_triangle_in_any_brackets_and_with_arithmetic()
    {
        Feeder feeder = OpenDssText.Feeder("""
            New Linecode.full nphases=2 units=km rmatrix=[0.5 0.1 | 0.1 0.6] xmatrix={0.4 0.05 | 0.05 0.3} cmatrix=(10 -2 | -2 12)
            New Linecode.half nphases=2 units=km
            ~ rmatrix="(1 2 /) | 0.1 (0.2 3 *)"
            more xmatrix='0.4 | 0.05 0.3' cmatrix=[10 | -2 12]
            New Line.f phases=2 bus1=a.1.3 bus2=b.1.3 linecode=full length=500 units=m
            New Line.h phases=2 bus1=a.1.3 bus2=c.1.3 linecode=half length=0.5 units=km
            """);

        // Per km times 0.5 km; 10 nF at 50 Hz are 3.14159 uS.
        Line line = feeder.Lines[0];
        Assert.Equal((new TerminalList(Terminal.A, Terminal.C), 500.0), (line.FromTerminals, line.LengthM));
        Assert.Equal(new Complex(0.25, 0.2), line.Impedance.SeriesOhm[0, 0]);
        Assert.Equal(new Complex(0.05, 0.025), line.Impedance.SeriesOhm[1, 0]);
        Assert.Equal(Math.PI * 1e-6 / 2, line.Impedance.ShuntS![0, 0].Imaginary, 1e-15);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(0, (line.Impedance.SeriesOhm[i / 2, i % 2] - feeder.Lines[1].Impedance.SeriesOhm[i / 2, i % 2]).Magnitude, 1e-15);
        }
    }

    [Theory]
    [InlineData("", "ABCN")]
    [InlineData(".2.1.3.4", "BACN")]
    [InlineData(".1.2.3.0", "ABCE")]
    public void Nodes_become_terminals_in_their_order(string nodes, string expected)
    {
        Feeder feeder = OpenDssText.Feeder($"""
            New Linecode.four nphases=4 units=km rmatrix=[1|0 1|0 0 1|0 0 0 1] xmatrix=[1|0 1|0 0 1|0 0 0 1] cmatrix=[0|0 0|0 0 0|0 0 0 0]
            New Line.l bus1=a.1.2.3.0 bus2=b{nodes} linecode=four length=1 units=km
            New Reactor.e phases=1 bus1=b.4 r=3 x=0
            """.Replace("New Reactor.e phases=1 bus1=b.4 r=3 x=0", nodes == ".1.2.3.0" ? "" : "New Reactor.e phases=1 bus1=b.4 r=3 x=0", StringComparison.Ordinal));

        Assert.Equal((TerminalList.EarthedStar.ToString(), expected), (feeder.Lines[0].FromTerminals.ToString(), feeder.Lines[0].ToTerminals.ToString()));
        if (feeder.Earthings.Count > 0)
        {
            Assert.Equal(("e", "b", Terminal.N, 3.0), (feeder.Earthings[0].Id, feeder.Earthings[0].Bus, feeder.Earthings[0].Terminal, feeder.Earthings[0].ResistanceOhm));
        }
    }

    [Theory]

    // Pure contact resistance: 1e-3 ohm a unit over OpenDSS's 0.001 units of a switch.
    [InlineData("switch=y r1=1e-3 r0=1e-3 x1=0 x0=0 c1=0 c0=0", true, 1e-6, 0)]
    [InlineData("switch=yes", false, 1e-3, 1e-3)]

    // What follows the switch counts for the length, and not for the impedance of a matrix linecode: OpenDSS's own surprise.
    [InlineData("switch=y linecode=m length=2", false, 2, 2)]
    [InlineData("linecode=m length=2 switch=no", false, 1, 0.6)]
    public void A_switch_is_the_short_line_that_OpenDSS_makes_of_it(string properties, bool isSwitch, double ohm, double reactance)
    {
        Feeder feeder = OpenDssText.Feeder($"""
            New Linecode.m nphases=3 rmatrix=[0.5|0 0.5|0 0 0.5] xmatrix=[0.3|0 0.3|0 0 0.3] cmatrix=[0|0 0|0 0 0]
            New Line.s bus1=a bus2=b {properties}
            """);

        Assert.Equal(isSwitch ? (0, 1) : (1, 0), (feeder.Lines.Count, feeder.Switches.Count));
        Complex actual = isSwitch ? feeder.Switches[0].ResistanceOhm : feeder.Lines[0].Impedance.SeriesOhm[1, 1];
        Assert.Equal(0, (actual - new Complex(ohm, reactance)).Magnitude, 1e-15);
    }

    [Theory]
    [InlineData("r1=1 x1=1 r0=1 x0=1 units=kft", 3.4)] // given by nothing: 3.4 nF per 1000 ft
    [InlineData("r1=1 x1=1 r0=1 x0=1 units=km", 3.4 / 0.3048)]
    [InlineData("r1=1 x1=1 r0=1 x0=1 c1=5 c0=5 units=km", 5)]
    public void A_capacitance_that_is_not_given_is_OpenDSSs(string properties, double nanofarad)
    {
        Line line = OpenDssText.Feeder($"New Line.l bus1=a bus2=b {properties} length=0.5").Lines[0];

        Assert.Equal(2 * Math.PI * 50 * nanofarad * 1e-9 * 0.5, line.Impedance.ShuntSequenceS!.Value.B1S, 1e-18);
    }

    [Fact]
    public void Reactances_of_another_frequency_are_converted()
    {
        Feeder feeder = OpenDssText.Feeder("""
            New Linecode.us nphases=1 basefreq=60 units=km r1=0.3 x1=0.6 rg=0 xg=0
            New Line.l phases=1 bus1=a.1 bus2=b.1 linecode=us length=1 units=km
            """);

        Assert.Equal(new Complex(0.3, 0.5), feeder.Lines[0].Impedance.SeriesOhm[0, 0]);
    }

    [Fact]
    public void Kron_takes_the_neutral_out_of_a_linecode()
    {
        Feeder feeder = OpenDssText.Feeder("""
            New Linecode.k nphases=2 units=km rmatrix=[2|1 4] xmatrix=[0|0 0] cmatrix=[10|-2 12] kron=yes
            New Line.l phases=1 bus1=a.1 bus2=b.1 linecode=k length=1 units=km
            """);

        // 2 - 1 * 1 / 4.
        Assert.Equal(1.75, feeder.Lines[0].Impedance.SeriesOhm[0, 0].Real, 1e-15);
    }

    /// <summary>IEEE 4 Node Test Feeder (IEEE PES, 2006): its phase impedance matrices in ohm per mile, from Carson's equations, to the four digits printed.</summary>
    [Fact]
    public void A_geometry_gives_the_impedances_of_the_Ieee_4_node_feeder()
    {
        Feeder feeder = OpenDssText.Feeder($"""
            Set DefaultBaseFrequency=60
            clear
            New Circuit.t basekv=0.4 bus1=a Isc3=10000 Isc1=10000
            set earthmodel=carson
            new wiredata.conductor Runits=mi Rac=0.306 GMRunits=ft GMRac=0.0244  Radunits=in Diam=0.721
            new wiredata.neutral   Runits=mi Rac=0.592 GMRunits=ft GMRac=0.00814 Radunits=in Diam=0.563
            new linegeometry.4wire nconds=4 nphases=3 reduce=yes
            ~ cond=1 wire=conductor units=ft x=-4   h=28
            ~ cond=2 wire=conductor x=-1.5 h=28
            ~ cond=3 wire=conductor x=3    h=28
            ~ cond=4 wire=neutral x=0    h=24
            new linespacing.poles nconds=4 nphases=3 units=ft x=[-4 -1.5 3 0] h=[28 28 28 24]
            new line.geometry bus1=a bus2=b geometry=4wire length={Mile}
            new line.spacing bus1=a bus2=c spacing=poles wires=[conductor conductor conductor neutral] length={Mile}
            new line.deri bus1=a bus2=d geometry=4wire earthmodel=deri length={Mile}
            new line.full bus1=a bus2=e geometry=4wire earthmodel=fullcarson length={Mile}
            """);

        Complex[,] published =
        {
            { new(0.4576, 1.0780), new(0.1559, 0.5017), new(0.1535, 0.3849) },
            { new(0.1559, 0.5017), new(0.4666, 1.0482), new(0.1580, 0.4236) },
            { new(0.1535, 0.3849), new(0.1580, 0.4236), new(0.4615, 1.0651) },
        };
        for (int i = 0; i < 9; i++)
        {
            (int row, int column) = (i / 3, i % 3);
            Assert.InRange((feeder.Lines[0].Impedance.SeriesOhm[row, column] - published[row, column]).Magnitude, 0, 1.5e-4);
            Assert.Equal(0, (feeder.Lines[1].Impedance.SeriesOhm[row, column] - feeder.Lines[0].Impedance.SeriesOhm[row, column]).Magnitude, 1e-12);

            // The other formulas differ by what Carson's shortened series leaves out, and by the resistance for direct current.
            Assert.InRange((feeder.Lines[2].Impedance.SeriesOhm[row, column] - published[row, column]).Magnitude, 1e-6, 0.02);
            Assert.InRange((feeder.Lines[3].Impedance.SeriesOhm[row, column] - published[row, column]).Magnitude, 1e-6, 0.02);
        }
    }

    [Fact]
    public void A_single_wire_has_the_capacitance_of_a_wire_above_a_plane()
    {
        Line line = OpenDssText.Feeder("""
            new wiredata.w Runits=km Rac=0.3 GMRunits=mm GMRac=4 Radunits=mm radius=5
            new linegeometry.g nconds=1 nphases=1 cond=1 wire=w units=m x=0 h=8
            new line.l bus1=a.1 bus2=b.1 geometry=g length=1 units=km
            """).Lines[0];

        // 2 pi e0 / ln(2 h / r) per metre.
        Assert.Equal(2 * Math.PI * 50 * 1000 * 2 * Math.PI * 8.8541878128e-12 / Math.Log(16 / 0.005), line.Impedance.ShuntS![0, 0].Imaginary, 1e-15);
    }

    /// <summary>The corrected cable of IEEE 13's line 692-675, computed by OpenDSS from this geometry (comment in IEEE13Nodeckt.dss): ohm and nF per mile.</summary>
    [Fact]
    public void A_cable_with_concentric_neutral_gives_what_OpenDSS_gives_for_it()
    {
        Feeder feeder = OpenDssText.Feeder($"""
            Set DefaultBaseFrequency=60
            clear
            New Circuit.t basekv=0.4 bus1=a Isc3=10000 Isc1=10000
            New CNDATA.250_1/3 k=13 DiaStrand=0.064 Rstrand=2.816666667 epsR=2.3
            ~ InsLayer=0.220 DiaIns=1.06 DiaCable=1.16 Rac=0.076705 GMRac=0.20568 diam=0.573
            ~ Runits=kft Radunits=in GMRunits=in
            New LineGeometry.606 nconds=3 nphases=3 units=ft
            ~ cond=1 cncable=250_1/3 x=-0.5 h= -4
            ~ cond=2 cncable=250_1/3 x=0   h= -4
            ~ cond=3 cncable=250_1/3 x=0.5  h= -4
            New Line.l bus1=a bus2=b geometry=606 earthmodel=deri length={Mile}
            """);

        LineImpedance cable = feeder.Lines[0].Impedance;
        Assert.InRange((cable.SeriesOhm[0, 0] - new Complex(0.791721, 0.438352)).Magnitude, 0, 2e-3);
        Assert.InRange((cable.SeriesOhm[0, 1] - new Complex(0.318476, 0.0276838)).Magnitude, 0, 2e-3);
        Assert.InRange((cable.SeriesOhm[0, 2] - new Complex(0.28345, -0.0184204)).Magnitude, 0, 2e-3);
        Assert.Equal(383.948, cable.ShuntS![1, 1].Imaginary / (2 * Math.PI * 60) * 1e9, 0.02);
        Assert.Equal(Complex.Zero, cable.ShuntS[0, 1]);
    }
}
