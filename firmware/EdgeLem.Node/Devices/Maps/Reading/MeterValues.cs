namespace EdgeLem.Node.Devices
{
    /// <summary>Fills a reading from a map's points: ratios applied, signs and totals put where they belong, everything judged.</summary>
    internal sealed class MeterValues
    {
        private const double GreatestRatio = 100000;

        private readonly MeterReading _reading;
        private readonly int _lineMask;
        private readonly int _onlyLine;
        private double _currentRatio = 1;
        private double _voltageRatio = 1;
        private double _totalPowerW;
        private double _importWh;
        private double _exportWh;
        private double _frequencyHz;

        public MeterValues(MeterReading reading, int lineMask)
        {
            _reading = reading;
            _lineMask = lineMask;
            _onlyLine = lineMask == 1 ? 0 : (lineMask == 2 ? 1 : (lineMask == 4 ? 2 : -1));
        }

        /// <summary>Ratio of the voltage transformers; 1 without them.</summary>
        public double VoltageRatio => _voltageRatio;

        /// <summary>Takes a transformer ratio.</summary>
        public void TakeRatio(MeterPoint point, double ratio)
        {
            if (point.Quantity == MeterQuantity.CurrentRatio)
            {
                _currentRatio = ratio;
            }
            else
            {
                _voltageRatio = ratio;
            }
        }

        /// <summary><see cref="DeviceFault.RatioRange"/> unless both ratios can be.</summary>
        public int RatioFault()
        {
            return IsRatio(_currentRatio) && IsRatio(_voltageRatio) ? DeviceFault.None : DeviceFault.RatioRange;
        }

        /// <summary>Starts a reading: connected lines know nothing yet, the others are 0.</summary>
        public void Clear()
        {
            for (int line = 0; line < MeterReading.Lines; line++)
            {
                double unknown = IsWired(line) ? double.NaN : 0;
                _reading.VoltageV[line] = unknown;
                _reading.CurrentA[line] = unknown;
                _reading.PowerW[line] = unknown;
                _reading.ReactivePowerVar[line] = unknown;
            }

            _reading.ReportedReactivePowerVar = double.NaN;
            _totalPowerW = double.NaN;
            _importWh = double.NaN;
            _exportWh = double.NaN;
            _frequencyHz = double.NaN;
        }

        /// <summary>Takes one value.</summary>
        public void Take(MeterPoint point, double value)
        {
            int line = point.Line - 1;
            if (line >= 0)
            {
                TakeOfLine(point.Quantity, line, value);
                return;
            }

            switch (point.Quantity)
            {
                case MeterQuantity.ActivePower: _totalPowerW = value * _currentRatio * _voltageRatio; break;
                case MeterQuantity.ReactivePower: _reading.ReportedReactivePowerVar = value * _currentRatio * _voltageRatio; break;
                case MeterQuantity.Frequency: _frequencyHz = value; break;
                case MeterQuantity.ImportEnergy: _importWh = value * _currentRatio * _voltageRatio; break;
                case MeterQuantity.ExportEnergy: _exportWh = value * _currentRatio * _voltageRatio; break;
                default: break;
            }
        }

        /// <summary>Judges the reading; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Finish(bool withCounters, bool measuresExport)
        {
            if (_onlyLine >= 0)
            {
                UseTotals(_onlyLine);
            }

            int fault = ReadingCheck.Lines(_reading, _lineMask);
            return fault == DeviceFault.None && withCounters ? FinishCounters(measuresExport ? _exportWh : 0) : fault;
        }

        private static bool IsRatio(double ratio)
        {
            return !double.IsNaN(ratio) && ratio > 0 && ratio <= GreatestRatio;
        }

        private bool IsWired(int line)
        {
            return (_lineMask & (1 << line)) != 0;
        }

        private void TakeOfLine(MeterQuantity quantity, int line, double value)
        {
            if (!IsWired(line))
            {
                return;
            }

            switch (quantity)
            {
                case MeterQuantity.Voltage: _reading.VoltageV[line] = value * _voltageRatio; break;
                case MeterQuantity.Current: _reading.CurrentA[line] = (value < 0 ? -value : value) * _currentRatio; break;
                case MeterQuantity.ActivePower: _reading.PowerW[line] = value * _currentRatio * _voltageRatio; break;
                case MeterQuantity.ReactivePower: _reading.ReactivePowerVar[line] = value * _currentRatio * _voltageRatio; break;
                default: break;
            }
        }

        /// <summary>With one connected line, the sum of all lines is that line's: the others carry nothing.</summary>
        private void UseTotals(int line)
        {
            if (double.IsNaN(_reading.PowerW[line]))
            {
                _reading.PowerW[line] = _totalPowerW;
            }

            if (double.IsNaN(_reading.ReactivePowerVar[line]))
            {
                _reading.ReactivePowerVar[line] = _reading.ReportedReactivePowerVar;
            }
        }

        private int FinishCounters(double exportWh)
        {
            int fault = ReadingCheck.Counters(_frequencyHz, _importWh, exportWh);
            if (fault == DeviceFault.None)
            {
                _reading.FrequencyHz = _frequencyHz;
                _reading.ImportWh = ReadingCheck.Rounded(_importWh);
                _reading.ExportWh = ReadingCheck.Rounded(exportWh);
                _reading.HasEnergy = true;
            }

            return fault;
        }
    }
}
