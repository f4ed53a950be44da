using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Why a device's job failed: numbers for messages and counters, reasons for the log.</summary>
    public static class DeviceFault
    {
        /// <summary>No fault.</summary>
        public const int None = 0;

        /// <summary>The device did not answer in time.</summary>
        public const int NoReply = (int)ModbusOutcome.Timeout;

        /// <summary>The bus brought bytes, but no sound reply.</summary>
        public const int BadFrame = (int)ModbusOutcome.BadFrame;

        /// <summary>Another unit answered.</summary>
        public const int WrongUnit = (int)ModbusOutcome.WrongUnit;

        /// <summary>The device refused; the Modbus exception code is added to this number: 101 to 111.</summary>
        public const int Refused = 100;

        /// <summary>A value is infinite or not a number, or the device says that it has none.</summary>
        public const int NotANumber = 200;

        /// <summary>No line has a voltage of 90 to 300 V: most likely the word order of the device's numbers was changed.</summary>
        public const int WordOrder = 201;

        /// <summary>A voltage is outside 0 to 500 V.</summary>
        public const int VoltageRange = 202;

        /// <summary>A current is outside 0 to 10000 A.</summary>
        public const int CurrentRange = 203;

        /// <summary>A power is outside -1000000 to 1000000 W or var.</summary>
        public const int PowerRange = 204;

        /// <summary>The frequency is outside 40 to 70 Hz.</summary>
        public const int FrequencyRange = 205;

        /// <summary>An energy counter is outside 0 to 1000000000 kWh.</summary>
        public const int EnergyRange = 206;

        /// <summary>More than one word order reads a voltage of 90 to 300 V and a frequency of 45 to 65 Hz.</summary>
        public const int WordOrderAmbiguous = 207;

        /// <summary>A transformer ratio is not above 0 and at most 100000.</summary>
        public const int RatioRange = 208;

        /// <summary>A job was begun that needs a discovered device.</summary>
        public const int NotDiscovered = 300;

        /// <summary>The SunSpec marker is at none of 40000, 0, 50000.</summary>
        public const int NoSunSpecMarker = 301;

        /// <summary>The chain of SunSpec models does not begin with model 1, does not end, or leaves the address space.</summary>
        public const int BrokenModelChain = 302;

        /// <summary>There is no inverter model 101, 102 or 103.</summary>
        public const int NoInverterModel = 303;

        /// <summary>There is no nameplate model 120.</summary>
        public const int NoNameplateModel = 304;

        /// <summary>There is no immediate-controls model 123.</summary>
        public const int NoControlsModel = 305;

        /// <summary>A model is shorter than its definition.</summary>
        public const int ShortModel = 306;

        /// <summary>A mandatory point or its scale factor is not implemented, or the scale factor is outside -10 to 10.</summary>
        public const int MissingPoint = 307;

        /// <summary>A rating is not above zero.</summary>
        public const int RatingRange = 308;

        /// <summary>Another model lies where the device had the expected one: it has to be discovered anew.</summary>
        public const int ModelMoved = 309;

        /// <summary>The device's scale factor cannot express the setpoint.</summary>
        public const int SetpointScale = 310;

        /// <summary>The device takes no reactive setpoint, but one other than zero was to be written. The power limit was written.</summary>
        public const int NoReactiveControl = 311;

        /// <summary>The device does not show what was written, after a second try.</summary>
        public const int ReadBackDiffers = 312;

        /// <summary>A register that wears was written as often today as its <see cref="WriteBudget"/> allows. What was still to be written was not sent.</summary>
        public const int WriteBudgetSpent = 313;

        /// <summary>The device has no model or register for such a curve, or not with as many points.</summary>
        public const int NoCurve = 314;

        /// <summary>The device checked the curve and refused to adopt it.</summary>
        public const int CurveRefused = 315;

        /// <summary>The device did not finish adopting the curve, or shows another one as active. Begin the job again.</summary>
        public const int CurveNotAdopted = 316;

        /// <summary>The device has no storage that can be controlled.</summary>
        public const int NoStorageModel = 317;

        /// <summary>The device has no permission to enter service.</summary>
        public const int NoServicePermission = 318;

        /// <summary>The device does not give its rated power, and none was configured.</summary>
        public const int RatingUnknown = 319;

        /// <summary>The state of charge is not given or outside 0 to 100 %.</summary>
        public const int StateOfChargeRange = 320;

        /// <summary>There is no meter model 201 to 204 or 211 to 214, or the one there has fewer lines than are connected.</summary>
        public const int NoMeterModel = 390;

        /// <summary>The fault number of a transaction that did not end well.</summary>
        /// <param name="master">The ended master.</param>
        /// <returns>One of this class's numbers; <see cref="None"/> when the transaction is done.</returns>
        public static int Of(ModbusMaster master)
        {
            if (master.Outcome == ModbusOutcome.Done)
            {
                return None;
            }

            ModbusOutcome fault = master.Outcome == ModbusOutcome.WriteUncertain ? master.LastFault : master.Outcome;
            return fault == ModbusOutcome.ExceptionReply ? Refused + master.ExceptionCode : (int)fault;
        }

        /// <summary>What a fault number means.</summary>
        /// <param name="code">One of this class's numbers.</param>
        /// <returns>A short text; empty for <see cref="None"/>.</returns>
        public static string ReasonOf(int code)
        {
            if (code >= NotDiscovered)
            {
                return SunSpecReasonOf(code);
            }

            if (code >= NotANumber)
            {
                return ReadingReasonOf(code);
            }

            return code > Refused ? RefusalReasonOf(code - Refused) : BusReasonOf(code);
        }

        private static string BusReasonOf(int code)
        {
            switch (code)
            {
                case None: return string.Empty;
                case NoReply: return "no reply: check wiring, unit id and baud rate";
                case BadFrame: return "unsound reply: check the bus for noise, a second master or a doubled unit id";
                case WrongUnit: return "another unit answered";
                default: return "transaction not finished";
            }
        }

        private static string RefusalReasonOf(int exceptionCode)
        {
            switch (exceptionCode)
            {
                case ModbusExceptionCode.IllegalFunction: return "refused: illegal function";
                case ModbusExceptionCode.IllegalDataAddress: return "refused: illegal data address";
                case ModbusExceptionCode.IllegalDataValue: return "refused: illegal data value";
                case ModbusExceptionCode.ServerDeviceFailure: return "refused: device failure";
                case ModbusExceptionCode.Acknowledge: return "accepted, but not finished in time";
                case ModbusExceptionCode.ServerDeviceBusy: return "refused: device busy";
                case ModbusExceptionCode.MemoryParityError: return "refused: memory parity error";
                case ModbusExceptionCode.GatewayPathUnavailable: return "gateway has no path to the device";
                case ModbusExceptionCode.GatewayTargetFailedToRespond: return "gateway got no reply from the device";
                default: return "refused: unknown exception code";
            }
        }

        private static string ReadingReasonOf(int code)
        {
            switch (code)
            {
                case NotANumber: return "value is not a number, or the device has none";
                case WordOrder: return "no line voltage in 90..300 V: check the device's word order";
                case VoltageRange: return "voltage outside 0..500 V";
                case CurrentRange: return "current outside 0..10000 A";
                case PowerRange: return "power outside -1000000..1000000 W or var";
                case FrequencyRange: return "frequency outside 40..70 Hz";
                case EnergyRange: return "energy counter outside 0..1e9 kWh";
                case WordOrderAmbiguous: return "more than one word order reads 90..300 V and 45..65 Hz: set the device's word order as documented";
                case RatioRange: return "transformer ratio outside 0..100000: check the device's CT and VT settings";
                default: return "implausible value";
            }
        }

        private static string SunSpecReasonOf(int code)
        {
            switch (code)
            {
                case NotDiscovered: return "device not discovered yet";
                case NoSunSpecMarker: return "no SunSpec marker at 40000, 0, 50000: enable SunSpec on the device";
                case BrokenModelChain: return "SunSpec model chain is broken";
                case NoInverterModel: return "no SunSpec inverter model 101, 102, 103";
                case NoNameplateModel: return "no SunSpec nameplate model 120";
                case NoControlsModel: return "no SunSpec controls model 123";
                case ShortModel: return "SunSpec model shorter than its definition";
                case MissingPoint: return "mandatory SunSpec point or scale factor not implemented";
                case RatingRange: return "rating is not above zero";
                case ModelMoved: return "SunSpec model moved: discover the device again";
                case SetpointScale: return "scale factor cannot express the setpoint";
                case NoReactiveControl: return "device takes no reactive setpoint";
                case ReadBackDiffers: return "device does not hold the written setpoint";
                default: return InverterReasonOf(code);
            }
        }

        private static string InverterReasonOf(int code)
        {
            switch (code)
            {
                case WriteBudgetSpent: return "write budget of a register that wears is spent for today: write less often, or raise the budget";
                case NoCurve: return "device takes no such curve, or not with as many points";
                case CurveRefused: return "device refused the curve";
                case CurveNotAdopted: return "device has not adopted the curve yet";
                case NoStorageModel: return "device has no storage that can be controlled";
                case NoServicePermission: return "device has no permission to enter service";
                case RatingUnknown: return "device does not give its rated power: configure it";
                case StateOfChargeRange: return "state of charge missing or outside 0..100 %";
                case NoMeterModel: return "no SunSpec meter model 201..204 or 211..214 with the connected lines";
                default: return "unknown fault";
            }
        }
    }
}
