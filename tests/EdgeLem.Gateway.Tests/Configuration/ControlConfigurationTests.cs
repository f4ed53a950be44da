using EdgeLem.Contracts;
using EdgeLem.Gateway.Configuration;

namespace EdgeLem.Gateway.Tests.Configuration;

public sealed class ControlConfigurationTests : IDisposable
{
    private readonly ConfigurationFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_setting_is_read()
    {
        ControlConfig control = Nodes("""
            "nodes": { "home-01": { "inverterRatedVa": 5000, "control": {
              "profile": "ieee1547-2018-b", "reactiveMode": "volt-var", "voltageInput": "per-phase", "priority": "active", "voltWatt": "on", "enterService": "on",
              "voltVarVoltagePu": [0.9, 0.97, 1.03, 1.1], "voltVarReactivePu": [0.3, 0, 0, -0.3], "reactiveResponseS": 10, "referencePu": 1.01, "referenceTauS": 300,
              "wattVarPowerPu": [0.2, 0.6, 1], "wattVarReactivePu": [0, 0, -0.4], "powerFactor": 0.95, "powerFactorInjects": true, "reactivePu": -0.1,
              "voltWattVoltagePu": [1.05, 1.1], "voltWattPowerPu": [1, 0.2], "voltWattResponseS": 20, "powerLimitPu": 0.7, "powerRampPuPerMinute": 0.5, "blendS": 60,
              "permitService": false, "enterServiceDelayS": 60, "enterServiceRampS": 200, "enterServiceRandomS": 30,
              "gatewayLostS": 3600, "lostExportLimitW": 1500, "lostImportLimitW": 4200 } } }
            """)["home-01"].Control!;

        Assert.Equal(("ieee1547-2018-b", "volt-var", "per-phase", "active", "on", "on"), (control.Profile, control.ReactiveMode, control.VoltageInput, control.Priority, control.VoltWatt, control.EnterService));
        Assert.Equal([0.9, 0.97, 1.03, 1.1, 0.3, 0, 0, -0.3], [.. control.VoltVarVoltagePu!, .. control.VoltVarReactivePu!]);
        Assert.Equal((10, 0, 1.01, 300), (control.ReactiveResponseS, control.ReactiveThreeTauS, control.ReferencePu, control.ReferenceTauS));
        Assert.Equal([0.2, 0.6, 1, 0, 0, -0.4, 1.05, 1.1, 1, 0.2], [.. control.WattVarPowerPu!, .. control.WattVarReactivePu!, .. control.VoltWattVoltagePu!, .. control.VoltWattPowerPu!]);
        Assert.Equal((0.95, true, -0.1, 20, 0.7, 0.5, 60), (control.PowerFactor, control.PowerFactorInjects, control.ReactivePu, control.VoltWattResponseS, control.PowerLimitPu, control.PowerRampPuPerMinute, control.BlendS));
        Assert.Equal((false, 60, 200, 30), (control.PermitService, control.EnterServiceDelayS, control.EnterServiceRampS, control.EnterServiceRandomS));
        Assert.Equal((3600L, 1500L, 4200L), (control.GatewayLostS, control.LostExportLimitW, control.LostImportLimitW));
    }

    [Fact]
    public void A_nodes_own_object_takes_the_place_of_the_common_one_and_without_either_there_is_none()
    {
        Dictionary<string, RegisteredNode> nodes = Nodes("""
            "nodeDefaults": { "inverterRatedVa": 4000, "control": { "profile": "vde-ar-n-4105-2018", "reactiveThreeTauS": 12 } },
            "nodes": { "home-03": { "control": { "profile": "as4777-2020-b" } } }
            """);

        Assert.Equal("as4777-2020-b", nodes["home-03"].Control!.Profile);
        Assert.Equal((0, "vde-ar-n-4105-2018", 12), (nodes["home-03"].Control!.ReactiveThreeTauS, nodes["home-04"].Control!.Profile, nodes["home-04"].Control!.ReactiveThreeTauS));
        Assert.All(nodes.Values, node => Assert.True(node is { InverterRatedVa: 4000, FleetReactancePu: > 0 }));
        Assert.All(Nodes("\"http\": \"off\"").Values, node => Assert.True(node is { Control: null, InverterRatedVa: 0, FleetReactancePu: 0 }));
    }

    [Fact]
    public void All_mistakes_of_a_control_object_come_in_one_report_with_their_lines()
    {
        ConfigurationLoading loading = Load("""
            "nodeDefaults": { "control": {
              "profile": "ieee1547-2018-b",
              "priority": "both",
              "voltVarVoltagePu": [0.92, 0.95, 1.02, 1.08],
              "referencePu": 1.2,
              "blends": 30,
              "wattVarPowerPu": 0.5,
              "voltWattPowerPu": [1, "no"],
              "gatewayLostS": 5
            } }
            """);

        Assert.Equal(
        [
            "4: priority is 'both'; known are active, reactive.",
            "5: voltVarVoltagePu[1] is 0.9500; allowed are 0.9700 to 1.0000.",
            "6: referencePu is 1.2000; allowed are 0.9500 to 1.0500.",
            "7: property 'blends' is unknown; the nearest known one is 'blendS'.",
            "8: property 'wattVarPowerPu' must be a list of numbers, not a number.",
            "9: property 'voltWattPowerPu' must be a list of numbers. Correct it.",
            "10: gatewayLostS is 5.0000; allowed are 60.0000 to 604800.0000.",
        ],
        loading.Defects.Select(defect => $"{defect.Location.Line}: {defect.Message}"));
    }

    [Theory]
    [InlineData("\"nodeDefaults\": { \"control\": { \"profile\": \"ieee\" } }", "profile 'ieee' is unknown; the names are in docs/control.md.")]
    [InlineData("\"nodeDefaults\": { \"control\": [ ] }", "property 'control' must be an object, not a list.")]
    [InlineData("\"nodeDefaults\": { \"controls\": { } }", "property 'controls' is unknown; the nearest known one is 'control'.")]
    [InlineData("\"nodeDefaults\": { \"inverterRatedVa\": -1 }", "inverterRatedVa -1 VA must be a whole number from 0 to 10000000 VA.")]
    [InlineData("\"nodeDefaults\": { \"control\": { \"profile\": \"as4777-2020-a\", \"referencePu\": 1.01 } }", "referencePu cannot be given with profile 'as4777-2020-a', whose values are fixed.")]
    public void A_mistake_is_reported_once(string property, string report) =>
        Assert.StartsWith(report, Assert.Single(Load(property).Defects).Message, StringComparison.Ordinal);

    [Fact]
    public void A_fleet_whose_droops_would_swing_is_refused_before_any_node_is_told()
    {
        // 55 inverters of 60 kVA behind one 400 kVA transformer, with the steepest curve of Category B.
        ConfigurationLoading loading = Load("""
            "nodeDefaults": { "inverterRatedVa": 60000, "control": { "profile": "ieee1547-2018-b", "voltVarVoltagePu": [0.95, 0.97, 1.03, 1.05] } }
            """);

        Assert.Matches(
            @"^nodeDefaults: the droops of \d+ nodes would have loop gains of 1 or more with all inverters of the feeder, the highest \d+\.\d{3} at node 'home-\d\d'\.",
            Assert.Single(loading.Defects).Message);
    }

    private ConfigurationLoading Load(string properties) => _folder.Load("{ \"feederId\": \"village\", \"feeder\": \"VILLAGE\",\n" + properties + " }");

    private Dictionary<string, RegisteredNode> Nodes(string properties)
    {
        ConfigurationLoading loading = Load(properties);
        Assert.Empty(loading.Defects);
        return loading.Configuration!.Nodes.ToDictionary(node => node.NodeId);
    }
}
