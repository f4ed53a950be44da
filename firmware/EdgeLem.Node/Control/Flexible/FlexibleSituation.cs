namespace EdgeLem.Node.Control
{
    /// <summary>
    /// What the flexible devices decide on in one cycle: what the rest of the house does, and what the envelope and the dispatch ask for. Load reference: import and charging
    /// positive. One object, refilled.
    /// </summary>
    public sealed class FlexibleSituation
    {
        /// <summary>The time in ms.</summary>
        public long NowMs { get; set; }

        /// <summary>Whether the meter counts as lost: nobody knows what the house does.</summary>
        public bool MeterIsLost { get; set; }

        /// <summary>Net power without storage and wallbox, W; NaN when not known in this cycle.</summary>
        public double BaseW { get; set; } = double.NaN;

        /// <summary>Mean phase-to-neutral voltage, V; NaN when not known.</summary>
        public double VoltageV { get; set; } = double.NaN;

        /// <summary>Highest import in W, positive.</summary>
        public double ImportLimitW { get; set; }

        /// <summary>Highest export in W, positive.</summary>
        public double ExportLimitW { get; set; }

        /// <summary>Net power that the storage is to bring about, W: what was traded locally, 0 without a dispatch.</summary>
        public double WantedNetW { get; set; }

        /// <summary>Power that the wallbox takes now, W; 0 without one.</summary>
        public double VehicleW { get; set; }

        /// <summary>Power that the wallbox may take with the setpoint of this cycle, W.</summary>
        public double VehiclePlannedW { get; set; }

        /// <summary>Power that the storage is set to in this cycle, W; 0 without one.</summary>
        public double StoragePlannedW { get; set; }

        /// <summary>Import that is left to storage and wallbox, W; negative when the rest of the house exceeds the limit.</summary>
        public double ImportRoomW => ImportLimitW - BaseW;

        /// <summary>The least that storage and wallbox must take together, W; negative when they may deliver.</summary>
        public double LeastW => -ExportLimitW - BaseW;
    }
}
