namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// What a meter shows at one instant, in load reference. Arrays are indexed by meter line, L1 to L3 = 0 to 2; a line that is not wired reads 0.
    /// The driver refills one object.
    /// </summary>
    public sealed class MeterReading
    {
        /// <summary>How many lines the arrays have.</summary>
        public const int Lines = 3;

        /// <summary>Voltage between line and neutral, V, per line.</summary>
        public double[] VoltageV { get; } = new double[Lines];

        /// <summary>Whether the meter gives <see cref="LineVoltageV"/>.</summary>
        public bool HasLineVoltage { get; set; }

        /// <summary>Voltage between lines, V: L1 to L2, L2 to L3, L3 to L1. Without meaning unless <see cref="HasLineVoltage"/>.</summary>
        public double[] LineVoltageV { get; } = new double[Lines];

        /// <summary>Current, A, per line, without sign; NaN where the meter does not give it.</summary>
        public double[] CurrentA { get; } = new double[Lines];

        /// <summary>Active power, W, per line; import positive.</summary>
        public double[] PowerW { get; } = new double[Lines];

        /// <summary>Reactive power, var, per line; absorbed (inductive) positive; NaN where the meter does not give it per line.</summary>
        public double[] ReactivePowerVar { get; } = new double[Lines];

        /// <summary>Reactive power of all lines as one value, var, absorbed positive, from a meter that gives it so; NaN otherwise.</summary>
        public double ReportedReactivePowerVar { get; set; } = double.NaN;

        /// <summary>True when this job also read <see cref="FrequencyHz"/>, <see cref="ImportWh"/> and <see cref="ExportWh"/>; else they are those of an earlier job, or 0.</summary>
        public bool HasEnergy { get; set; }

        /// <summary>Frequency, Hz; NaN when the meter does not give it.</summary>
        public double FrequencyHz { get; set; }

        /// <summary>Counter of imported energy, Wh.</summary>
        public long ImportWh { get; set; }

        /// <summary>Counter of exported energy, Wh; 0 from a meter that does not count it.</summary>
        public long ExportWh { get; set; }

        /// <summary>Where the counters begin again at 0, Wh: 4294967296 for an unsigned 32-bit counter in Wh. 0, the default, when the data sheet names no such place.</summary>
        public long RollsOverAtWh { get; set; }

        /// <summary>Sum of <see cref="PowerW"/>.</summary>
        public double TotalPowerW => PowerW[0] + PowerW[1] + PowerW[2];

        /// <summary>Reactive power of all lines, var: the sum of <see cref="ReactivePowerVar"/>, or else <see cref="ReportedReactivePowerVar"/>; NaN without either.</summary>
        public double TotalReactivePowerVar
        {
            get
            {
                double sumVar = ReactivePowerVar[0] + ReactivePowerVar[1] + ReactivePowerVar[2];
                return double.IsNaN(sumVar) ? ReportedReactivePowerVar : sumVar;
            }
        }
    }
}
