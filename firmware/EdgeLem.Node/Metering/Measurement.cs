using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Metering
{
    /// <summary>The last good reading of the meter, by phase, in load reference. One object, refilled.</summary>
    public sealed class Measurement
    {
        /// <summary>Voltage in V, NaN where no line is connected; shape [3] by phase A, B, C.</summary>
        public double[] VoltageV { get; } = new double[PhaseMap.PhaseCount];

        /// <summary>Current in A, unsigned, NaN where no line is connected or the meter does not give it; shape [3] by phase.</summary>
        public double[] CurrentA { get; } = new double[PhaseMap.PhaseCount];

        /// <summary>Active power in W, import positive, NaN where no line is connected; shape [3] by phase.</summary>
        public double[] PowerW { get; } = new double[PhaseMap.PhaseCount];

        /// <summary>Reactive power in var, inductive positive, NaN where no line is connected or the meter does not give it; shape [3] by phase.</summary>
        public double[] ReactivePowerVar { get; } = new double[PhaseMap.PhaseCount];

        /// <summary>Frequency in Hz as of the last full reading; NaN before one and from a meter that does not give it.</summary>
        public double FrequencyHz { get; private set; } = double.NaN;

        /// <summary>Net power of all phases in W, import positive; NaN before the first reading.</summary>
        public double NetPowerW { get; private set; } = double.NaN;

        /// <summary>Mean voltage of the connected phases in V, the voltage of the droop; NaN before the first reading.</summary>
        public double MeanVoltageV { get; private set; } = double.NaN;

        /// <summary>Whether the meter gave all three voltages between lines.</summary>
        public bool HasLineVoltage { get; private set; }

        /// <summary>Positive-sequence voltage, phase to neutral, in V; NaN unless <see cref="HasLineVoltage"/>: phase-to-neutral magnitudes alone do not tell it.</summary>
        public double PositiveSequenceV { get; private set; } = double.NaN;

        /// <summary>When the reading was taken in ms; -1 before the first one.</summary>
        public long AtMs { get; private set; } = -1;

        /// <summary>Whether there was a reading.</summary>
        public bool Exists => AtMs >= 0;

        /// <summary>Takes a reading, unless a connected line's voltage or power is not a number.</summary>
        /// <param name="reading">Values per meter line.</param>
        /// <param name="phases">The wiring.</param>
        /// <param name="nowMs">The time.</param>
        /// <returns>Whether it was taken.</returns>
        public bool TryTake(MeterReading reading, PhaseMap phases, long nowMs)
        {
            double netPowerW = phases.Sum(reading.PowerW);
            double meanVoltageV = phases.Mean(reading.VoltageV);
            if (double.IsNaN(netPowerW) || double.IsNaN(meanVoltageV))
            {
                return false;
            }

            NetPowerW = netPowerW;
            MeanVoltageV = meanVoltageV;
            AtMs = nowMs;
            HasLineVoltage = reading.HasLineVoltage && phases.LineCount == PhaseMap.PhaseCount;
            PositiveSequenceV = HasLineVoltage ? GridSample.PositiveSequenceV(reading.LineVoltageV[0], reading.LineVoltageV[1], reading.LineVoltageV[2]) : double.NaN;
            phases.Map(reading.VoltageV, VoltageV);
            phases.Map(reading.CurrentA, CurrentA);
            phases.Map(reading.PowerW, PowerW);
            phases.Map(reading.ReactivePowerVar, ReactivePowerVar);
            FrequencyHz = reading.HasEnergy ? reading.FrequencyHz : FrequencyHz;
            return true;
        }
    }
}
