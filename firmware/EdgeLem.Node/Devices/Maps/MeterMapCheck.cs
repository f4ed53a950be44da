using System.Collections;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>Finds all errors of a register table. A message names the meter and the row, the value, what is allowed and what to do.</summary>
    internal sealed class MeterMapCheck
    {
        private const int LongestId = 40;
        private const int GreatestLines = 3;
        private const int GreatestAddress = 65535;

        private readonly MeterMapBuilder _map;
        private readonly MeterPoint[] _points;
        private readonly ArrayList _errors = new ArrayList();

        public MeterMapCheck(MeterMapBuilder map, MeterPoint[] points)
        {
            _map = map;
            _points = points;
        }

        /// <summary>All errors.</summary>
        public string[] Errors()
        {
            CheckHead();
            for (int i = 0; i < _points.Length; i++)
            {
                CheckPoint(_points[i]);
                CheckDoubled(i);
            }

            CheckMissing();
            var errors = new string[_errors.Count];
            for (int i = 0; i < errors.Length; i++)
            {
                errors[i] = "meter map " + _map.Id + ": " + (string)_errors[i]!;
            }

            return errors;
        }

        /// <summary>How a row is called in messages.</summary>
        public static string NameOf(MeterQuantity quantity, int line)
        {
            return MeterNames.Of(quantity) + (line == MeterPoint.AllLines ? "" : " of line " + line);
        }

        private static bool IsId(string id)
        {
            bool isId = id.Length >= 1 && id.Length <= LongestId;
            for (int i = 0; i < id.Length; i++)
            {
                char letter = id[i];
                isId = isId && ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_');
            }

            return isId;
        }

        private static bool IsFunction(int function)
        {
            return function == ModbusFunction.ReadHoldingRegisters || function == ModbusFunction.ReadInputRegisters;
        }

        private static bool HasLines(MeterQuantity quantity)
        {
            return quantity <= MeterQuantity.ReactivePower;
        }

        private void Require(bool isRight, string message)
        {
            if (!isRight)
            {
                _errors.Add(message);
            }
        }

        private void CheckHead()
        {
            Require(IsId(_map.Id), "the id must be 1 to 40 characters of a-z, 0-9 and _. Name it vendor_model.");
            Require(_map.Model.Length > 0, "the model is empty. Say manufacturer and model.");
            Require(_map.Lines >= 1 && _map.Lines <= GreatestLines, "lines is " + _map.Lines + "; a meter has 1 to 3.");
            Require(
                _map.MaximumRegisters >= 1 && _map.MaximumRegisters <= ModbusRequest.MaximumReadCount,
                "maximumRegisters is " + _map.MaximumRegisters + "; a read asks for 1 to 125. Use the data sheet's limit, or 125.");
            Require(_map.Alignment == 1 || _map.Alignment == 2 || _map.Alignment == 4, "alignment is " + _map.Alignment + "; it is 1, 2 or 4 registers.");
            Require(_map.MaximumGap >= 0 && _map.MaximumGap < ModbusRequest.MaximumReadCount, "maximumGap is " + _map.MaximumGap + "; it is 0 to 124 registers.");
            Require(_map.BaudRate == 0 || (_map.BaudRate >= 300 && _map.BaudRate <= 1000000), "baudRate is " + _map.BaudRate + "; it is 300 to 1000000 bit/s, or 0 without serial line.");
            CheckIdentification();
        }

        private void CheckIdentification()
        {
            MeterIdentification? identification = _map.Identification;
            if (identification == null)
            {
                return;
            }

            int last = identification.Address + identification.Registers - 1;
            Require(IsFunction(identification.Function), "the identification's function is " + identification.Function + "; it is 3 or 4.");
            Require(
                identification.Registers >= 1 && identification.Registers <= ModbusRequest.MaximumReadCount && identification.Address >= 0 && last <= GreatestAddress,
                "the identification's registers are " + identification.Registers + " from " + identification.Address + " on; 1 to 125 within 0 to 65535 are allowed.");
            Require(
                identification.Codes.Length > 0 != identification.Texts.Length > 0,
                "the identification needs either codes (one register) or texts.");
            Require(identification.Codes.Length == 0 || identification.Registers == 1, "an identification by codes has 1 register, not " + identification.Registers + ".");
        }

        private void CheckPoint(MeterPoint point)
        {
            string name = NameOf(point.Quantity, point.Line);
            Require(IsFunction(point.Function), name + ": function is " + point.Function + "; registers are read with 3 or 4.");
            Require(
                point.Address >= 0 && point.Address + point.Registers - 1 <= GreatestAddress,
                name + ": address is " + point.Address + "; wire addresses are 0 to 65535. Manuals often count from 1, or put 3 or 4 in front.");
            Require(!double.IsNaN(point.Scale) && point.Scale > 0 && !double.IsInfinity(point.Scale), name + ": the scale must be above 0. Use sign -1 for a reversed direction.");
            Require(point.Sign == 1 || point.Sign == -1, name + ": sign is " + point.Sign + "; it is 1 or -1.");
            Require(point.ScaleAddress >= MeterPoint.NoScaleAddress && point.ScaleAddress <= GreatestAddress, name + ": scaleAddress is " + point.ScaleAddress + "; it is 0 to 65535.");
            Require(point.Span <= _map.MaximumRegisters, name + ": needs " + point.Span + " registers in one read, maximumRegisters is " + _map.MaximumRegisters + ".");
            CheckLine(point, name);
            CheckSingleReads(point, name);
        }

        private void CheckLine(MeterPoint point, string name)
        {
            bool isPower = point.Quantity == MeterQuantity.ActivePower || point.Quantity == MeterQuantity.ReactivePower;
            if (point.Line == MeterPoint.AllLines)
            {
                Require(!HasLines(point.Quantity) || isPower, name + ": has no line; give one of 1 to " + _map.Lines + ".");
            }
            else
            {
                Require(HasLines(point.Quantity), name + ": belongs to the whole meter; give line 0.");
                Require(point.Line >= 1 && point.Line <= _map.Lines, name + ": the meter has lines 1 to " + _map.Lines + ".");
            }
        }

        private void CheckSingleReads(MeterPoint point, string name)
        {
            for (int i = 0; i < _map.SingleReads.Length; i++)
            {
                int address = _map.SingleReads[i];
                bool isInside = point.Registers > 1 && address >= point.Address && address < point.Address + point.Registers;
                Require(!isInside, name + ": register " + address + " is among singleReads, so no value of several registers may lie there.");
            }
        }

        private void CheckDoubled(int index)
        {
            MeterPoint point = _points[index];
            for (int i = 0; i < index; i++)
            {
                if (_points[i].Quantity == point.Quantity && _points[i].Line == point.Line)
                {
                    Require(false, NameOf(point.Quantity, point.Line) + ": is there twice, at " + _points[i].Address + " and at " + point.Address + ". Keep one.");
                    return;
                }
            }
        }

        private void CheckMissing()
        {
            bool isSingleLine = _map.Lines == 1;
            for (int line = 1; line <= _map.Lines && line <= GreatestLines; line++)
            {
                Require(Has(MeterQuantity.Voltage, line), "voltage of line " + line + " is missing; the node needs the voltage of every line.");
                bool hasPower = Has(MeterQuantity.ActivePower, line) || (isSingleLine && Has(MeterQuantity.ActivePower, MeterPoint.AllLines));
                Require(hasPower, "activePower of line " + line + " is missing; a sum of lines cannot be split.");
            }

            Require(Has(MeterQuantity.ImportEnergy, MeterPoint.AllLines), "importEnergy is missing; the node settles by the meter's counters.");
        }

        private bool Has(MeterQuantity quantity, int line)
        {
            for (int i = 0; i < _points.Length; i++)
            {
                if (_points[i].Quantity == quantity && _points[i].Line == line)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
