// Asks    Growatt  holding 43     device type code, Growatt Inverter Modbus RTU Protocol II; the codes of table 3-1 of the VPP protocol V2.01
//         Growatt  holding 30099  version of the VPP protocol, 200 is V2.00; asked only of a Growatt
//         Huawei   holding 30000  model, 15 registers of text
//         Sungrow  input 4999     device type code, rated power in 0.1 kW, output type 0 to 2
//         SMA      holding 30051  device class: 8001 solar inverter, 8007 battery inverter
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Asks a device by the registers in which inverters with a register map tell what they are. It reads only, and ends with the first answer that is one.</summary>
    internal sealed class InverterQuestions
    {
        private const int VppVersion = 200;
        private const int LastVppVersion = 299;
        private const int SolarInverter = 8001;
        private const int BatteryInverter = 8007;
        private const string HuaweiModel = "SUN2000";

        private enum Question
        {
            GrowattType,
            HuaweiModel,
            SungrowType,
            SmaClass,
            GrowattProtocol,
            None,
        }

        private Question _question = Question.None;
        private int _growattType;

        /// <summary>Id in <see cref="InverterCatalogue"/>; empty when the device is none of its inverters.</summary>
        public string Id { get; private set; } = "";

        /// <summary>What the device told: manufacturer and model; empty when nothing was told.</summary>
        public string Model { get; private set; } = "";

        /// <summary>Whether nothing is left to ask.</summary>
        public bool IsFinished => _question == Question.None;

        /// <summary>Starts with the first question.</summary>
        public void Begin()
        {
            _question = Question.GrowattType;
            Id = "";
            Model = "";
        }

        /// <summary>Sets the next read.</summary>
        public void SetRequest(byte unitId, ModbusRequest request)
        {
            switch (_question)
            {
                case Question.GrowattType: request.SetRead(unitId, ModbusFunction.ReadHoldingRegisters, 43, 1); break;
                case Question.HuaweiModel: request.SetRead(unitId, ModbusFunction.ReadHoldingRegisters, 30000, 15); break;
                case Question.SungrowType: request.SetRead(unitId, ModbusFunction.ReadInputRegisters, 4999, 3); break;
                case Question.SmaClass: request.SetRead(unitId, ModbusFunction.ReadHoldingRegisters, 30051, 2); break;
                default: request.SetRead(unitId, ModbusFunction.ReadHoldingRegisters, 30099, 1); break;
            }
        }

        /// <summary>Takes the answer.</summary>
        public void Complete(ModbusMaster master)
        {
            bool isAnswer = master.Outcome == ModbusOutcome.Done;
            switch (_question)
            {
                case Question.GrowattType: CompleteGrowattType(isAnswer ? master.RegisterAt(0) : 0); break;
                case Question.HuaweiModel: CompleteHuawei(isAnswer ? RegisterText.Of(master.Registers, false) : ""); break;
                case Question.SungrowType: CompleteSungrow(master, isAnswer); break;
                case Question.SmaClass: CompleteSma(isAnswer && master.RegisterAt(0) == 0 ? master.RegisterAt(1) : 0); break;
                default: CompleteGrowattProtocol(isAnswer ? master.RegisterAt(0) : 0); break;
            }
        }

        /// <summary>The off-grid inverters are reported to restart when registers from 30000 on are read, so nothing more is asked of them.</summary>
        private void CompleteGrowattType(int code)
        {
            _growattType = code;
            if (InverterTypeCodes.IsGrowattOffGrid(code))
            {
                Model = "Growatt SPF (type " + code + "), which has no known map";
                _question = Question.None;
            }
            else
            {
                _question = InverterTypeCodes.GrowattName(code).Length > 0 ? Question.GrowattProtocol : Question.HuaweiModel;
            }
        }

        private void CompleteGrowattProtocol(int version)
        {
            bool isVpp = version >= VppVersion && version <= LastVppVersion;
            string protocol = isVpp ? "VPP " + (version / 100) + ".0" + (version % 100) : "Protocol II";
            End(isVpp ? "growatt_vpp" : "growatt", "Growatt " + InverterTypeCodes.GrowattName(_growattType) + " (" + protocol + ")");
        }

        private void CompleteHuawei(string model)
        {
            if (RegisterText.Begins(model, HuaweiModel))
            {
                End("huawei_sun2000", "Huawei " + model);
            }
            else
            {
                _question = Question.SungrowType;
            }
        }

        private void CompleteSungrow(ModbusMaster master, bool isAnswer)
        {
            string family = isAnswer ? InverterTypeCodes.SungrowFamily(master.RegisterAt(0), master.RegisterAt(1), master.RegisterAt(2)) : "";
            if (family.Length > 0)
            {
                End("sungrow_sg_sh", "Sungrow " + family + " (type " + master.RegisterAt(0) + ", " + (master.RegisterAt(1) / 10) + "." + (master.RegisterAt(1) % 10) + " kW)");
            }
            else
            {
                _question = Question.SmaClass;
            }
        }

        private void CompleteSma(int deviceClass)
        {
            if (deviceClass == SolarInverter || deviceClass == BatteryInverter)
            {
                End("sma_modbus_profile", deviceClass == SolarInverter ? "SMA solar inverter" : "SMA battery inverter");
            }

            _question = Question.None;
        }

        private void End(string id, string model)
        {
            Id = id;
            Model = model;
            _question = Question.None;
        }
    }
}
