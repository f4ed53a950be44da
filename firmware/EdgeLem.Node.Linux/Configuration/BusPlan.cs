using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>The bus time that the devices of a configuration ask for when all are read once in every control period. Writes and what is read seldom are covered by the limit's margin.</summary>
internal static class BusPlan
{
    /// <summary>Control period, ms: the default of the node's settings.</summary>
    public const int PeriodMs = 2000;

    // The longest models of which a SunSpec device of unknown layout may have one: 211 to 214, 701, 802 with 124 beside it.
    private const int SunSpecMeterRegisters = 124;
    private const int SunSpecInverterRegisters = 123;
    private const int SunSpecBatteryRegisters = 64;
    private const int SunSpecStorageRegisters = 26;

    /// <summary>Adds up what a configuration reads.</summary>
    /// <param name="node">The configuration.</param>
    public static BusBudget Of(NodeConfiguration node)
    {
        var plan = new BusBudget(node.Bus.Timing);
        AddMeter(plan, node.Meter());
        AddInverter(plan, node.Inverter);
        AddStorage(plan, node.Storage?.Id);
        if (node.Wallbox is { } wallbox)
        {
            DeviceChoice.Wallbox(wallbox.Id)!.AddTo(plan, PeriodMs);
        }

        return plan;
    }

    /// <summary>What is to be told of a plan that does not fit; null when it fits, or when there is no line whose speed counts.</summary>
    /// <param name="node">The configuration.</param>
    public static string? ProblemOf(NodeConfiguration node)
    {
        BusBudget plan = Of(node);
        return plan.Fits || node.Bus.Kind == ModbusLinkKind.Tcp
            ? null
            : $"is {node.Bus.Serial.BaudRate} bit/s, at which reading the devices every {PeriodMs / 1000} s takes {plan.SharePermille} of 1000 parts of the bus time, more than {BusLoad.LimitPermille}. "
                + "Set devices and bus to a higher speed, or move a device to a bus of its own.";
    }

    private static void AddMeter(BusBudget plan, IMeter meter)
    {
        if (meter is MappedMeter mapped)
        {
            new MeterReadPlan(mapped.Map, MeterReadPlan.Fast).AddTo(plan, PeriodMs);
        }
        else
        {
            plan.AddRead(SunSpecMeterRegisters, PeriodMs);
        }
    }

    private static void AddInverter(BusBudget plan, DeviceEntry<IInverter>? inverter)
    {
        if (inverter is not null && InverterCatalogue.FindMap(inverter.Id) is { } map)
        {
            map.AddTo(plan, InverterGroup.Telemetry, PeriodMs);
        }
        else if (inverter is not null)
        {
            plan.AddRead(SunSpecInverterRegisters, PeriodMs);
        }
    }

    private static void AddStorage(BusBudget plan, string? id)
    {
        if (id is not null && InverterCatalogue.FindMap(id) is { } map)
        {
            map.AddTo(plan, InverterGroup.Battery, PeriodMs);
        }
        else if (id is not null)
        {
            plan.AddRead(SunSpecBatteryRegisters, PeriodMs);
            plan.AddRead(SunSpecStorageRegisters, PeriodMs);
        }
    }
}
