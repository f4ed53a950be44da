using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The SunSpec meter models as register maps: 201 to 204 with integers and scale factors, 211 to 214 with floats; one line, split phase, wye, delta. By the
    /// specification power is counted in load reference: import positive. Source: SunSpec Information Models 201 to 204 and 211 to 214.
    /// </summary>
    public static class SunSpecMeterMap
    {
        private const int IntegerLength = 105;
        private const int FloatLength = 124;
        private const int FirstInteger = 201;
        private const int FirstFloat = 211;
        private const int ModelsOfAKind = 4;

        // Offsets from the id register, models 201 to 204.     type
        private const int PhaseCurrent = 3;                     // int16  A     A, B, C at +0, +1, +2
        private const int CurrentScale = 6;
        private const int PhaseVoltage = 8;                     // int16  V     A, B, C
        private const int VoltageScale = 15;
        private const int Frequency = 16;                       // int16  Hz
        private const int FrequencyScale = 17;
        private const int Power = 18;                           // int16  W     import positive
        private const int PhasePower = 19;                      // int16  W     A, B, C
        private const int PowerScale = 22;
        private const int Reactive = 28;                        // int16  var
        private const int PhaseReactive = 29;                   // int16  var   A, B, C
        private const int ReactiveScale = 32;
        private const int Exported = 38;                        // acc32  Wh
        private const int Imported = 46;                        // acc32  Wh
        private const int EnergyScale = 54;

        // Offsets from the id register, models 211 to 214, all float32.
        private const int FloatPhaseCurrent = 4;                // A        A, B, C at +0, +2, +4
        private const int FloatPhaseVoltage = 12;               // V        A, B, C
        private const int FloatFrequency = 26;                  // Hz
        private const int FloatPower = 28;                      // W
        private const int FloatPhasePower = 30;                 // W        A, B, C
        private const int FloatReactive = 44;                   // var
        private const int FloatPhaseReactive = 46;              // var      A, B, C
        private const int FloatExported = 60;                   // Wh
        private const int FloatImported = 68;                   // Wh

        /// <summary>The length of a meter model, without its header.</summary>
        /// <param name="model">A model id.</param>
        /// <returns>105 or 124 registers; 0 when it is no meter model.</returns>
        public static int LengthOf(int model)
        {
            if (model >= FirstInteger && model < FirstInteger + ModelsOfAKind)
            {
                return IntegerLength;
            }

            return model >= FirstFloat && model < FirstFloat + ModelsOfAKind ? FloatLength : 0;
        }

        /// <summary>How many lines a meter model has.</summary>
        /// <param name="model">201 to 204 or 211 to 214.</param>
        /// <returns>1, 2 or 3.</returns>
        public static int LinesOf(int model)
        {
            int kind = (model % 10) - 1;
            return kind < 2 ? kind + 1 : 3;
        }

        /// <summary>Makes the map of a meter model.</summary>
        /// <param name="model">201 to 204 or 211 to 214.</param>
        /// <param name="address">Where its id register is.</param>
        /// <param name="countsExportPositive">True for devices that count power against the specification, as SolarEdge's do. Energies keep their names.</param>
        /// <param name="name">Manufacturer and model for people to read.</param>
        /// <returns>The map.</returns>
        public static MeterMap Create(int model, int address, bool countsExportPositive, string name)
        {
            var map = new MeterMapBuilder("sunspec_" + model, name)
            {
                Source = "SunSpec Information Model " + model, Lines = LinesOf(model), Function = ModbusFunction.ReadHoldingRegisters, MaximumGap = 16,
            };
            if (LengthOf(model) == FloatLength)
            {
                AddFloats(map, address, countsExportPositive ? -1 : 1);
            }
            else
            {
                AddIntegers(map, address, countsExportPositive ? -1 : 1);
            }

            return map.Build();
        }

        private static void AddIntegers(MeterMapBuilder map, int address, int sign)
        {
            for (int line = 1; line <= map.Lines; line++)
            {
                int offset = address + line - 1;
                Scaled(map.Add(MeterQuantity.Current, line, offset + PhaseCurrent, RegisterType.Int16), address + CurrentScale, 1);
                Scaled(map.Add(MeterQuantity.Voltage, line, offset + PhaseVoltage, RegisterType.Int16), address + VoltageScale, 1);
                Scaled(map.Add(MeterQuantity.ActivePower, line, offset + PhasePower, RegisterType.Int16), address + PowerScale, sign);
                Scaled(map.Add(MeterQuantity.ReactivePower, line, offset + PhaseReactive, RegisterType.Int16), address + ReactiveScale, sign);
            }

            Scaled(map.Add(MeterQuantity.ActivePower, MeterPoint.AllLines, address + Power, RegisterType.Int16), address + PowerScale, sign);
            Scaled(map.Add(MeterQuantity.ReactivePower, MeterPoint.AllLines, address + Reactive, RegisterType.Int16), address + ReactiveScale, sign);
            Scaled(map.Add(MeterQuantity.Frequency, MeterPoint.AllLines, address + Frequency, RegisterType.Int16), address + FrequencyScale, 1);
            map.Add(MeterQuantity.ExportEnergy, MeterPoint.AllLines, address + Exported, RegisterType.UInt32).ScaleAddress = address + EnergyScale;
            map.Add(MeterQuantity.ImportEnergy, MeterPoint.AllLines, address + Imported, RegisterType.UInt32).ScaleAddress = address + EnergyScale;
        }

        /// <summary>An int16 point that is not implemented reads 0x8000. An acc32 would read 0, which is also what a new counter reads.</summary>
        private static void Scaled(MeterPoint point, int scaleAddress, int sign)
        {
            point.ScaleAddress = scaleAddress;
            point.Sign = sign;
            point.HasNotAvailable = true;
            point.NotAvailable = 0x8000;
        }

        private static void AddFloats(MeterMapBuilder map, int address, int sign)
        {
            map.PerLine(MeterQuantity.Current, address + FloatPhaseCurrent, RegisterType.Float32, 1);
            map.PerLine(MeterQuantity.Voltage, address + FloatPhaseVoltage, RegisterType.Float32, 1);
            for (int line = 1; line <= map.Lines; line++)
            {
                int offset = address + (2 * (line - 1));
                map.Add(MeterQuantity.ActivePower, line, offset + FloatPhasePower, RegisterType.Float32).Sign = sign;
                map.Add(MeterQuantity.ReactivePower, line, offset + FloatPhaseReactive, RegisterType.Float32).Sign = sign;
            }

            map.Add(MeterQuantity.ActivePower, MeterPoint.AllLines, address + FloatPower, RegisterType.Float32).Sign = sign;
            map.Add(MeterQuantity.ReactivePower, MeterPoint.AllLines, address + FloatReactive, RegisterType.Float32).Sign = sign;
            map.Whole(MeterQuantity.Frequency, address + FloatFrequency, RegisterType.Float32, 1);
            map.Whole(MeterQuantity.ExportEnergy, address + FloatExported, RegisterType.Float32, 1);
            map.Whole(MeterQuantity.ImportEnergy, address + FloatImported, RegisterType.Float32, 1);
        }
    }
}
