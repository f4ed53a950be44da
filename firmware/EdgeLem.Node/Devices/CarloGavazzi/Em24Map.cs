using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Carlo Gavazzi EM24-DIN with RS-485 (IS), three lines with neutral. 32-bit numbers with the low word first; at most 11 registers a read, 0x000B alone.
    /// Frequency and counters lie elsewhere than in the EM340. Source: Carlo Gavazzi EM24-DIN communication protocol V4 (2012).
    /// </summary>
    /// <remarks>
    /// Two registers want a look at the real meter: some documents have total import at 0x003E and a resettable one at 0x0042, and the export register is
    /// reported to be unreliable on some meters. It counts export in application H only.
    /// </remarks>
    internal static class Em24Map
    {
        public static MeterMap Create()
        {
            var map = new MeterMapBuilder("carlo_gavazzi_em24_rs485", "Carlo Gavazzi EM24")
            {
                Source = "Carlo Gavazzi EM24-DIN communication protocol V4", Lines = 3, Function = ModbusFunction.ReadInputRegisters, WordOrder = WordOrder.Cdab,
                MaximumRegisters = 11, SingleReads = new int[] { 0x000B, 0x0300, 0x0301, 0x0302, 0x0303, 0x0304 },
                BaudRate = 9600, SerialFormat = "8N1", GreatestMeansNone = true,
            };
            map.IdentifyByCode(ModbusFunction.ReadInputRegisters, 0x000B, 71, 72, 73);

            //          quantity                     address  type                unit
            map.PerLine(MeterQuantity.Voltage,       0x0000, RegisterType.Int32,  0.1);     // 0.1 V
            map.PerLine(MeterQuantity.Current,       0x000C, RegisterType.Int32,  0.001);   // mA
            map.PerLine(MeterQuantity.ActivePower,   0x0012, RegisterType.Int32,  0.1);     // 0.1 W
            map.PerLine(MeterQuantity.ReactivePower, 0x001E, RegisterType.Int32,  0.1);     // 0.1 var
            map.Whole(MeterQuantity.Frequency,       0x0037, RegisterType.UInt16, 0.1);     // 0.1 Hz
            map.Whole(MeterQuantity.ImportEnergy,    0x0042, RegisterType.Int32,  100);     // 0.1 kWh
            map.Whole(MeterQuantity.ExportEnergy,    0x005C, RegisterType.Int32,  100);     // 0.1 kWh
            return map.Build();
        }
    }
}
