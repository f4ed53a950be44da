using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Polling
{
    /// <summary>One device on the bus with its account: what it was asked, how it answered and what bus time it took.</summary>
    public sealed class BusMember
    {
        private bool _hasAnswered;
        private bool _wasAsked;

        internal BusMember(IBusDevice device)
        {
            Device = device;
        }

        /// <summary>The device.</summary>
        public IBusDevice Device { get; }

        /// <summary>Jobs that needed the bus. It wraps.</summary>
        public int Jobs { get; private set; }

        /// <summary>Jobs without a sound answer to any request. It wraps.</summary>
        public int SilentJobs { get; private set; }

        /// <summary>Jobs in a row without a sound answer to any request; not counted further once the device is in quarantine.</summary>
        public int SilentInARow { get; private set; }

        /// <summary>
        /// Whether the device is in quarantine: its last <see cref="DeviceWatch.FailuresUntilLost"/> jobs found it silent, so that it is asked without retries
        /// until it answers. Refusals count as answers: they cost little.
        /// </summary>
        public bool IsQuarantined => SilentInARow >= DeviceWatch.FailuresUntilLost;

        /// <summary>How long the bus was busy with the device, ms: turnarounds, time-outs and retries included.</summary>
        public long BusyMs { get; private set; }

        internal void BeginJob()
        {
            _wasAsked = false;
            _hasAnswered = false;
        }

        internal void Note(ModbusMaster master, long tookMs)
        {
            _wasAsked = true;
            _hasAnswered |= master.Outcome == ModbusOutcome.Done || master.ExceptionCode != 0;
            BusyMs += tookMs;
        }

        internal void EndJob()
        {
            if (!_wasAsked)
            {
                return;
            }

            Jobs++;
            SilentJobs += _hasAnswered ? 0 : 1;
            SilentInARow = _hasAnswered ? 0 : IsQuarantined ? SilentInARow : SilentInARow + 1;
        }
    }
}
