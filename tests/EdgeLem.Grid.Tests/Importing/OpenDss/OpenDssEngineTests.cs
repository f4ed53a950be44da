namespace EdgeLem.Grid.Tests;

/// <summary>
/// Small scripts whose figures come from OpenDSS's own engine: dss_capi, commit 03dc259f, tolerance 1e-10. Voltages in V between phase and earth, losses in W.
/// </summary>
public sealed class OpenDssEngineTests
{
    private const string Network = """
        Clear
        Set DefaultBaseFrequency=50
        New Circuit.t basekv=11 pu=1.02 bus1=src mvasc3=200 mvasc1=150
        New Transformer.tr phases=3 windings=2 buses=(src lv) conns=(delta wye) kvs=(11 0.4) kvas=(400 400) xhl=4 %rs=(0.6 0.6)
        New Linecode.a nphases=3 r1=0.3 x1=0.08 r0=1.2 x0=0.3 c1=200 c0=100 units=km
        New Line.a bus1=lv bus2=b linecode=a length=200 units=m

        """;

    // Voltages below vminpu 0.95 (219.4 V and, for the single-phase load, 218.5 V) on some phases and above it on others; then all above vmaxpu 1.05 (242.5 V).
    [Theory]
    [InlineData("model=3", 218.70101, 221.90051, 222.29430, 8340.29)]
    [InlineData("model=4 cvrwatts=0.8 cvrvars=3", 219.60735, 222.48583, 222.41819, 7757.80)]
    [InlineData("model=6", 218.90358, 222.11930, 221.74570, 8364.65)]
    [InlineData("model=7", 218.87688, 222.09888, 222.04157, 8317.79)]
    public void Loads_leave_their_range_downwards_as_in_OpenDSS(string model, double a, double b, double c, double lossesW) => AssertFlow(
        $"""
        New Load.x bus1=b kv=0.4 kw=130 kvar=30 {model}
        New Load.y bus1=b.1 phases=1 kv=0.23 kw=4 kvar=1 {model}
        """,
        [a, b, c],
        lossesW);

    [Theory]
    [InlineData("model=3", 253.96241, 256.81645, 256.82581, 316.67)]
    [InlineData("model=4 cvrwatts=0.8 cvrvars=3", 253.96241, 256.81645, 256.82581, 316.67)]
    [InlineData("model=6", 253.89488, 256.75044, 256.80050, 327.56)]
    public void Loads_leave_their_range_upwards_as_in_OpenDSS(string model, double a, double b, double c, double lossesW) => AssertFlow(
        $"""
        Vsource.source.pu=1.12
        New Load.x bus1=b kv=0.4 kw=20 kvar=10 {model}
        New Load.y bus1=b.1 phases=1 kv=0.23 kw=4 kvar=1 {model}
        """,
        [a, b, c],
        lossesW);

    [Fact]
    public void The_load_multiplier_leaves_the_reactive_power_of_models_6_and_7_alone() => AssertFlow(
        """
        New Load.x bus1=b kv=0.4 kw=20 kvar=8 model=6
        New Load.y bus1=b.1 phases=1 kv=0.23 kw=4 kvar=2 model=7
        set loadmult=1.5
        """,
        [228.62021, 233.13151, 233.39461],
        646.43);

    [Fact]
    public void A_generator_of_model_4_keeps_its_reactive_power_as_an_impedance_outside_its_range() =>
        AssertFlow("New Generator.g bus1=b kv=0.4 kw=180 kvar=20 model=4", [251.83299, 251.83299, 251.83299], 11171.28);

    [Fact]
    public void A_power_factor_after_the_allocation_changes_the_reactive_power_only() =>
        AssertFlow("New Load.x bus1=b kv=0.4 xfkva=100 allocationfactor=0.3 pf=0.8", [232.16287, 232.16287, 232.16287], 436.39);

    // The script gives no xmatrix: it is that of OpenDSS's default sequence values, 0.2153 and 0.0947 ohm per unit of length, not of the statement's own x1.
    [Fact]
    public void A_matrix_discards_sequence_values_of_the_same_statement() => AssertFlow(
        """
        New Linecode.m nphases=3 r1=0.3 x1=0.02 rmatrix=(0.3 | 0.1 0.3 | 0.1 0.1 0.3) units=km
        New Line.c bus1=lv bus2=c linecode=m length=200 units=m
        New Load.x bus1=c kv=0.4 kw=30 kvar=10
        New Load.y bus1=b.1 phases=1 kv=0.23 kw=4
        """,
        [232.79794, 233.03580, 233.04364],
        331.24,
        bus: "c");

    // From below, small moves stop at the near edge of the band and large ones go beyond it.
    [Theory]
    [InlineData("band=8 maxtapchange=1", 1.01875)]
    [InlineData("band=8 maxtapchange=4", 1.025)]
    [InlineData("band=8", 1.03125)]
    [InlineData("band=4 maxtapchange=1", 1.0375)]
    [InlineData("band=4", 1.04375)]
    public void A_tap_control_moves_at_most_as_far_at_once_as_it_says(string properties, double tap)
    {
        Feeder feeder = Feeder($"""
            New Load.x bus1=b kv=0.4 kw=60 kvar=20 vminpu=0.6 vmaxpu=1.3
            New Regcontrol.r transformer=tr winding=2 vreg=123 ptratio=2 {properties}
            """);

        Assert.Equal(tap, Solve(feeder).Taps[0], 1e-9);
    }

    private static void AssertFlow(string elements, double[] voltagesV, double lossesW, string bus = "b")
    {
        PowerFlowResult flow = Solve(Feeder(elements));

        for (int phase = 0; phase < 3; phase++)
        {
            Assert.Equal(voltagesV[phase], flow.VoltageV(flow.Feeder.BusIndex(bus), phase).Magnitude, 2e-5);
        }

        Assert.Equal(lossesW, flow.LossesW, 0.01);
    }

    private static Feeder Feeder(string elements)
    {
        OpenDssImport import = OpenDssText.Import(Network + elements);
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder;
    }

    private static PowerFlowResult Solve(Feeder feeder)
    {
        var powers = new BusPowers(feeder);
        powers.UseLoads();
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-10 }).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        return flow;
    }
}
