namespace EdgeLem.Grid.Tests;

/// <summary>
/// Neutrals that begin at a bus to which the way from the source brings none. Figures: OpenDSS's engine, dss_capi commit 03dc259f, tolerance 1e-10; volts to earth.
/// </summary>
public sealed class StarPointTests
{
    private const string Head = """
        Clear
        Set DefaultBaseFrequency=50
        New Circuit.t basekv=11 pu=1.02 bus1=src mvasc3=200 mvasc1=150

        """;

    private const string Feeder = """

        New Linecode.a nphases=3 r1=0.3 x1=0.08 r0=1.2 x0=0.3 c1=200 c0=100 units=km
        New Line.a bus1=lv bus2=b linecode=a length=200 units=m
        New Load.l1 bus1=b.1 phases=1 kv=0.23 kw=12 pf=0.95 vminpu=0.8 vmaxpu=1.2
        New Load.l2 bus1=b.2 phases=1 kv=0.23 kw=8 pf=0.95 vminpu=0.8 vmaxpu=1.2
        New Load.l3 bus1=b phases=3 kv=0.4 kw=20 kvar=6 vminpu=0.8 vmaxpu=1.2

        """;

    [Theory]
    [InlineData(PowerFlowMethod.Sweep)]
    [InlineData(PowerFlowMethod.Newton)]
    public void A_transformers_star_point_below_a_line_of_three_wires_moves_with_its_impedance(PowerFlowMethod method)
    {
        PowerFlowResult flow = Solve(method, Head + """
            New Line.mv bus1=src bus2=m phases=3 r1=0.5 x1=0.3 r0=1 x0=0.9 c1=0 c0=0 length=3 units=km
            New Transformer.tr phases=3 windings=2 buses=(m.1.2.3.4 lv) conns=(wye wye) kvs=(11 0.4) kvas=(400 400) xhl=4 %rs=(0.6 0.6)
            ~ wdg=1 rneut=20 xneut=5
            """ + Feeder);

        AssertVoltages(flow, "m", [6469.80633, 6473.65154, 6476.71609, 36.41513], 1e-4);
        AssertVoltages(flow, "b", [225.99596, 229.58740, 237.59636], 1e-5);
    }

    [Theory]
    [InlineData(PowerFlowMethod.Sweep)]
    [InlineData(PowerFlowMethod.Newton)]
    public void An_earth_electrode_can_be_the_only_neutral_of_a_customer(PowerFlowMethod method)
    {
        PowerFlowResult flow = Solve(method, Head + """
            New Transformer.tr phases=3 windings=2 buses=(src lv) conns=(delta wye) kvs=(11 0.4) kvas=(400 400) xhl=4 %rs=(0.6 0.6)
            """ + Feeder + """
            New Line.x bus1=b bus2=c linecode=a length=0.05 units=km
            New Reactor.g bus1=c.4 phases=1 r=5 x=0
            New Load.z1 bus1=c.1.4 phases=1 kv=0.23 kw=1
            New Load.z2 bus1=c.3.4 phases=1 kv=0.23 kw=.5
            """);

        AssertVoltages(flow, "c", [226.48867, 230.23039, 236.22139, 20.25618], 1e-5);
    }

    private static PowerFlowResult Solve(PowerFlowMethod method, string script)
    {
        OpenDssImport import = OpenDssText.Import(script);
        Assert.True(import.Feeder is not null, import.Report);
        var powers = new BusPowers(import.Feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(import.Feeder, new PowerFlowOptions { Method = method, TolerancePu = 1e-10 }).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }

    private static void AssertVoltages(PowerFlowResult flow, string bus, double[] expectedV, double toleranceV)
    {
        for (int terminal = 0; terminal < expectedV.Length; terminal++)
        {
            Assert.Equal(expectedV[terminal], flow.VoltageToEarthV(flow.Feeder.BusIndex(bus), (Terminal)(terminal + 1)).Magnitude, toleranceV);
        }
    }
}
