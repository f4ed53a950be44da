namespace EdgeLem.Node.Control
{
    /// <summary>
    /// Brings a target over from one function to another in a straight line of time, 5 to 300 s (IEEE 1547-2018 clause 4.6.3). The old side is the output at the
    /// change, not the old curve: it needs no second evaluation and cannot move any more.
    /// </summary>
    public sealed class ModeBlend
    {
        private double _from;
        private double _lengthMs;
        private long _startMs;
        private bool _isPending;

        /// <summary>Whether a blend is under way or begins with the next sample.</summary>
        public bool IsRunning { get; private set; }

        /// <summary>Begins a blend at the next sample.</summary>
        /// <param name="from">The output at the change.</param>
        /// <param name="lengthS">Length in s; 0 for none.</param>
        public void Begin(double from, double lengthS)
        {
            _from = from;
            _lengthMs = lengthS * 1000;
            _isPending = _lengthMs > 0;
            IsRunning = _isPending;
        }

        /// <summary>The target to aim at.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="target">What the new function asks for.</param>
        /// <returns>Between the old output and the new target; the target itself when the blend is over.</returns>
        public double Mix(long nowMs, double target)
        {
            if (_isPending)
            {
                _isPending = false;
                _startMs = nowMs;
            }

            double passedMs = nowMs - _startMs;
            if (!IsRunning || passedMs >= _lengthMs)
            {
                IsRunning = false;
                return target;
            }

            return passedMs <= 0 ? _from : _from + ((target - _from) * passedMs / _lengthMs);
        }

        /// <summary>Takes a clock that was set: the blend ends.</summary>
        public void End()
        {
            IsRunning = false;
            _isPending = false;
        }
    }
}
