using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>The model that takes power limit and reactive power: 123, or 704.</summary>
    internal interface ISunSpecControls
    {
        /// <summary>True when the job has no further request.</summary>
        public bool IsFinished { get; }

        /// <summary>True when the device shows what was wanted.</summary>
        public bool IsConfirmed { get; }

        /// <summary>Whether the model, as read at discovery, takes a power limit.</summary>
        public bool TakesLimit(SunSpecModel model);

        /// <summary>Whether the model takes a reactive setpoint that the ratings give a meaning.</summary>
        public bool TakesReactive(SunSpecModel model);

        /// <summary>Starts a job on the model at the address.</summary>
        public void Begin(int address, SunSpecSetpoint setpoint);

        /// <summary>Sets the next read or write.</summary>
        public void SetRequest(ModbusRequest request);

        /// <summary>Takes the result; gives a fault of <see cref="DeviceFault"/>, or 0.</summary>
        public int Complete(ModbusMaster master);
    }
}
