using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>Sungrow SG/SH: acts on limit and reactive power only while their switch and mode say so; never falls back by itself.</summary>
internal sealed class SungrowBehaviour : VendorBehaviour
{
    /// <inheritdoc/>
    public override VendorOrder Order(MapRegisters registers, InverterRating rating, double quietSeconds)
    {
        bool isLimited = registers.Value(InverterQuantity.LimitEnable) == 0xAA;
        bool isReactive = registers.Value(InverterQuantity.ReactiveMode) == 0xA2;
        double powerW = registers.Value(InverterQuantity.StoragePower);
        double? batteryW = registers.Value(InverterQuantity.StorageMode) != 2 ? null
            : registers.Value(InverterQuantity.StorageCommand) switch { 0xAA => powerW, 0xBB => -powerW, _ => 0 };
        return new VendorOrder(
            isLimited ? registers.Value(InverterQuantity.LimitPercent) / 100 * rating.ActivePowerW : null,
            isReactive ? registers.Value(InverterQuantity.ReactivePercent) / 100 * rating.ActivePowerW : 0,
            batteryW);
    }

    /// <inheritdoc/>
    public override int StateNumber(int operatingState) => operatingState switch { 1 => 0x8000, 2 => 0x1400, 5 => 0x8100, _ => 0 };

    /// <inheritdoc/>
    public override void ShowBattery(MapRegisters registers, double batteryW)
    {
        registers.Put(InverterQuantity.BatteryPower, Math.Abs(batteryW));
        registers.Put(InverterQuantity.BatteryDirection, batteryW > 0 ? 2 : batteryW < 0 ? 4 : 0);
    }

    /// <summary>As an SH10RT: a hybrid with three phases and four conductors. The rated power, which follows the type code, is a point of the map.</summary>
    public override void Introduce(MapRegisters registers, InverterRating rating)
    {
        const ushort Sh10Rt = 0x0E03;
        const ushort ThreePhasesWithNeutral = 1;
        registers.PresetText(ModbusFunction.ReadInputRegisters, 4989, 10, "EDGELEM00001");
        registers.Preset(ModbusFunction.ReadInputRegisters, 4999, Sh10Rt);
        registers.Preset(ModbusFunction.ReadInputRegisters, 5001, rating.PhaseCount == 1 ? (ushort)0 : ThreePhasesWithNeutral);
    }

    /// <inheritdoc/>
    public override void Deliver(MapRegisters registers)
    {
        registers.Put(InverterQuantity.LimitEnable, 0x55);
        registers.Put(InverterQuantity.LimitPercent, 100);
        registers.Put(InverterQuantity.ReactiveMode, 0x55);
        registers.Put(InverterQuantity.StorageCommand, 0xCC);
    }
}
