namespace EdgeLem.Contracts
{
    /// <summary>
    /// One reading of one node at one instant, in load reference: import and inductive reactive power positive.
    /// Arrays have three elements indexed [phase] A, B, C; a phase that is not connected, or a value that the
    /// meter does not measure, is NaN here and <c>null</c> in JSON.
    /// </summary>
    public sealed class MeasurementMessage
    {
        /// <summary>Boot id of the sender.</summary>
        public string Boot { get; set; } = "";

        /// <summary>Sequence number, rising by one per message of this node in this boot.</summary>
        public long Seq { get; set; }

        /// <summary>Instant of the reading in UTC epoch seconds.</summary>
        public long At { get; set; }

        /// <summary>One of <see cref="ReadingQuality"/>.</summary>
        public string Quality { get; set; } = "";

        /// <summary>Phase-to-neutral voltage in V, two decimals; shape [3].</summary>
        public double[] VoltageV { get; set; } = new double[3];

        /// <summary>Current in A, three decimals, unsigned; shape [3].</summary>
        public double[] CurrentA { get; set; } = new double[3];

        /// <summary>Active power in W, one decimal, import positive; shape [3].</summary>
        public double[] PowerW { get; set; } = new double[3];

        /// <summary>Reactive power in var, one decimal, inductive positive; shape [3].</summary>
        public double[] ReactivePowerVar { get; set; } = new double[3];

        /// <summary>Frequency in Hz, three decimals; NaN when the meter did not say.</summary>
        public double FrequencyHz { get; set; }
    }
}
