using EdgeLem.Modbus;
using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>Makes the devices of the keys <c>inverter</c>, <c>storage</c> and <c>wallbox</c>; everything that is wrong is reported. The ranges are those of <see cref="InverterOptions.Check"/>.</summary>
/// <param name="kind">How the bus is reached; over TCP unit ids go to 255.</param>
internal sealed class DeviceBinder(ModbusLinkKind? kind)
{
    // One for the whole process: what was written before a new boot of the node wears the same memory.
    private readonly WriteBudget _budget = new();
    private readonly BusUnits _units = new();

    /// <summary>The id of the unit.</summary>
    public byte? Unit(ConfigurationObject device) => device.Required("unit") ? (byte?)device.Whole("unit", (1, kind == ModbusLinkKind.Tcp ? SettingRanges.HighestTcpUnit : SettingRanges.HighestSerialUnit)) : null;

    /// <summary>Reports a unit id that another device on the bus has.</summary>
    /// <param name="device">The device's object.</param>
    /// <param name="key">Its key.</param>
    /// <param name="id">Id of its driver or map.</param>
    /// <param name="unit">Its unit id; null reports nothing.</param>
    public void CheckUnit(ConfigurationObject device, string key, string id, byte? unit)
    {
        if (unit is { } own && _units.ProblemOf(key, id, own) is { Length: > 0 } problem)
        {
            device.Report("unit", problem);
        }
    }

    /// <summary>Binds <c>inverter</c>.</summary>
    /// <returns>What was chosen; null when it cannot be used.</returns>
    public DeviceEntry<IInverter>? Inverter(ConfigurationObject inverter)
    {
        byte? unit = Unit(inverter);
        string? name = inverter.RequiredText("driver");
        InverterOptions options = Options(inverter);
        inverter.ReportUnknown();
        if (name is null)
        {
            return null;
        }

        if (DeviceChoice.Inverter(name, options, out string? problem) is not { } create)
        {
            inverter.Report("driver", $"is not usable: {problem}.");
            return null;
        }

        CheckUnit(inverter, "inverter", name, unit);
        Need(inverter, "ratedPowerW", name, InverterQuantity.RatedPower);
        return unit is null ? null : new DeviceEntry<IInverter>(name, () => create(unit.Value));
    }

    /// <summary>Binds <c>storage</c>.</summary>
    /// <returns>What was chosen; null when it cannot be used.</returns>
    public DeviceEntry<StorageUnit>? Storage(ConfigurationObject storage)
    {
        byte? unit = Unit(storage);
        string? name = storage.RequiredText("driver");
        InverterOptions options = StorageOptions(storage);
        StorageLimits? limits = Limits(storage);
        storage.ReportUnknown();
        if (name is null)
        {
            return null;
        }

        if (DeviceChoice.Storage(name, options, out string? problem) is not { } create)
        {
            storage.Report("driver", $"is not usable: {problem}.");
            return null;
        }

        CheckUnit(storage, "storage", name, unit);
        Need(storage, "maxChargeW", name, InverterQuantity.BatteryMaximumCharge);
        Need(storage, "maxDischargeW", name, InverterQuantity.BatteryMaximumDischarge);
        return unit is null || limits is null ? null : new DeviceEntry<StorageUnit>(name, () => new StorageUnit(create(unit.Value), limits));
    }

    /// <summary>Binds <c>wallbox</c>.</summary>
    /// <returns>What was chosen; null when it cannot be used.</returns>
    public DeviceEntry<WallboxUnit>? Wallbox(ConfigurationObject wallbox)
    {
        byte? unit = Unit(wallbox);
        string? name = wallbox.RequiredText("map");
        long? phases = wallbox.Required("phases") ? wallbox.Whole("phases", (1, SettingRanges.MostPhases)) : null;
        long? currentA = wallbox.Required("highestCurrentA") ? wallbox.Whole("highestCurrentA", (SettingRanges.LeastCurrentA, SettingRanges.HighestCurrentA), " A") : null;
        wallbox.ReportUnknown();
        if (name is not null && DeviceChoice.Wallbox(name) is null)
        {
            wallbox.Report("map", $"is '{name}', it must be {DeviceChoice.WallboxIds}.");
            return null;
        }

        if (name is null || unit is null || phases is null || currentA is null)
        {
            return null;
        }

        CheckUnit(wallbox, "wallbox", name, unit);
        return new DeviceEntry<WallboxUnit>(name, () => new WallboxUnit(new MapWallbox(unit.Value, DeviceChoice.Wallbox(name)!), new ChargeLimits((int)phases, currentA.Value)));
    }

    private static StorageLimits? Limits(ConfigurationObject storage)
    {
        var usual = new StorageLimits();
        long? lowest = storage.Has("lowestPercent") ? storage.Whole("lowestPercent", (0, 100), " %") : (long)usual.LowestPercent;
        long? highest = storage.Has("highestPercent") ? storage.Whole("highestPercent", (0, 100), " %") : (long)usual.HighestPercent;
        if (highest - lowest < SettingRanges.LeastSpreadPercent)
        {
            storage.Report("highestPercent", $"is {highest} %, it must be at least {SettingRanges.LeastSpreadPercent} % above lowestPercent, which is {lowest} %.");
            return null;
        }

        return lowest is null || highest is null ? null : new StorageLimits(lowest.Value, highest.Value);
    }

    private static long Power(ConfigurationObject device, string name, string unit) => device.Whole(name, (0, SettingRanges.HighestPower), unit) ?? 0;

    /// <summary>What the device does not tell must be given.</summary>
    private static void Need(ConfigurationObject device, string key, string driver, InverterQuantity quantity)
    {
        if (!device.Has(key) && InverterCatalogue.FindMap(driver) is { } map && map.IndexOf(quantity, 0) < 0)
        {
            device.Report(key, $"is missing: a device of the driver {driver} does not tell it. Add it, from its nameplate.");
        }
    }

    private InverterOptions Options(ConfigurationObject inverter) => new()
    {
        RatedPowerW = Power(inverter, "ratedPowerW", " W"),
        RatedVoltAmpere = Power(inverter, "ratedVoltAmpere", " VA"),
        RatedReactivePowerVar = Power(inverter, "ratedReactivePowerVar", " var"),
        RevertS = (int)(inverter.Whole("revertS", (0, SettingRanges.LongestRevertS), " s") ?? InverterOptions.DefaultRevertS),
        FallbackPowerW = inverter.Whole("fallbackPowerW", (0, SettingRanges.HighestPower), " W") ?? double.NaN,
        ReversesReactivePower = inverter.Flag("reversesReactivePower") ?? false,
        Budget = _budget,
    };

    private InverterOptions StorageOptions(ConfigurationObject storage)
    {
        int? holdS = (int?)storage.Whole("holdS", (SettingRanges.LeastHoldS, SettingRanges.LongestRevertS), " s");
        return new InverterOptions
        {
            CapacityWh = Power(storage, "capacityWh", " Wh"),
            MaxChargeW = Power(storage, "maxChargeW", " W"),
            MaxDischargeW = Power(storage, "maxDischargeW", " W"),
            StorageHoldS = holdS ?? InverterOptions.DefaultStorageHoldS,
            RevertS = holdS ?? InverterOptions.DefaultRevertS,
            Budget = _budget,
        };
    }
}
