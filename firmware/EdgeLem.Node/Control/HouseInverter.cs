using EdgeLem.Contracts;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Control
{
    /// <summary>The inverter as the node uses it: found, read and told what to do, one job at a time. Every job may fail; the next cycle goes on from there.</summary>
    public sealed class HouseInverter
    {
        private readonly IInverter _inverter;
        private readonly InverterControl _control;
        private readonly InverterWatch _watch = new InverterWatch();
        private double _powerW = double.NaN;
        private double _consumptionW = double.NaN;
        private double _obeyedExportLimitW = double.NaN;
        private readonly GridSample _sample = new GridSample();
        private bool _wasAsked;
        private bool _isFresh;

        /// <summary>Part of the rated power within which generation counts as held by its limit: what the setpoint gate leaves unwritten.</summary>
        private const double HeldWithinPu = SetpointGate.LimitRisePu;

        /// <summary>Creates it before discovery.</summary>
        /// <param name="inverter">The inverter's driver.</param>
        /// <param name="settings">The functions' settings.</param>
        /// <param name="seed">Seed of the random delay of the return to service; another one for each node.</param>
        public HouseInverter(IInverter inverter, NodeSettings settings, int seed)
        {
            _inverter = inverter;
            _control = new InverterControl(settings, seed);
        }

        /// <summary>The setpoint.</summary>
        public InverterControl Control => _control;

        /// <summary>Whether it is known and answers, so that it can be controlled.</summary>
        public bool IsReady => _inverter.IsDiscovered && !_watch.IsFailing;

        /// <summary>Power in W as last read, generation negative; NaN when not known or lost.</summary>
        public double PowerW => _watch.IsLost ? double.NaN : _powerW;

        /// <summary>Whether generation, as read in this cycle, was as high as the limit that was in force allowed, whatever set the limit.</summary>
        public bool IsHeldBack { get; private set; }

        /// <summary>Takes new settings.</summary>
        /// <param name="settings">The droop's settings.</param>
        public void Configure(NodeSettings settings)
        {
            _control.Configure(settings);
            _obeyedExportLimitW = double.NaN;
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _control.Rebase(nowMs);
            _watch.Rebase();
        }

        /// <summary>Whether no write is still to come at the present voltage sample and this limit; true while the inverter is left alone.</summary>
        /// <param name="exportLimitW">Highest export in W, positive.</param>
        /// <returns>False before it was first looked for.</returns>
        public bool IsSettled(double exportLimitW)
        {
            return _watch.IsFailing || (_inverter.IsDiscovered && exportLimitW == _obeyedExportLimitW && _control.IsSettled);
        }

        /// <summary>Prepares the search for the inverter's layout, when it is not known or the inverter was lost.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>The device to run on the bus; null when there is nothing to find or it is to be left alone.</returns>
        public IBusDevice? Find(long nowMs)
        {
            _isFresh = false;
            _wasAsked = (!_inverter.IsDiscovered || _watch.IsLost) && _watch.MayAsk(nowMs);
            if (!_wasAsked)
            {
                return null;
            }

            _inverter.BeginDiscovery();
            return _inverter;
        }

        /// <summary>Takes the outcome of the search.</summary>
        /// <param name="nowMs">The time.</param>
        public void Found(long nowMs)
        {
            if (!_wasAsked)
            {
                return;
            }

            if (_watch.IsFailing && _inverter.IsDiscovered)
            {
                _control.LeaveService();
            }

            _watch.Note(_inverter.IsDiscovered, nowMs);
            _powerW = double.NaN;
            _control.Rate(_inverter.RatedVoltAmpere, _inverter.RatedPowerW, _inverter.RatedReactivePowerVar);
        }

        /// <summary>Prepares a reading.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="isDue">Whether one is due; it is also prepared when the power is not known.</param>
        /// <returns>The device to run on the bus; null without a reading.</returns>
        public IBusDevice? Ask(long nowMs, bool isDue)
        {
            bool mayAsk = _inverter.IsDiscovered && !_watch.IsLost && _watch.MayAsk(nowMs);
            _wasAsked = mayAsk && (isDue || _watch.IsFailing || double.IsNaN(_powerW));
            if (!_wasAsked)
            {
                return null;
            }

            _inverter.BeginReading();
            return _inverter;
        }

        /// <summary>Whether generation can be capped by the envelope or is followed by a function, so that production and consumption must be read together at every step.</summary>
        /// <param name="exportLimitW">Highest export in W, positive.</param>
        /// <returns>True when the limit is below the inverter's rating.</returns>
        public bool MayBeCapped(double exportLimitW)
        {
            return exportLimitW < _inverter.RatedPowerW || _control.FollowsPower;
        }

        /// <summary>Takes the outcome of the reading.</summary>
        /// <param name="nowMs">The time.</param>
        public void Take(long nowMs)
        {
            IsHeldBack = false;
            if (!_wasAsked)
            {
                return;
            }

            bool wasFailing = _watch.IsFailing;
            _isFresh = _inverter.ReadingIsValid && !double.IsNaN(_inverter.Reading.PowerW);
            _watch.Note(_isFresh, nowMs);
            if (_isFresh)
            {
                _powerW = _inverter.Reading.PowerW;
                IsHeldBack = IsAtLimit();
            }

            if ((wasFailing && _isFresh) || (_isFresh && IsAtRest(_inverter.Reading.OperatingState)))
            {
                _control.LeaveService();
            }

            if (wasFailing && _isFresh)
            {
                // It may have restarted while it was silent: tell it again.
                _control.Forget();
            }
        }

        /// <summary>Decides the setpoint and prepares its write when it is worth one.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="meter">Voltage and net power of this cycle.</param>
        /// <param name="exportLimitW">Highest export in W, positive.</param>
        /// <returns>The device to run on the bus; null when there is nothing to write or nobody to tell.</returns>
        public IBusDevice? Obey(long nowMs, HouseMeter meter, double exportLimitW)
        {
            UpdateConsumption(meter);
            _obeyedExportLimitW = exportLimitW;
            Sample(meter);
            _control.HoldVoltage(nowMs, _sample, PowerW);
            _control.LimitExport(exportLimitW, _consumptionW);
            _wasAsked = IsReady && _control.WantsWrite(nowMs);
            if (!_wasAsked)
            {
                return null;
            }

            _inverter.BeginWrite(_control.ActivePowerLimitW, _control.ReactivePowerVar);
            return _inverter;
        }

        /// <summary>Takes the outcome of the write.</summary>
        /// <param name="nowMs">The time.</param>
        public void Wrote(long nowMs)
        {
            if (!_wasAsked)
            {
                return;
            }

            _watch.Note(_inverter.WriteSucceeded, nowMs);
            if (_inverter.WriteSucceeded)
            {
                _control.Written(nowMs);
            }
            else
            {
                _control.Forget();
            }
        }

        /// <summary>Consumption is known from both readings of one cycle, kept while the meter only stumbles, and unknown without a meter.</summary>
        private void UpdateConsumption(HouseMeter meter)
        {
            if (meter.IsFresh && _isFresh)
            {
                _consumptionW = meter.Measurement.NetPowerW - _powerW;
            }
            else if (meter.Watch.IsLost)
            {
                _consumptionW = double.NaN;
            }
        }

        /// <summary>Without sun nothing is held back, however low the limit is.</summary>
        private bool IsAtLimit()
        {
            double toleranceW = HeldWithinPu * _inverter.RatedPowerW;
            double limitW = _control.ActivePowerLimitW;
            return limitW < _inverter.RatedPowerW - toleranceW && -_powerW > toleranceW && -_powerW >= limitW - toleranceW;
        }

        /// <summary>SunSpec operating states off, sleeping, fault and standby.</summary>
        private static bool IsAtRest(int operatingState)
        {
            return operatingState == 1 || operatingState == 2 || operatingState == 7 || operatingState == 8;
        }

        /// <summary>The voltage that the settings ask for, from the meter; the inverter's own mean stands in for a meter that is silent or does not give it.</summary>
        private void Sample(HouseMeter meter)
        {
            Measurement measurement = meter.Measurement;
            _sample.Clear();
            _sample.FrequencyHz = meter.IsFresh ? measurement.FrequencyHz : double.NaN;
            if (!meter.IsFresh)
            {
                _sample.Add(OwnVoltageV(), _control.NominalVoltageV);
                return;
            }

            for (int phase = 0; _control.Input == VoltageInput.PerPhase && phase < PhaseMap.PhaseCount; phase++)
            {
                _sample.Add(measurement.VoltageV[phase], _control.NominalVoltageV);
            }

            if (_sample.Count == 0)
            {
                bool isSequence = _control.Input == VoltageInput.PositiveSequence && !double.IsNaN(measurement.PositiveSequenceV);
                _sample.Add(isSequence ? measurement.PositiveSequenceV : measurement.MeanVoltageV, _control.NominalVoltageV);
            }
        }

        /// <summary>The inverter's own voltage stands in for a meter that is silent; NaN when the inverter was not read in this cycle or has none.</summary>
        private double OwnVoltageV()
        {
            double sumV = 0;
            int count = 0;
            for (int phase = 0; _isFresh && phase < InverterReading.Phases; phase++)
            {
                double voltageV = _inverter.Reading.VoltageV[phase];
                if (_inverter.Reading.HasPhase[phase] && !double.IsNaN(voltageV) && voltageV > 0)
                {
                    sumV += voltageV;
                    count++;
                }
            }

            return count > 0 ? sumV / count : double.NaN;
        }
    }
}
