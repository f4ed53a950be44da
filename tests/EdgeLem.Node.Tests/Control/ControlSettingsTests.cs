using EdgeLem.Contracts;
using EdgeLem.Node.Control;
using EdgeLem.Node.Tests.Fakes;

namespace EdgeLem.Node.Tests.Control;

public sealed class ControlSettingsTests
{
    public static TheoryData<string> Names => [.. GridCodeProfiles.Names()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_named_profile_is_within_the_ranges_of_its_own_code(string name)
    {
        GridCodeProfile profile = GridCodeProfiles.Find(name)!;

        Assert.Equal(0, Settings.Faults(Settings.Of(name)).Count);
        Assert.Equal(name, profile.Name);
        Assert.NotEmpty(profile.Source);
        Assert.True(profile.VoltVarVoltagePu is null || VoltVarCurve.IsValid(profile.VoltVarVoltagePu, profile.VoltVarReactivePu));
    }

    /// <summary>Published slopes: Category A 2.5, B 7.33, Rule 21 8.1 at its steeper side, VDE-AR-N 4105 10.9; AS/NZS 4777.2 region A 0.44 x 230 / 13 = 7.78 on its low side.</summary>
    [Theory]
    [InlineData("ieee1547-2018-a", 2.5)]
    [InlineData("ieee1547-2018-b", 7.33)]
    [InlineData("ca-rule21", 8.1)]
    [InlineData("vde-ar-n-4105-2018", 10.9)]
    [InlineData("as4777-2020-a", 7.78)]
    public void The_steepest_slope_is_the_published_one(string name, double slope) =>
        Assert.Equal(slope, GridCodeProfiles.Find(name)!.SteepestSlope, 0.05);

    [Fact]
    public void The_steepest_curve_that_category_B_allows_has_a_slope_of_22()
    {
        ControlConfig control = Settings.Of("ieee1547-2018-b");
        control.VoltVarVoltagePu = [0.95, 0.97, 1.03, 1.05];

        Assert.Equal(22, Settings.Node(control).Control.Profile.SteepestSlope, 9);
    }

    public static TheoryData<string, Action<ControlConfig>, RejectCode, string> Mistakes => new()
    {
        { "ieee1547-2018-c", _ => { }, RejectCode.UnknownProfile, "profile" },
        { "ieee1547-2018-b", c => c.ReactiveMode = "volt-watt", RejectCode.UnknownChoice, "reactiveMode" },
        { "ieee1547-2018-b", c => c.VoltageInput = "median", RejectCode.UnknownChoice, "voltageInput" },
        { "ieee1547-2018-b", c => c.Priority = "both", RejectCode.UnknownChoice, "priority" },
        { "ieee1547-2018-b", c => c.VoltWatt = "yes", RejectCode.UnknownChoice, "voltWatt" },
        { "ieee1547-2018-b", c => c.EnterService = "true", RejectCode.UnknownChoice, "enterService" },
        { "ieee1547-2018-b", c => (c.ReactiveResponseS, c.ReactiveThreeTauS) = (5, 10), RejectCode.UnknownChoice, "reactiveThreeTauS" },
        { "as4777-2020-a", c => c.VoltVarVoltagePu = [0.9, 0.95, 1.05, 1.1], RejectCode.SettingFixed, "voltVarVoltagePu" },
        { "ieee1547.1-test-2", c => c.ReactiveResponseS = 5, RejectCode.SettingFixed, "reactiveResponseS" },
        { "tor-erzeuger-a", c => c.ReactiveThreeTauS = 12, RejectCode.SettingFixed, "reactiveThreeTauS" },
        { "en50549-1-2019", c => c.ReactiveMode = "volt-var", RejectCode.SettingMissing, "voltVarReactivePu" },
        { "vde-ar-n-4105-2018", c => c.VoltWatt = "on", RejectCode.SettingMissing, "voltWattPowerPu" },
        { "ieee1547-2018-b", c => c.VoltVarVoltagePu = [0.92, 0.96, 1.02, 1.08], RejectCode.SettingOutOfRange, "voltVarVoltagePu[1]" },
        { "ieee1547-2018-b", c => c.VoltVarVoltagePu = [0.81, 0.98, 1.02, 1.08], RejectCode.SettingOutOfRange, "voltVarVoltagePu[0]" },
        { "ieee1547-2018-b", c => c.VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.03], RejectCode.SettingOutOfRange, "voltVarVoltagePu[3]" },
        { "ieee1547-2018-a", c => c.VoltVarVoltagePu = [0.9, 0.99, 1, 1.1], RejectCode.SettingOutOfRange, "voltVarVoltagePu[1]" },
        { "ieee1547-2018-a", c => c.VoltVarReactivePu = [0.25, 0, 0, -0.26], RejectCode.SettingOutOfRange, "voltVarReactivePu[3]" },
        { "ieee1547-2018-b", c => c.VoltVarReactivePu = [-0.1, 0, 0, -0.44], RejectCode.SettingOutOfRange, "voltVarReactivePu[0]" },
        { "ieee1547-2018-b", c => c.VoltVarReactivePu = [0.44, 0, 0, double.NaN], RejectCode.SettingOutOfRange, "voltVarReactivePu[3]" },
        { "ieee1547-2018-b", c => c.VoltVarReactivePu = [0.44, 0, 0], RejectCode.SettingOutOfRange, "voltVarReactivePu" },
        { "ieee1547-2018-b", c => c.ReactiveResponseS = 91, RejectCode.SettingOutOfRange, "reactiveResponseS" },
        { "ieee1547-2018-b", c => (c.ReactiveMode, c.ReactiveResponseS) = ("watt-var", 11), RejectCode.SettingOutOfRange, "reactiveResponseS" },
        { "vde-ar-n-4105-2018", c => c.ReactiveThreeTauS = 5.9, RejectCode.SettingOutOfRange, "reactiveResponseS" },
        { "vde-ar-n-4105-2018", c => c.ReactiveThreeTauS = 60.1, RejectCode.SettingOutOfRange, "reactiveResponseS" },
        { "ieee1547-2018-b", c => c.ReferencePu = 1.06, RejectCode.SettingOutOfRange, "referencePu" },
        { "ieee1547-2018-b", c => c.ReferenceTauS = 299, RejectCode.SettingOutOfRange, "referenceTauS" },
        { "ieee1547-2018-b", c => c.ReferenceTauS = 5001, RejectCode.SettingOutOfRange, "referenceTauS" },
        { "ieee1547-2018-b", c => c.PowerFactor = 0.89, RejectCode.SettingOutOfRange, "powerFactor" },
        { "ieee1547-2018-a", c => c.PowerFactor = 0.95, RejectCode.SettingOutOfRange, "powerFactor" },
        { "ieee1547-2018-a", c => c.ReactivePu = -0.3, RejectCode.SettingOutOfRange, "reactivePu" },
        { "ieee1547-2018-b", c => (c.ReactiveMode, c.WattVarPowerPu) = ("watt-var", [0.2, 0.85, 1]), RejectCode.SettingOutOfRange, "wattVarPowerPu[1]" },
        { "ieee1547-2018-b", c => (c.VoltWatt, c.VoltWattVoltagePu) = ("on", [1.04, 1.1]), RejectCode.SettingOutOfRange, "voltWattVoltagePu[0]" },
        { "ieee1547-2018-b", c => (c.VoltWatt, c.VoltWattVoltagePu) = ("on", [1.06, 1.065]), RejectCode.SettingOutOfRange, "voltWattVoltagePu[1]" },
        { "ieee1547-2018-b", c => c.VoltWattResponseS = 61, RejectCode.SettingOutOfRange, "voltWattResponseS" },
        { "ieee1547-2018-b", c => c.PowerLimitPu = 1.01, RejectCode.SettingOutOfRange, "powerLimitPu" },
        { "ieee1547-2018-b", c => c.BlendS = 4, RejectCode.SettingOutOfRange, "blendS" },
        { "ieee1547-2018-b", c => c.EnterServiceDelayS = 601, RejectCode.SettingOutOfRange, "enterServiceDelayS" },
        { "ieee1547-2018-b", c => c.EnterServiceRampS = 1001, RejectCode.SettingOutOfRange, "enterServiceRampS" },
        { "ieee1547-2018-b", c => c.EnterServiceRandomS = 1001, RejectCode.SettingOutOfRange, "enterServiceRandomS" },
        { "ieee1547-2018-b", c => c.FleetReactancePu = -1, RejectCode.SettingOutOfRange, "fleetReactancePu" },
        { "ieee1547-2018-b", c => c.GatewayLostS = 59, RejectCode.SettingOutOfRange, "gatewayLostS" },
        { "ieee1547-2018-b", c => c.LostExportLimitW = -2, RejectCode.SettingOutOfRange, "lostExportLimitW" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused_with_its_number_and_the_fields_name(string profile, Action<ControlConfig> mistake, RejectCode code, string field)
    {
        ControlConfig control = Settings.Of(profile);
        mistake(control);

        SettingFaults faults = Settings.Faults(control);

        Assert.Contains(Settings.All(faults), fault => fault.Code == code && fault.Field == field);
        Assert.All(Settings.All(faults), fault => Assert.StartsWith(fault.Field, fault.Reason, StringComparison.Ordinal));
        Assert.Equal(faults.First, NodeSettings.Check(Settings.Message(control)));
    }

    [Fact]
    public void A_refusal_names_value_and_range()
    {
        ControlConfig control = Settings.Of("ieee1547-2018-b");
        control.ReferencePu = 1.06;

        Assert.Equal("referencePu is 1.0600; allowed are 0.9500 to 1.0500.", Settings.All(Settings.Faults(control)).Single().Reason);
    }

    [Fact]
    public void Single_values_within_their_ranges_replace_the_profiles()
    {
        ControlConfig control = Settings.Of("ieee1547-2018-b");
        control.VoltVarVoltagePu = [0.90, 0.97, 1.03, 1.10];
        control.VoltVarReactivePu = [0.30, 0, 0, -0.30];
        control.ReactiveResponseS = 90;
        control.ReferencePu = 0.95;
        control.ReferenceTauS = 5000;
        control.VoltWatt = "on";
        control.VoltWattVoltagePu = [1.05, 1.06];
        control.VoltWattPowerPu = [1, 0.2];
        control.VoltWattResponseS = 0.5;

        GridCodeProfile profile = Settings.Node(control).Control.Profile;

        Assert.Equal(0, Settings.Faults(control).Count);
        Assert.Equal([0.90, 0.97, 1.03, 1.10], profile.VoltVarVoltagePu!);
        Assert.Equal((90, 0.95, 5000, 0.5), (profile.ReactiveResponseS, profile.ReferencePu, profile.ReferenceTauS, profile.VoltWattResponseS));
        Assert.Equal(0.2, profile.VoltWattPowerPu![1]);
    }

    [Fact]
    public void Three_time_constants_become_a_response_time()
    {
        ControlConfig control = Settings.Of("vde-ar-n-4105-2018");
        control.ReactiveThreeTauS = 30;

        // tau 10 s x ln 10.
        Assert.Equal(23.0259, Settings.Node(control).Control.Profile.ReactiveResponseS, 1e-4);
        Assert.Equal(7.6753, Settings.Node(Settings.Of("vde-ar-n-4105-2018")).Control.Profile.ReactiveResponseS, 1e-4);
    }

    [Fact]
    public void EN_50549_takes_the_network_operators_curve()
    {
        ControlConfig control = Settings.Of("en50549-1-2019");
        control.ReactiveMode = "volt-var";
        control.VoltVarVoltagePu = [0.92, 0.96, 1.05, 1.08];
        control.VoltVarReactivePu = [0.436, 0, 0, -0.436];

        Assert.Equal(0, Settings.Faults(control).Count);
    }

    [Fact]
    public void Without_a_profile_the_messages_own_curve_is_meant()
    {
        ConfigMessage message = Settings.Message(new ControlConfig { FleetReactancePu = 0.01 });
        message.VoltVarReactivePu = [0.6, 0, 0, -0.6];
        message.OpenLoopResponseS = 10;

        var settings = new NodeSettings(message);

        Assert.Equal(RejectCode.None, NodeSettings.Check(message));
        Assert.Equal((0.1, 10), (Math.Round(settings.Control.LoopGain, 9), settings.Control.Profile.ReactiveResponseS));
    }

    [Fact]
    public void All_mistakes_come_at_once()
    {
        ControlConfig control = Settings.Of("ieee1547-2018-b");
        (control.BlendS, control.ReferencePu, control.Priority) = (1, 2, "x");

        Assert.Equal(["priority", "referencePu", "blendS"], Settings.All(Settings.Faults(control)).Select(fault => fault.Field));
    }

    [Fact]
    public void A_refused_message_leaves_the_old_curve_in_force_and_says_why()
    {
        Bench bench = new Bench(withInverter: true).Start();
        NodeSettings before = bench.Node.Settings;
        ConfigMessage tooSteep = Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", FleetReactancePu = 0.14 });

        RejectCode outcome = bench.Node.OnConfig(tooSteep, bench.NowMs);

        // 7.333 x 0.14 = 1.027.
        Assert.Equal(RejectCode.LoopGainTooHigh, outcome);
        Assert.Same(before, bench.Node.Settings);
        Assert.Contains("1.027", bench.Node.ConfigFaults.At(0).Reason, StringComparison.Ordinal);

        ConfigMessage sound = Settings.Message(new ControlConfig { Profile = "ieee1547-2018-b", FleetReactancePu = 0.013 });
        Assert.Equal(RejectCode.None, bench.Node.OnConfig(sound, bench.NowMs));
        Assert.Equal(0, bench.Node.ConfigFaults.Count);
    }
}
