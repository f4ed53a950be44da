using System.Text.Json;
using EdgeLem.Contracts;
using EdgeLem.Gateway.Dispatching;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Reads the <c>control</c> object of a node (docs/control.md) and checks it the way the node will, so that no node refuses what the gateway accepted.</summary>
internal static class ControlBinder
{
    private const string Key = "control";
    private const long LongestS = 604_800;
    private const long LargestLimitW = 1_000_000_000;

    /// <summary>Binds the key.</summary>
    /// <param name="node">The object of the node.</param>
    /// <returns>The settings; null when the key is not there.</returns>
    public static ControlConfig? Bind(ConfigurationSection node)
    {
        if (!node.Has(Key))
        {
            // Known, so that a slip of the pen finds it as the nearest name.
            node.Section(Key);
            return null;
        }

        ConfigurationSection section = node.Section(Key);
        var control = new ControlConfig();
        BindWords(section, control);
        BindReactive(section, control);
        BindActive(section, control);
        BindService(section, control);
        section.RejectUnknown();
        var faults = new SettingFaults();
        ProfileOverride.Apply(control, NodeConfiguration.Droop(), faults);
        for (int index = 0; index < faults.Count; index++)
        {
            section.Reject(faults.At(index).Field.Split('[')[0], faults.At(index).Reason);
        }

        return control;
    }

    private static void BindWords(ConfigurationSection section, ControlConfig control)
    {
        control.Profile = section.Text("profile") ?? control.Profile;
        control.ReactiveMode = section.Text("reactiveMode") ?? control.ReactiveMode;
        control.VoltageInput = section.Text("voltageInput") ?? control.VoltageInput;
        control.Priority = section.Text("priority") ?? control.Priority;
        control.VoltWatt = section.Text("voltWatt") ?? control.VoltWatt;
        control.EnterService = section.Text("enterService") ?? control.EnterService;
        control.PowerFactorInjects = section.Flag("powerFactorInjects") == JsonValueKind.True;
        control.PermitService = section.Flag("permitService") != JsonValueKind.False;
    }

    private static void BindReactive(ConfigurationSection section, ControlConfig control)
    {
        control.VoltVarVoltagePu = section.Numbers("voltVarVoltagePu");
        control.VoltVarReactivePu = section.Numbers("voltVarReactivePu");
        control.ReactiveResponseS = section.Number("reactiveResponseS") ?? control.ReactiveResponseS;
        control.ReactiveThreeTauS = section.Number("reactiveThreeTauS") ?? control.ReactiveThreeTauS;
        control.ReferencePu = section.Number("referencePu") ?? control.ReferencePu;
        control.ReferenceTauS = section.Number("referenceTauS") ?? control.ReferenceTauS;
        control.WattVarPowerPu = section.Numbers("wattVarPowerPu");
        control.WattVarReactivePu = section.Numbers("wattVarReactivePu");
        control.PowerFactor = section.Number("powerFactor") ?? control.PowerFactor;
        control.ReactivePu = section.Number("reactivePu") ?? control.ReactivePu;
    }

    private static void BindActive(ConfigurationSection section, ControlConfig control)
    {
        control.VoltWattVoltagePu = section.Numbers("voltWattVoltagePu");
        control.VoltWattPowerPu = section.Numbers("voltWattPowerPu");
        control.VoltWattResponseS = section.Number("voltWattResponseS") ?? control.VoltWattResponseS;
        control.PowerLimitPu = section.Number("powerLimitPu") ?? control.PowerLimitPu;
        control.PowerRampPuPerMinute = section.Number("powerRampPuPerMinute") ?? control.PowerRampPuPerMinute;
        control.BlendS = section.Number("blendS") ?? control.BlendS;
    }

    private static void BindService(ConfigurationSection section, ControlConfig control)
    {
        control.EnterServiceDelayS = section.Number("enterServiceDelayS") ?? control.EnterServiceDelayS;
        control.EnterServiceRampS = section.Number("enterServiceRampS") ?? control.EnterServiceRampS;
        control.EnterServiceRandomS = section.Number("enterServiceRandomS") ?? control.EnterServiceRandomS;
        control.GatewayLostS = section.Whole("gatewayLostS", 0, LongestS, " s") ?? control.GatewayLostS;
        control.LostExportLimitW = section.Whole("lostExportLimitW", -1, LargestLimitW, " W") ?? control.LostExportLimitW;
        control.LostImportLimitW = section.Whole("lostImportLimitW", -1, LargestLimitW, " W") ?? control.LostImportLimitW;
    }
}
