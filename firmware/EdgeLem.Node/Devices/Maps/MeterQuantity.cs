namespace EdgeLem.Node.Devices
{
    /// <summary>What a register of a meter holds. The unit is that of the value after scaling; the sign is load reference after the point's sign factor.</summary>
    public enum MeterQuantity
    {
        /// <summary>Voltage between a line and neutral, V.</summary>
        Voltage = 0,

        /// <summary>Current of a line, A; its sign is dropped.</summary>
        Current = 1,

        /// <summary>Active power of a line or of all lines, W; import positive.</summary>
        ActivePower = 2,

        /// <summary>Reactive power of a line or of all lines, var; absorbed (inductive) positive.</summary>
        ReactivePower = 3,

        /// <summary>Frequency, Hz.</summary>
        Frequency = 4,

        /// <summary>Counter of imported active energy of all lines, Wh.</summary>
        ImportEnergy = 5,

        /// <summary>Counter of exported active energy of all lines, Wh, positive.</summary>
        ExportEnergy = 6,

        /// <summary>Ratio of the current transformers, that currents, powers and energies are to be multiplied with; read once.</summary>
        CurrentRatio = 7,

        /// <summary>Ratio of the voltage transformers, that voltages, powers and energies are to be multiplied with; read once.</summary>
        VoltageRatio = 8,
    }
}
