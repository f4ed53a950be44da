using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Siemens SENTRON PAC2200, three lines with neutral. Floats; counters are doubles in Wh, of tariff 1. Odd addresses.
    /// Source: Siemens 7KM PAC2200 device manual, measured variables with function codes 3 and 4.
    /// </summary>
    internal static class Pac2200Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("siemens_pac2200", "Siemens PAC2200")
            {
                Source = "Siemens 7KM PAC2200 device manual", Lines = 3, Function = ModbusFunction.ReadHoldingRegisters, WordOrder = WordOrder.Abcd,
                MaximumRegisters = 125, MaximumGap = 6, BaudRate = 19200, SerialFormat = "8N2",
            };

            //          quantity                     address  type                unit
            map.PerLine(MeterQuantity.Voltage,       1,   RegisterType.Float32, 1);         // V
            map.PerLine(MeterQuantity.Current,       13,  RegisterType.Float32, 1);         // A
            map.PerLine(MeterQuantity.ActivePower,   25,  RegisterType.Float32, 1);         // W
            map.PerLine(MeterQuantity.ReactivePower, 31,  RegisterType.Float32, 1);         // var
            map.Whole(MeterQuantity.Frequency,       55,  RegisterType.Float32, 1);         // Hz
            map.Whole(MeterQuantity.ImportEnergy,    801, RegisterType.Float64, 1);         // Wh
            map.Whole(MeterQuantity.ExportEnergy,    809, RegisterType.Float64, 1);         // Wh
            return map.Build();
        }
    }
}
