using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// A device on the bus, seen as jobs: one of its Begin methods starts a job, and a job is a sequence of requests. The node asks for a request, runs
    /// it on the <see cref="ModbusMaster"/> and gives the ended master back, until no request is left. Beginning a job drops the one before.
    /// </summary>
    public interface IBusDevice
    {
        /// <summary>The device's model for people to read; empty while unknown.</summary>
        public string Model { get; }

        /// <summary>Why the last job failed: 0, or one of <see cref="DeviceFault"/>.</summary>
        public int FaultCode { get; }

        /// <summary>The meaning of <see cref="FaultCode"/>, for the log; empty without a fault.</summary>
        public string FaultReason { get; }

        /// <summary>Sets the job's next request.</summary>
        /// <param name="request">Receives it.</param>
        /// <returns>False when the job is finished or none was begun.</returns>
        public bool NextRequest(ModbusRequest request);

        /// <summary>Takes the result of the request that <see cref="NextRequest"/> set last.</summary>
        /// <param name="master">The master after the transaction; its registers are read before this returns.</param>
        public void Complete(ModbusMaster master);
    }
}
