using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>
/// Growatt: percentages, with the sign of the reactive power in the mode. With the VPP protocol it obeys only under control authority, and lets go of limits when its
/// communication watch ends; its battery does when the time is over.
/// </summary>
internal sealed class GrowattBehaviour : VendorBehaviour
{
    private readonly bool _isVpp;

    /// <summary>The behaviour of a protocol.</summary>
    /// <param name="isVpp">Whether it is the VPP protocol.</param>
    public GrowattBehaviour(bool isVpp)
    {
        _isVpp = isVpp;
    }

    /// <inheritdoc/>
    public override VendorOrder Order(MapRegisters registers, InverterRating rating, double quietSeconds)
    {
        bool isWatched = registers.Value(InverterQuantity.FallbackEnable) == 1 && quietSeconds >= registers.Value(InverterQuantity.FallbackTime);
        if (_isVpp && (registers.Value(InverterQuantity.ControlAuthority) != 1 || isWatched))
        {
            return new VendorOrder(null, 0, null);
        }

        double percent = registers.Value(InverterQuantity.ReactivePercent);
        double absorbed = registers.Value(InverterQuantity.ReactiveMode) switch { 4 => percent, 5 => -percent, _ => 0 };
        bool commandsBattery = registers.Value(InverterQuantity.StorageEnable) == 1 && quietSeconds < 60 * registers.Value(InverterQuantity.StorageTime);
        return new VendorOrder(
            registers.Value(InverterQuantity.LimitPercent) / 100 * rating.ActivePowerW,
            absorbed / 100 * rating.ActivePowerW,
            commandsBattery ? registers.Value(InverterQuantity.StoragePercent) / 100 * registers.Value(InverterQuantity.BatteryRatedPower) : null);
    }

    /// <inheritdoc/>
    public override int StateNumber(int operatingState) => operatingState is 4 or 5 ? 1 : 0;

    /// <summary>As a MOD; only one with the VPP protocol has that protocol's registers.</summary>
    public override void Introduce(MapRegisters registers, InverterRating rating)
    {
        const ushort Mod = 5400;
        registers.PresetText(ModbusFunction.ReadHoldingRegisters, 23, 5, "EDGELEM001");
        registers.Preset(ModbusFunction.ReadHoldingRegisters, 43, Mod);
        if (_isVpp)
        {
            registers.Preset(ModbusFunction.ReadHoldingRegisters, 30000, Mod);
            registers.Preset(ModbusFunction.ReadHoldingRegisters, 30099, 201);
        }
    }

    /// <inheritdoc/>
    public override void Deliver(MapRegisters registers)
    {
        registers.Put(InverterQuantity.LimitPercent, 100);
        registers.Put(InverterQuantity.CommandMemory, 1);
        registers.Put(InverterQuantity.FallbackTime, 30);
    }
}
