using System;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node
{
    /// <summary>
    /// The Modbus line of one house with its meter and, if there is one, its inverter. Runs one device's job at a time as far as it goes without I/O:
    /// the host moves the bytes between <see cref="Master"/> and the port.
    /// </summary>
    public sealed class FieldBus
    {
        private readonly ModbusRequest _request = new ModbusRequest();
        private IBusDevice? _device;
        private bool _awaitsResult;

        /// <summary>Creates a bus at rest.</summary>
        /// <param name="master">The master; nobody else begins requests on it.</param>
        /// <param name="meter">The meter at the connection point.</param>
        /// <param name="inverter">The inverter; null without one.</param>
        /// <exception cref="ArgumentNullException">The master or the meter is missing.</exception>
        public FieldBus(ModbusMaster master, IMeter meter, IInverter? inverter)
        {
            Master = master ?? throw new ArgumentNullException(nameof(master));
            Meter = meter ?? throw new ArgumentNullException(nameof(meter));
            Inverter = inverter;
        }

        /// <summary>The master: tells the host what to write and when to come back.</summary>
        public ModbusMaster Master { get; }

        /// <summary>The meter.</summary>
        public IMeter Meter { get; }

        /// <summary>The inverter; null without one.</summary>
        public IInverter? Inverter { get; }

        /// <summary>Whether a job is under way.</summary>
        public bool IsBusy => _device != null;

        /// <summary>Starts the job that a device's Begin method prepared.</summary>
        /// <param name="device">The device.</param>
        /// <param name="nowMs">The time.</param>
        /// <exception cref="InvalidOperationException">Another job is under way.</exception>
        public void Run(IBusDevice device, long nowMs)
        {
            if (IsBusy)
            {
                throw new InvalidOperationException("The bus runs one job at a time.");
            }

            if (device is ITimedDevice timed)
            {
                timed.SetTime(nowMs);
            }

            _device = device;
            Advance(nowMs);
        }

        /// <summary>Drives the job until it waits for the host or for time, or is finished.</summary>
        /// <param name="nowMs">The time.</param>
        public void Advance(long nowMs)
        {
            while (_device != null)
            {
                Master.Poll(nowMs);
                if (Master.IsBusy)
                {
                    return;
                }

                if (_awaitsResult)
                {
                    _awaitsResult = false;
                    _device.Complete(Master);
                }

                Next(_device, nowMs);
            }
        }

        private void Next(IBusDevice device, long nowMs)
        {
            if (!device.NextRequest(_request))
            {
                _device = null;
                return;
            }

            _awaitsResult = true;
            Master.Begin(_request, nowMs);
        }
    }
}
