using System;
using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>An inverter that is known by a register map and its manufacturer's recipe. See <see cref="InverterCatalogue"/>.</summary>
    /// <remarks>
    /// A write reads what the device was told, writes what differs in the recipe's order, and reads back; so a setpoint that stays costs no write. Registers that
    /// wear are paid for by the options' budget.
    /// </remarks>
    public sealed class MapInverter : IInverter, ITimedDevice, IWriteRecipe
    {
        private enum Job
        {
            None,
            Ratings,
            Proof,
            Reading,
            Write,
        }

        private readonly InverterMap _map;
        private readonly InverterRecipe _recipe;
        private readonly InverterOptions _options;
        private readonly InverterRatings _ratings;
        private readonly RegisterDialogue _dialogue;
        private readonly InverterSetpoint _setpoint = new InverterSetpoint();
        private Job _job;

        internal MapInverter(InverterMap map, InverterRecipe recipe, byte unitId, InverterOptions options)
        {
            string[] errors = options.Check();
            if (errors.Length > 0)
            {
                throw new ArgumentException(errors[0], nameof(options));
            }

            _map = map;
            _recipe = recipe;
            _options = options;
            _ratings = new InverterRatings(options);
            _dialogue = new RegisterDialogue(map, unitId, options.Budget);
        }

        /// <inheritdoc/>
        public string Model => _map.Model;

        /// <inheritdoc/>
        public int FaultCode { get; private set; }

        /// <inheritdoc/>
        public string FaultReason => DeviceFault.ReasonOf(FaultCode);

        /// <inheritdoc/>
        public bool IsDiscovered { get; private set; }

        /// <inheritdoc/>
        public double RatedPowerW => IsDiscovered ? _ratings.PowerW : 0;

        /// <inheritdoc/>
        public double RatedVoltAmpere => IsDiscovered ? _ratings.VoltAmpere : 0;

        /// <inheritdoc/>
        public double RatedReactivePowerVar => IsDiscovered ? _ratings.ReactivePowerVar : 0;

        /// <inheritdoc/>
        public bool ReadingIsValid { get; private set; }

        /// <inheritdoc/>
        public InverterReading Reading { get; } = new InverterReading();

        /// <inheritdoc/>
        public bool WriteSucceeded { get; private set; }

        private double ReactiveSign => _options.ReversesReactivePower ? -1 : 1;

        /// <inheritdoc/>
        public void SetTime(long nowMs)
        {
            _dialogue.SetTime(nowMs);
        }

        /// <inheritdoc/>
        public void BeginDiscovery()
        {
            IsDiscovered = false;
            FaultCode = DeviceFault.None;
            _job = Job.Ratings;
            _dialogue.BeginReading(InverterGroup.Ratings);
            End(_dialogue.IsFinished ? FinishJob() : DeviceFault.None);
        }

        /// <inheritdoc/>
        public void BeginReading()
        {
            ReadingIsValid = false;
            _dialogue.BeginReading(InverterGroup.Telemetry);
            StartOnDiscovered(Job.Reading);
        }

        /// <inheritdoc/>
        public void BeginWrite(double generationLimitW, double reactivePowerVar)
        {
            if (double.IsNaN(generationLimitW) || generationLimitW < 0 || double.IsNaN(reactivePowerVar))
            {
                throw new ArgumentOutOfRangeException(nameof(generationLimitW), "A setpoint is a number, and the generation limit is 0 W or more.");
            }

            WriteSucceeded = false;
            _setpoint.RatedPowerW = _ratings.PowerW;
            _setpoint.RatedVoltAmpere = _ratings.VoltAmpere;
            _setpoint.GenerationLimitW = generationLimitW < _ratings.PowerW ? generationLimitW : _ratings.PowerW;
            _setpoint.ReactivePowerVar = ReactiveSign * SunSpecSetpoint.Clamp(reactivePowerVar, _ratings.ReactivePowerVar);
            _setpoint.RevertS = _options.RevertS;
            _setpoint.FallbackPowerW = _options.FallbackPowerW;
            _dialogue.BeginWriting(InverterGroup.Controls, this);
            StartOnDiscovered(Job.Write);
        }

        /// <inheritdoc/>
        public bool NextRequest(ModbusRequest request)
        {
            if (_job == Job.None)
            {
                return false;
            }

            _dialogue.SetRequest(request);
            return true;
        }

        /// <inheritdoc/>
        public void Complete(ModbusMaster master)
        {
            if (_job == Job.None)
            {
                return;
            }

            int fault = _dialogue.Complete(master);
            if (fault == DeviceFault.None && _dialogue.IsFinished)
            {
                fault = FinishJob();
            }

            End(fault);
        }

        void IWriteRecipe.Fill(WritePlan plan)
        {
            _recipe.Fill(plan, _setpoint);
        }

        private void StartOnDiscovered(Job job)
        {
            _job = IsDiscovered ? job : Job.None;
            FaultCode = IsDiscovered ? DeviceFault.None : DeviceFault.NotDiscovered;
        }

        private void End(int fault)
        {
            FaultCode = fault;
            _job = fault == DeviceFault.None ? _job : Job.None;
        }

        /// <summary>Acts on a finished part of a job: goes on to the next part or ends the job; gives a fault, or 0.</summary>
        private int FinishJob()
        {
            Job finished = _job;
            _job = Job.None;
            switch (finished)
            {
                case Job.Ratings: return FinishRatings();
                case Job.Write: WriteSucceeded = _dialogue.IsConfirmed; return DeviceFault.None;
                default: return TakeTelemetry(finished);
            }
        }

        private int FinishRatings()
        {
            int fault = _ratings.Take(_dialogue);
            if (fault == DeviceFault.None)
            {
                _job = Job.Proof;
                _dialogue.BeginReading(InverterGroup.Telemetry);
            }

            return fault;
        }

        private int TakeTelemetry(Job job)
        {
            int fault = FillReading();
            if (job == Job.Proof)
            {
                IsDiscovered = fault == DeviceFault.None;
            }
            else
            {
                ReadingIsValid = fault == DeviceFault.None;
            }

            return fault;
        }

        private int FillReading()
        {
            double powerW = Value(InverterQuantity.ActivePower);
            bool sleeps = double.IsNaN(powerW) && _map.SleepsWithoutPower;
            if (double.IsNaN(powerW) && !sleeps)
            {
                return DeviceFault.MissingPoint;
            }

            double reactiveVar = Value(InverterQuantity.ReactivePower);
            Reading.PowerW = sleeps ? 0 : powerW;
            Reading.HasReactivePower = !double.IsNaN(reactiveVar);
            Reading.ReactivePowerVar = Reading.HasReactivePower && reactiveVar != 0 ? ReactiveSign * reactiveVar : 0;
            double frequencyHz = Value(InverterQuantity.Frequency);
            SunSpecQuantities.SetFrequency(Reading, !double.IsNaN(frequencyHz), frequencyHz);
            double state = Value(InverterQuantity.State);
            int known = double.IsNaN(state) ? InverterRecipe.Unknown : _recipe.StateOf((int)state);
            Reading.OperatingState = sleeps && known != InverterRecipe.Fault ? InverterRecipe.Sleeping : known;
            FillPhases();
            double energyWh = Value(InverterQuantity.Energy);
            SunSpecQuantities.SetEnergy(Reading, !double.IsNaN(energyWh), double.IsNaN(energyWh) ? 0 : energyWh);
            return SunSpecQuantities.Check(Reading);
        }

        private void FillPhases()
        {
            for (int phase = 0; phase < InverterReading.Phases; phase++)
            {
                double voltageV = _dialogue.Value(InverterQuantity.Voltage, phase + 1);
                double currentA = _dialogue.Value(InverterQuantity.Current, phase + 1);
                bool has = !double.IsNaN(voltageV) && voltageV > 0;
                SunSpecQuantities.SetPhase(Reading, phase, has, has ? voltageV : 0, double.IsNaN(currentA) ? 0 : (currentA < 0 ? -currentA : currentA));
            }
        }

        private double Value(InverterQuantity quantity)
        {
            return _dialogue.Value(quantity, 0);
        }
    }
}
