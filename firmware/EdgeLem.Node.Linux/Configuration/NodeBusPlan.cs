using EdgeLem.Modbus;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>The bus time that the devices of a configuration ask for.</summary>
internal static class NodeBusPlan
{
    /// <summary>Adds up what a configuration reads.</summary>
    /// <param name="node">The configuration.</param>
    public static BusBudget Of(NodeConfiguration node)
    {
        var plan = new BusBudget(node.Bus.Timing);
        BusPlan.AddMeter(plan, node.Meter());
        if (node.Inverter is { } inverter)
        {
            BusPlan.AddInverter(plan, inverter.Id);
        }

        if (node.Storage is { } storage)
        {
            BusPlan.AddStorage(plan, storage.Id);
        }

        if (node.Wallbox is { } wallbox)
        {
            BusPlan.AddWallbox(plan, DeviceChoice.Wallbox(wallbox.Id)!);
        }

        return plan;
    }

    /// <summary>What is to be told of a plan that does not fit; null when it fits, or when there is no line whose speed counts.</summary>
    /// <param name="node">The configuration.</param>
    public static string? ProblemOf(NodeConfiguration node)
    {
        BusBudget plan = Of(node);
        return plan.Fits || node.Bus.Kind == ModbusLinkKind.Tcp ? null : BusPlan.ProblemOf(plan, node.Bus.Serial.BaudRate);
    }
}
