using System.Globalization;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Sim.Devices;

/// <summary>SUN2000 with LUNA2000: keeps its limit for ever; a battery command ends with its period.</summary>
internal sealed class HuaweiBehaviour : VendorBehaviour
{
    /// <inheritdoc/>
    public override VendorOrder Order(MapRegisters registers, InverterRating rating, double quietSeconds)
    {
        int command = (int)registers.Value(InverterQuantity.StorageCommand);
        bool isOver = quietSeconds >= 60 * registers.Value(InverterQuantity.StorageTime);
        double? batteryW = isOver ? null : command switch
        {
            1 => registers.Value(InverterQuantity.StorageCharge),
            2 => -registers.Value(InverterQuantity.StorageDischarge),
            _ => null,
        };
        double absorbedVar = registers.Value(InverterQuantity.ReactivePerUnit) * rating.ApparentPowerVa;
        return new VendorOrder(registers.Value(InverterQuantity.LimitPower), absorbedVar, batteryW);
    }

    /// <inheritdoc/>
    public override int StateNumber(int operatingState) => operatingState switch { 1 => 0x0300, 2 => 0xA000, 5 => 0x0201, _ => 0x0200 };

    /// <inheritdoc/>
    public override void Introduce(MapRegisters registers, InverterRating rating)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"SUN2000-{rating.ApparentPowerVa / 1000:0.#}KTL-M1");
        registers.PresetText(ModbusFunction.ReadHoldingRegisters, 30000, 15, name);
        registers.PresetText(ModbusFunction.ReadHoldingRegisters, 30015, 10, "EDGELEM00001");
    }

    /// <inheritdoc/>
    public override void Deliver(MapRegisters registers) => registers.Put(InverterQuantity.LimitPower, 4_000_000);
}
