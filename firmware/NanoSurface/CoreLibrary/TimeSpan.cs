namespace System
{
    // nanoframework.md, Appendix A, System.TimeSpan
    public struct TimeSpan
    {
        private readonly long _ticks;
        public const long TicksPerMillisecond = 10000;
        public const long TicksPerSecond = TicksPerMillisecond * 1000;
        public static readonly TimeSpan Zero;
        public TimeSpan(long ticks) => throw new NotSupportedException();
        public TimeSpan(int hours, int minutes, int seconds) => throw new NotSupportedException();
        public TimeSpan(int days, int hours, int minutes, int seconds) => throw new NotSupportedException();
        public TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds) => throw new NotSupportedException();
        public long Ticks => throw new NotSupportedException();
        public double TotalMilliseconds => throw new NotSupportedException();
        public double TotalSeconds => throw new NotSupportedException();
        public static TimeSpan FromMilliseconds(long value) => throw new NotSupportedException();
        public static TimeSpan FromSeconds(long value) => throw new NotSupportedException();
        public static TimeSpan FromMinutes(long value) => throw new NotSupportedException();
    }
}
