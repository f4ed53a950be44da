using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>Watches the two heaps. What leaks in the field leaks slowly: a planned restart with all records on flash is better than an exception anywhere.</summary>
    public sealed class MemoryWatch
    {
        /// <summary>Least free managed heap, bytes.</summary>
        public const long LeastManagedBytes = 8192;

        /// <summary>Least largest native block, bytes: what Wi-Fi takes for one frame with its headers, four times.</summary>
        public const long LeastNativeBlockBytes = 8192;

        private const long NativePeriodMs = 60000;
        private const long ManagedPeriodMs = 600000;
        private const int FindingsUntilLow = 3;

        private readonly IBoardRuntime _runtime;
        private long _nextNativeTick;
        private long _nextManagedTick;
        private int _lowNative;
        private int _lowManaged;

        /// <summary>Creates a watch.</summary>
        /// <param name="runtime">The board's memory.</param>
        public MemoryWatch(IBoardRuntime runtime)
        {
            _runtime = runtime;
        }

        /// <summary>Free managed heap when last looked at, bytes; -1 before.</summary>
        public long ManagedBytes { get; private set; } = -1;

        /// <summary>Largest native block when last looked at, bytes; -1 before or when the board does not tell.</summary>
        public long NativeBlockBytes { get; private set; } = -1;

        /// <summary>Whether one of them was too low three times in a row.</summary>
        public bool IsLow => _lowNative >= FindingsUntilLow || _lowManaged >= FindingsUntilLow;

        /// <summary>Looks when it is time: the native heap every minute; the managed one every ten, because that costs a collection.</summary>
        /// <param name="tickMs">Uptime in ms.</param>
        public void Look(long tickMs)
        {
            if (tickMs >= _nextNativeTick)
            {
                _nextNativeTick = tickMs + NativePeriodMs;
                LookAtNative();
            }

            if (tickMs >= _nextManagedTick)
            {
                _nextManagedTick = tickMs + ManagedPeriodMs;
                ManagedBytes = _runtime.FreeManagedBytes();
                _lowManaged = ManagedBytes < LeastManagedBytes ? _lowManaged + 1 : 0;
            }
        }

        private void LookAtNative()
        {
            if (_runtime.TryNativeMemory(out long freeBytes, out long largestBytes))
            {
                NativeBlockBytes = largestBytes;
                _lowNative = largestBytes < LeastNativeBlockBytes ? _lowNative + 1 : 0;
            }
        }
    }
}
