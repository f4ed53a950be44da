using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>SMA's profile: obeys 40149 and 40153 under external control, which ends after a minute without a write; shows no values at night.</summary>
internal sealed class SmaBehaviour : VendorBehaviour
{
    private const double TimeOutSeconds = 60;

    /// <inheritdoc/>
    public override VendorOrder Order(MapRegisters registers, InverterRating rating, double quietSeconds)
    {
        bool isQuiet = quietSeconds >= TimeOutSeconds;
        bool isControlled = registers.Value(InverterQuantity.ControlAuthority) == 802 && !isQuiet;
        double? batteryW = isQuiet ? null : registers.Value(InverterQuantity.StorageCommand) switch
        {
            2289 => registers.Value(InverterQuantity.StorageLeastCharge),
            2290 => -registers.Value(InverterQuantity.StorageLeastDischarge),
            _ => null,
        };
        return new VendorOrder(
            isControlled ? registers.Value(InverterQuantity.LimitPower) : null,
            isControlled ? registers.Value(InverterQuantity.ReactiveSetpoint) : 0,
            batteryW);
    }

    /// <inheritdoc/>
    public override int StateNumber(int operatingState) => operatingState is 1 ? 303 : 307;

    /// <inheritdoc/>
    public override void ShowBattery(MapRegisters registers, double batteryW)
    {
        registers.Put(InverterQuantity.BatteryCharge, Math.Max(batteryW, 0));
        registers.Put(InverterQuantity.BatteryDischarge, Math.Max(-batteryW, 0));
    }

    /// <summary>Device class: solar inverter.</summary>
    public override void Introduce(MapRegisters registers, InverterRating rating)
    {
        registers.Preset(ModbusFunction.ReadHoldingRegisters, 30051, 0, 8001);
        registers.Preset(ModbusFunction.ReadHoldingRegisters, 30057, 0x0001, 0x86A1);
    }

    /// <inheritdoc/>
    public override void Deliver(MapRegisters registers)
    {
        registers.Put(InverterQuantity.ControlAuthority, 803);
        registers.Put(InverterQuantity.StorageCommand, 2424);
    }
}
