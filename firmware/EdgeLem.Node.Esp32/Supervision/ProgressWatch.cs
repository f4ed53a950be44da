using EdgeLem.Node.Esp32.Hosting;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>Whether a worker still gets something done.</summary>
    public sealed class ProgressWatch
    {
        private readonly IWorker _worker;
        private readonly long _patienceMs;
        private int _seen = -1;
        private long _seenTick;

        /// <summary>Creates a watch.</summary>
        /// <param name="worker">The worker.</param>
        /// <param name="patienceMs">Longest time without progress that is no fault, ms.</param>
        public ProgressWatch(IWorker worker, long patienceMs)
        {
            _worker = worker;
            _patienceMs = patienceMs;
        }

        /// <summary>Name of the worker.</summary>
        public string Name => _worker.Name;

        /// <summary>Looks at the worker.</summary>
        /// <param name="tickMs">Uptime in ms.</param>
        /// <returns>How long it has been without progress beyond its patience, ms; 0 while all is well.</returns>
        public long OverdueMs(long tickMs)
        {
            int progress = _worker.Progress;
            if (progress != _seen)
            {
                _seen = progress;
                _seenTick = tickMs;
            }

            long overdueMs = tickMs - _seenTick - _patienceMs;
            return overdueMs > 0 ? overdueMs : 0;
        }
    }
}
