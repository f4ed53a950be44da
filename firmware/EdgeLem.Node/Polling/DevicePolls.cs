using System;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Polling
{
    /// <summary>
    /// Reads the bus's further devices in turn, each at its period, and leaves lost ones alone. Where a cycle has no time for all, the next one goes on
    /// with the device after the last one, so that none starves.
    /// </summary>
    public sealed class DevicePolls
    {
        private const int None = -1;

        private IPolledDevice[] _devices = new IPolledDevice[0];
        private DeviceWatch[] _watches = new DeviceWatch[0];
        private long[] _periodsMs = new long[0];
        private long[] _dueMs = new long[0];
        private int _last = None;
        private long _cycleStartMs;
        private bool _hasPolled;
        private bool _wasFailing;
        private bool _isStarted;

        /// <summary>How many devices there are.</summary>
        public int Count => _devices.Length;

        /// <summary>When the next poll is due in ms; <see cref="long.MaxValue"/> without devices and before the first cycle.</summary>
        public long DueMs
        {
            get
            {
                long earliestMs = long.MaxValue;
                for (int i = 0; _isStarted && i < _devices.Length; i++)
                {
                    earliestMs = _dueMs[i] < earliestMs ? _dueMs[i] : earliestMs;
                }

                return earliestMs;
            }
        }

        /// <summary>Whether a device answers.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1, in the order in which they were added.</param>
        /// <returns>Its watch.</returns>
        public DeviceWatch WatchOf(int index)
        {
            return _watches[index];
        }

        internal void Add(IPolledDevice device, long periodMs)
        {
            if (periodMs < 100 || periodMs > 86400000)
            {
                throw new ArgumentOutOfRangeException(nameof(periodMs), "A device is polled every 100 to 86400000 ms.");
            }

            int count = _devices.Length;
            _devices = (IPolledDevice[])Longer(_devices, new IPolledDevice[count + 1]);
            _watches = (DeviceWatch[])Longer(_watches, new DeviceWatch[count + 1]);
            _periodsMs = (long[])Longer(_periodsMs, new long[count + 1]);
            _dueMs = (long[])Longer(_dueMs, new long[count + 1]);
            _devices[count] = device;
            _watches[count] = new DeviceWatch(RetryPlan.ForOthers());
            _periodsMs[count] = periodMs;
            _dueMs[count] = long.MinValue;
        }

        internal void BeginCycle(long nowMs)
        {
            _isStarted = true;
            _cycleStartMs = nowMs;
            _hasPolled = false;
        }

        /// <summary>Prepares the reading of the next device that is due.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="untilMs">When the next cycle wants to begin; a cycle that is late already polls one device only.</param>
        /// <returns>The device to run on the bus; null when none is due or there is no time left.</returns>
        internal IBusDevice? Next(long nowMs, long untilMs)
        {
            if (_hasPolled && nowMs >= untilMs)
            {
                return null;
            }

            for (int step = 1; step <= _devices.Length; step++)
            {
                int index = (_last + step) % _devices.Length;
                if (nowMs >= _dueMs[index])
                {
                    return Begin(index);
                }
            }

            return null;
        }

        /// <summary>Takes the outcome of the reading.</summary>
        /// <param name="nowMs">The time.</param>
        internal void Take(long nowMs)
        {
            DeviceWatch watch = _watches[_last];
            _wasFailing = watch.IsFailing;
            watch.Note(_devices[_last].ReadingIsValid, nowMs);
            _dueMs[_last] = watch.IsFailing ? watch.RetryAtMs : NextDueMs(nowMs);
        }

        private IBusDevice Begin(int index)
        {
            _last = index;
            _hasPolled = true;
            _devices[index].BeginReading();
            return _devices[index];
        }

        /// <summary>
        /// The grid of the period is kept, so that delays do not add up, and begins with a cycle, so that all devices of one period are due together and
        /// the meter is not read once for each of them; what was missed is left out.
        /// </summary>
        private long NextDueMs(long nowMs)
        {
            long periodMs = _periodsMs[_last];
            long originMs = _dueMs[_last] == long.MinValue || _wasFailing ? _cycleStartMs : _dueMs[_last];
            return originMs + ((((nowMs - originMs) / periodMs) + 1) * periodMs);
        }

        private static Array Longer(Array old, Array room)
        {
            Array.Copy(old, room, old.Length);
            return room;
        }
    }
}
