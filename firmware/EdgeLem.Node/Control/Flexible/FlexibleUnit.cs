using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// A flexible device on the bus as a cycle works it: found, read, decided, written, one job at a time. Every job may fail; the next cycle goes on from there, and a device that
    /// was silent is told again what it is to do.
    /// </summary>
    public abstract class FlexibleUnit
    {
        private readonly IBusDevice _device;
        private readonly InverterWatch _watch = new InverterWatch();
        private long _writtenMs = long.MinValue;
        private double _written = double.NaN;
        private double _powerW = double.NaN;

        /// <summary>Creates it.</summary>
        /// <param name="device">The device.</param>
        protected FlexibleUnit(IBusDevice device)
        {
            _device = device;
        }

        /// <summary>Power in W as last read, load reference; NaN when not known or lost.</summary>
        public double PowerW => _watch.IsLost ? double.NaN : _powerW;

        /// <summary>Whether it answers.</summary>
        public bool IsReady => IsKnown && !_watch.IsFailing;

        /// <summary>Whether its layout is known.</summary>
        protected abstract bool IsKnown { get; }

        /// <summary>Whether the last reading job brought a sound reading.</summary>
        protected abstract bool ReadingIsValid { get; }

        /// <summary>Whether the last write job was confirmed.</summary>
        protected abstract bool WriteSucceeded { get; }

        /// <summary>Power in W of the last reading.</summary>
        protected abstract double ReadPowerW { get; }

        /// <summary>The present setpoint, in the device's own unit; not NaN.</summary>
        protected abstract double Setpoint { get; }

        /// <summary>Change of the setpoint above which it is written.</summary>
        protected abstract double SetpointStep { get; }

        /// <summary>Longest time between two writes, ms.</summary>
        protected abstract long RefreshMs { get; }

        /// <summary>Prepares the device for the search of its layout or for a reading, whichever is next.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>The device to run on the bus; null when it is to be left alone.</returns>
        public IBusDevice? Ask(long nowMs)
        {
            if (!_watch.MayAsk(nowMs))
            {
                return null;
            }

            if (IsKnown)
            {
                BeginReading();
            }
            else
            {
                BeginDiscovery();
            }

            return _device;
        }

        /// <summary>Takes the outcome of what <see cref="Ask"/> prepared.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="wasKnown">Whether it was a reading.</param>
        public void Take(long nowMs, bool wasKnown)
        {
            bool succeeded = wasKnown ? ReadingIsValid : IsKnown;
            if (_watch.IsFailing && succeeded)
            {
                _written = double.NaN;
            }

            _watch.Note(succeeded, nowMs);
            _powerW = wasKnown && succeeded ? ReadPowerW : wasKnown ? _powerW : double.NaN;
        }

        /// <summary>Whether it is to be read next, not looked for.</summary>
        public bool WillRead => IsKnown;

        /// <summary>Decides the setpoint.</summary>
        /// <param name="situation">House, envelope and dispatch; what this device is set to is noted in it.</param>
        public abstract void Decide(FlexibleSituation situation);

        /// <summary>Prepares the write of the setpoint when it is worth one.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>The device to run on the bus; null when there is nothing to write or nobody to tell.</returns>
        public IBusDevice? Obey(long nowMs)
        {
            double change = Setpoint - _written;
            bool isNews = double.IsNaN(change) || change > SetpointStep || change < -SetpointStep || (Setpoint == 0 && change != 0);
            bool isOld = _writtenMs == long.MinValue || nowMs - _writtenMs >= RefreshMs;
            if (!IsReady || (!isNews && !isOld))
            {
                return null;
            }

            BeginWrite(Setpoint);
            return _device;
        }

        /// <summary>Takes the outcome of the write.</summary>
        /// <param name="nowMs">The time.</param>
        public void Wrote(long nowMs)
        {
            _watch.Note(WriteSucceeded, nowMs);
            _written = WriteSucceeded ? Setpoint : double.NaN;
            _writtenMs = WriteSucceeded ? nowMs : long.MinValue;
        }

        /// <summary>Starts the search for its layout.</summary>
        protected abstract void BeginDiscovery();

        /// <summary>Starts a reading.</summary>
        protected abstract void BeginReading();

        /// <summary>Starts a write.</summary>
        /// <param name="setpoint">In the device's own unit.</param>
        protected abstract void BeginWrite(double setpoint);
    }
}
