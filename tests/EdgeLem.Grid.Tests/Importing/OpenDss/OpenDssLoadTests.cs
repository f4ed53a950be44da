namespace EdgeLem.Grid.Tests;

public sealed class OpenDssLoadTests
{
    private const string Line = "New Line.l bus1=a bus2=b r1=0.1 x1=0.1 r0=0.3 x0=0.3 c1=0 c0=0 units=km length=0.1\n";

    [Theory]
    [InlineData("bus1=b.2 phases=1 kv=0.23", "BE", LoadConnection.Star, 230, true)]
    [InlineData("bus1=b.1.2 phases=1 kv=0.4", "AB", LoadConnection.Delta, 400, false)]
    [InlineData("bus1=b.0.3 phases=1 kv=0.23", "CE", LoadConnection.Star, 230, true)]
    [InlineData("bus1=b kv=0.4", "ABCE", LoadConnection.Star, 230.9401, true)]
    [InlineData("bus1=b.2.1.3 kv=0.4 conn=delta", "BAC", LoadConnection.Delta, 400, false)]
    [InlineData("bus1=b.1.3 phases=2 kv=0.4", "ACE", LoadConnection.Star, 230.9401, true)]
    public void Connection_and_rated_voltage_are_those_of_the_legs(string properties, string terminals, LoadConnection connection, double ratedV, bool isCustomer)
    {
        Load load = Single($"New Load.x {properties} kw=6 kvar=3");

        Assert.Equal((terminals, connection), (load.Terminals.ToString(), load.Connection));
        Assert.Equal(ratedV, load.RatedVoltageV, 1e-4);
        Assert.Equal((6_000.0, 3_000.0), (Math.Round(load.PowerW, 9), Math.Round(load.ReactivePowerVar, 9)));
        Assert.Equal(isCustomer ? "x" : null, load.ConnectionId);
    }

    [Theory]
    [InlineData("kw=4 pf=0.8", 4, 3)]
    [InlineData("kw=4 pf=-0.8", 4, -3)]
    [InlineData("kva=5 pf=0.8", 4, 3)]
    [InlineData("kw=4 kvar=1", 4, 1)]
    [InlineData("kw=4 kvar=1 pf=0.8", 4, 1)] // kvar silences the power factor
    [InlineData("pf=0.8 xfkva=10 allocationfactor=0.5", 4, 3)]
    [InlineData("xfkva=10 allocationfactor=0.5 pf=0.8", 4.4, 3.3)] // 10 kVA x 0.5 x 0.88: the power factor came too late for kW
    [InlineData("kw=(2 sqr) kvar=(9 sqrt)", 4, 3)]
    public void Powers_follow_what_was_stated_last(string properties, double kw, double kvar)
    {
        Load load = Single($"New Load.x bus1=b kv=0.4 {properties}");

        Assert.Equal(kw * 1000, load.PowerW, 1e-9);
        Assert.Equal(kvar * 1000, load.ReactivePowerVar, 1e-9);
    }

    [Fact]
    public void The_models_of_voltage_dependence_are_taken_over()
    {
        VoltageDependence Of(string properties) => Single($"New Load.x bus1=b kv=0.4 kw=1 pf=0.9 vminpu=0.8 vmaxpu=1.2 {properties}").VoltageDependence;
        var shares = (Power: new ZipShares(0, 0, 1), Current: new ZipShares(0, 1, 0), Impedance: new ZipShares(1, 0, 0));

        Assert.Equal((shares.Power, shares.Power, 0.8, 1.2, 0.5), Shares(Of("model=1")));
        Assert.Equal(VoltageDependence.ConstantImpedance, Of("model=2"));
        Assert.Equal((shares.Power, shares.Impedance, 0.8, 1.2, 0.5), Shares(Of("model=3")));
        Assert.Equal((0.4, 2.0), Of("model=4 cvrwatts=0.4").Exponents);
        Assert.Equal((shares.Current, shares.Current, 0.8, 1.2, 0.3), Shares(Of("model=5 vlowpu=0.3")));
        Assert.Equal((new ZipShares(0.2, 0.3, 0.5), new ZipShares(0.1, 0.1, 0.8), 0.8, 1.2, 0.5), Shares(Of("model=8 zipv=[0.2 0.3 0.5 0.1 0.1 0.8 0]")));
        Assert.Null(Of("vminpu=0.1").LowPu);
    }

    [Fact]
    public void The_load_multiplier_scales_all_but_fixed_loads()
    {
        Feeder feeder = OpenDssText.Feeder(Line + """
            New Load.x bus1=b kv=0.4 kw=2 pf=1
            New Load.y bus1=b kv=0.4 kw=2 pf=1 status=fixed
            set loadmult=1.5
            """);

        Assert.Equal([3_000.0, 2_000.0], feeder.Loads.Select(load => load.PowerW));
    }

    [Fact]
    public void Fixed_loads_and_generators_follow_no_profile()
    {
        Feeder feeder = OpenDssText.Feeder(Line + """
            New Loadshape.s npts=2 interval=1 mult=(0.5 2)
            New Load.x bus1=b kv=0.4 kw=2 pf=1 status=fixed daily=s
            New Load.y bus1=b kv=0.4 kw=2 pf=1 status=exempt daily=s
            New Generator.g bus1=b kv=0.4 kw=2 pf=1 status=fixed daily=s
            """);

        Assert.Equal([null, "s", null], feeder.Loads.Select(load => load.ProfileId));
    }

    [Fact]
    public void Actual_powers_of_a_generator_feed_in()
    {
        Feeder feeder = OpenDssText.Feeder(Line + """
            New Loadshape.s npts=3 interval=1 mult=(0.5 3 1) useactual=yes
            New Generator.g bus1=b kv=0.4 kw=1 daily=s
            """);

        Load generator = Assert.Single(feeder.Loads);
        PowerProfile profile = feeder.Profiles.Single(candidate => candidate.Id == generator.ProfileId);
        Assert.Equal([-500.0, -3_000, -1_000], Enumerable.Range(0, 3).Select(step => generator.PowerW * profile.FactorAt(step, generator.PowerW)));
    }

    // 10 kW of modules at 0.9 of full sun: 2.7, 9, then 12.6 limited to the modules' 10 kW; 1.8 kW is below the cut-off of 20 % of 12 kVA.
    [Theory]
    [InlineData("")]
    [InlineData("\nNew XYCurve.vv npts=2 xarray=(0.9 1.1) yarray=(1 -1)\nNew InvControl.i mode=voltvar vvc_curve1=vv refreactivepower=varmax")]
    public void A_profile_of_an_inverter_scales_the_irradiance_and_not_its_limits(string control)
    {
        Feeder feeder = OpenDssText.Feeder(Line + """
            New Loadshape.s npts=4 interval=1 mult=(0.3 1 1.4 0.2)
            New PVSystem.p bus1=b kv=0.4 kva=12 pmpp=10 irradiance=0.9 daily=s
            """ + control);

        (double powerW, string? id) = feeder.Loads.Count > 0 ? (feeder.Loads[0].PowerW, feeder.Loads[0].ProfileId) : (feeder.Inverters[0].PowerW, feeder.Inverters[0].ProfileId);
        PowerProfile profile = feeder.Profiles.Single(candidate => candidate.Id == id);
        Assert.Equal([-2_700.0, -9_000, -10_000, 0], Enumerable.Range(0, 4).Select(step => Math.Round(powerW * profile.FactorAt(step, powerW), 6)));
    }

    [Fact]
    public void Actual_powers_make_the_peak_the_nominal_power()
    {
        Feeder feeder = OpenDssText.Feeder(Line + """
            New Loadshape.s npts=3 interval=1 mult=[0.5 3 1] useactual=yes
            New Load.x bus1=b kv=0.4 kw=1 pf=0.8 daily=s
            """);

        Assert.Equal([500.0, 3_000, 1_000], feeder.Profiles[0].Values);
        Assert.True(feeder.Profiles[0].IsActualPower);
        Assert.Equal((3_000.0, 2_250.0), (feeder.Loads[0].PowerW, Math.Round(feeder.Loads[0].ReactivePowerVar, 9)));
        Assert.Equal(500, feeder.Profiles[0].FactorAt(0, 3_000) * 3_000, 1e-9);
    }

    [Fact]
    public void A_generator_is_a_load_of_negative_power()
    {
        Load load = Single("New Generator.g phases=1 bus1=b.1 kv=0.23 kw=4 pf=0.8 model=1");

        Assert.Equal((-4_000.0, -3_000.0), (load.PowerW, Math.Round(load.ReactivePowerVar, 9)));
        Assert.Equal((0.9, 1.1, null), (load.VoltageDependence.MinPu, load.VoltageDependence.MaxPu, load.VoltageDependence.LowPu));
    }

    [Theory]
    [InlineData("kva=25", 25, 0)] // 500 kW of modules, limited by the inverter
    [InlineData("kva=25 pmpp=20 irradiance=0.5", 10, 0)]
    [InlineData("kva=25 pmpp=20 pf=0.8", 20, 15)]
    [InlineData("kva=25 pmpp=20 pf=-0.8", 20, -15)]
    [InlineData("kva=25 pmpp=24 kvar=20", 15, 20)] // reactive power first
    [InlineData("kva=25 pmpp=24 kvar=20 wattpriority=yes", 24, 7)]
    [InlineData("kva=25 pmpp=4", 0, 0)] // below 20 % of 25 kVA the inverter is off
    public void An_inverter_without_control_feeds_in_what_its_rated_power_admits(string properties, double kw, double kvar)
    {
        Load load = Single($"New PVSystem.p bus1=b kv=0.4 {properties}");

        Assert.Equal(-kw * 1000, load.PowerW, 1e-6);
        Assert.Equal(-kvar * 1000, load.ReactivePowerVar, 1e-6);
    }

    [Fact]
    public void A_volt_var_control_becomes_a_curve_over_rated_apparent_power()
    {
        Inverter inverter = Assert.Single(OpenDssText.Feeder(Line + """
            New XYCurve.vv npts=4 xarray=[0.92 0.98 1.02 1.08] yarray=[1 0 0 -0.5]
            New XYCurve.vw npts=2 points=[1.05 1 1.1 0.2]
            New PVSystem.p phases=1 bus1=b.3 kv=0.23 kva=10 pmpp=8 kvarmax=5 kvarmaxabs=4
            New InvControl.c derlist=[PVSystem.p] combimode=VV_VW vvc_curve1=vv voltwatt_curve=vw voltage_curvex_ref=rated refreactivepower=VARMAX
            """).Inverters);

        Assert.Equal((-8_000.0, 10_000.0, 230.0, "CE"), (inverter.PowerW, inverter.RatedPowerVa, inverter.RatedVoltageV, inverter.Terminals.ToString()));

        // In units of kvarmax 5 when feeding in, of kvarmaxabs 4 when taking, over 10 kVA; volt-watt in units of the modules' 8 kW.
        Assert.Equal(new ControlCurve((0.92, 0.5), (0.98, 0), (1.02, 0), (1.08, -0.2)), inverter.Control.VoltVar);
        Assert.Equal(0.8, inverter.Control.VoltWatt!.At(1, out _), 1e-12);
        Assert.Equal(0.16, inverter.Control.VoltWatt.At(1.2, out _), 1e-12);
        Assert.True(inverter.Control.ReactivePowerFirst);
    }

    private static (ZipShares Active, ZipShares Reactive, double MinPu, double MaxPu, double? LowPu) Shares(VoltageDependence dependence) =>
        (dependence.Active, dependence.Reactive, dependence.MinPu, dependence.MaxPu, dependence.LowPu);

    private static Load Single(string load) => Assert.Single(OpenDssText.Feeder(Line + load).Loads);
}
