using EdgeLem.Contracts;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Metering
{
    /// <summary>The meter as the node uses it: readings by phase, whether it can be trusted, and what each interval brought.</summary>
    /// <remarks>
    /// Counters count for an interval's end when they are read at it or within a tenth of the interval after it (2 to 60 s). An end without such a
    /// reading gets no energy message: the next one covers both intervals, because counters are absolute. While the time is not known no interval
    /// ends: its counters would carry a wrong time, and later ones hold their energy.
    /// </remarks>
    public sealed class HouseMeter
    {
        private const long ShortestGraceMs = 2000;
        private const long LongestGraceMs = 60000;

        private readonly IMeter _meter;
        private readonly PhaseMap _phases;
        private readonly IntervalRecord _running = new IntervalRecord();
        private bool _wasAsked;
        private long _askedAtMs;
        private bool _endWasTried;
        private long _startImportWh = -1;
        private long _startExportWh = -1;
        private bool _timeIsKnown = true;

        /// <summary>Creates it before the first reading.</summary>
        /// <param name="meter">The meter's driver.</param>
        /// <param name="phases">The wiring.</param>
        public HouseMeter(IMeter meter, PhaseMap phases)
        {
            _meter = meter;
            _phases = phases;
        }

        /// <summary>The interval grid.</summary>
        public IntervalGrid Grid { get; } = new IntervalGrid();

        /// <summary>The counters over roll-over, reset and exchange.</summary>
        public CounterTrack Counters { get; } = new CounterTrack();

        /// <summary>Whether the meter answers.</summary>
        public MeterWatch Watch { get; } = new MeterWatch();

        /// <summary>The last good reading.</summary>
        public Measurement Measurement { get; } = new Measurement();

        /// <summary>The running interval.</summary>
        public IntervalRecord Running => _running;

        /// <summary>Whether the reading of this cycle brought sound values.</summary>
        public bool IsFresh { get; private set; }

        /// <summary>When the running interval must be looked at in ms: at its end, and again when the time for late counters is over; <see cref="long.MaxValue"/> while grid or time are not known.</summary>
        public long IntervalDueMs => !Grid.IsKnown || !_timeIsKnown ? long.MaxValue : _endWasTried ? _running.EndMs + GraceMs : _running.EndMs;

        private long GraceMs
        {
            get
            {
                long tenthMs = Grid.IntervalSeconds * 100;
                return tenthMs < ShortestGraceMs ? ShortestGraceMs : tenthMs > LongestGraceMs ? LongestGraceMs : tenthMs;
            }
        }

        /// <summary>Takes a gate; another grid than before starts the running interval anew.</summary>
        /// <param name="gate">A checked gate message.</param>
        /// <param name="nowMs">The time.</param>
        public void Lay(GateMessage gate, long nowMs)
        {
            if (Grid.Lay(gate))
            {
                RestartAt(Grid.StartOf(nowMs / 1000) * 1000);
                ForgetCounters();
            }
        }

        /// <summary>Goes on where an earlier boot stopped: its intervals and counters. A gate message may lay another grid later.</summary>
        /// <param name="newest">The newest stored record.</param>
        /// <param name="nowMs">The time.</param>
        public void Resume(EnergyRecord newest, long nowMs)
        {
            Counters.Resume(newest.ImportWh, newest.ExportWh);
            if (!Grid.IsKnown && Grid.Lay(newest.IntervalStartS, newest.IntervalSeconds))
            {
                RestartAt(Grid.StartOf(nowMs / 1000) * 1000);
            }
        }

        /// <summary>Takes whether the time is known; when it becomes known, the running interval begins anew by it.</summary>
        /// <param name="isKnown">Whether it is.</param>
        /// <param name="nowMs">The time.</param>
        public void SetTimeKnown(bool isKnown, long nowMs)
        {
            if (isKnown && !_timeIsKnown && Grid.IsKnown)
            {
                RestartAt(Grid.StartOf(nowMs / 1000) * 1000);
                ForgetCounters();
            }

            _timeIsKnown = isKnown;
        }

        /// <summary>Prepares a reading, unless the meter is lost and its next try is not due.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="everything">Whether frequency and counters are wanted; they are read at an interval's end in any case.</param>
        /// <returns>The device to run on the bus; null without one.</returns>
        public IBusDevice? Ask(long nowMs, bool everything)
        {
            IsFresh = false;
            _askedAtMs = nowMs;
            _wasAsked = Watch.MayAsk(nowMs);
            if (!_wasAsked)
            {
                return null;
            }

            _meter.BeginReading(everything || nowMs >= _running.EndMs || !Measurement.Exists);
            return _meter;
        }

        /// <summary>Takes the outcome of the reading.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>True when the meter was lost or came back with it.</returns>
        public bool Take(long nowMs)
        {
            if (!_wasAsked)
            {
                return false;
            }

            IsFresh = _meter.ReadingIsValid && Measurement.TryTake(_meter.Reading, _phases, nowMs);
            if (IsFresh)
            {
                _running.Sample(nowMs, Measurement.NetPowerW);
            }

            return Watch.Note(IsFresh, nowMs);
        }

        /// <summary>Ends the running interval when its time has come; to be called after <see cref="Take"/>.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="energy">Receives the interval and, when the meter gave them in time, the counters with the instant of reading; without them that instant is 0.</param>
        /// <param name="meanW">Mean net power of the interval in W; NaN when too little is known or it did not end.</param>
        /// <returns>Whether an interval ended.</returns>
        public bool TryEndInterval(long nowMs, EnergyMessage energy, out double meanW)
        {
            meanW = double.NaN;
            if (!Grid.IsKnown || !_timeIsKnown || nowMs < _running.EndMs)
            {
                return false;
            }

            SkipMissed(nowMs);
            if (_askedAtMs < _running.EndMs)
            {
                // This reading began before the end: the next one, due at once, brings the counters.
                return false;
            }

            bool hasCounters = IsFresh && _meter.Reading.HasEnergy && nowMs <= _running.EndMs + GraceMs;
            if (!hasCounters && nowMs < _running.EndMs + GraceMs)
            {
                _endWasTried = true;
                return false;
            }

            energy.IntervalStart = _running.StartMs / 1000;
            energy.IntervalSeconds = Grid.IntervalSeconds;
            energy.At = hasCounters ? nowMs / 1000 : 0;
            meanW = hasCounters ? CloseWithCounters(energy) : CloseWithout();
            RestartAt(_running.EndMs);
            return true;
        }

        private double CloseWithCounters(EnergyMessage energy)
        {
            Counters.Follow(_meter.Reading);
            energy.ImportWh = _meter.Reading.ImportWh;
            energy.ExportWh = _meter.Reading.ExportWh;

            // A counter that went back is an exchanged meter: its difference says nothing.
            bool isWhole = _startImportWh >= 0 && energy.ImportWh >= _startImportWh && energy.ExportWh >= _startExportWh;
            double usedWh = isWhole ? energy.ImportWh - _startImportWh - (energy.ExportWh - _startExportWh) : double.NaN;
            _startImportWh = energy.ImportWh;
            _startExportWh = energy.ExportWh;
            return _running.CloseMeanW(usedWh);
        }

        private double CloseWithout()
        {
            ForgetCounters();
            return _running.CloseMeanW(double.NaN);
        }

        private void SkipMissed(long nowMs)
        {
            long newestEndMs = Grid.StartOf(nowMs / 1000) * 1000;
            if (newestEndMs > _running.EndMs)
            {
                RestartAt(newestEndMs - (Grid.IntervalSeconds * 1000));
                ForgetCounters();
            }
        }

        private void RestartAt(long startMs)
        {
            _running.Restart(startMs, Grid.IntervalSeconds * 1000);
            _endWasTried = false;
        }

        private void ForgetCounters()
        {
            _startImportWh = -1;
            _startExportWh = -1;
        }
    }
}
