namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// What an inverter shows at one instant, in load reference: generation negative. Arrays are indexed by the inverter's phase terminals A, B, C
    /// = 0 to 2. The driver refills one object.
    /// </summary>
    public sealed class InverterReading
    {
        /// <summary>How many phases the arrays have.</summary>
        public const int Phases = 3;

        /// <summary>Active power of all phases, W; generation negative.</summary>
        public double PowerW { get; set; }

        /// <summary>Whether the device gives <see cref="ReactivePowerVar"/>.</summary>
        public bool HasReactivePower { get; set; }

        /// <summary>Reactive power of all phases, var; absorbed positive. 0 when the device does not give it.</summary>
        public double ReactivePowerVar { get; set; }

        /// <summary>Whether the device gives the voltage of a phase; its current too, but for a few inverters that only give the sum.</summary>
        public bool[] HasPhase { get; } = new bool[Phases];

        /// <summary>Voltage between phase and neutral, V; 0 when the device does not give it.</summary>
        public double[] VoltageV { get; } = new double[Phases];

        /// <summary>Current, A, without sign; 0 when the device does not give it.</summary>
        public double[] CurrentA { get; } = new double[Phases];

        /// <summary>Whether the device gives <see cref="FrequencyHz"/>; it may not while it sleeps.</summary>
        public bool HasFrequency { get; set; }

        /// <summary>Frequency, Hz; 0 when the device does not give it.</summary>
        public double FrequencyHz { get; set; }

        /// <summary>Operating state by SunSpec's list: 1 off, 2 sleeping, 3 starting, 4 MPPT, 5 throttled, 6 shutting down, 7 fault, 8 standby; 0 when not given.</summary>
        public int OperatingState { get; set; }

        /// <summary>Whether the device gives <see cref="EnergyWh"/>.</summary>
        public bool HasEnergy { get; set; }

        /// <summary>Counter of generated energy, Wh, positive; 0 when the device does not give it.</summary>
        public long EnergyWh { get; set; }
    }
}
