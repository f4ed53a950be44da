namespace System
{
    // nanoframework.md, Appendix A, System.DateTime
    public struct DateTime
    {
        private readonly ulong _ticks;
        public static readonly DateTime UnixEpoch;
        public DateTime(long ticks) => throw new NotSupportedException();
        public DateTime(int year, int month, int day) => throw new NotSupportedException();
        public DateTime(int year, int month, int day, int hour, int minute, int second) => throw new NotSupportedException();
        public DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond) => throw new NotSupportedException();
        public DateTime AddMilliseconds(double val) => throw new NotSupportedException();
        public DateTime AddSeconds(double val) => throw new NotSupportedException();
        public DateTime AddTicks(long val) => throw new NotSupportedException();
        public int Day => throw new NotSupportedException();
        public int Hour => throw new NotSupportedException();
        public int Millisecond => throw new NotSupportedException();
        public int Minute => throw new NotSupportedException();
        public int Month => throw new NotSupportedException();
        public static DateTime UtcNow => throw new NotSupportedException();
        public int Second => throw new NotSupportedException();
        public long Ticks => throw new NotSupportedException();
        public int Year => throw new NotSupportedException();
        public TimeSpan Subtract(DateTime val) => throw new NotSupportedException();
        public DateTime Subtract(TimeSpan val) => throw new NotSupportedException();
        public string ToString(string format) => throw new NotSupportedException();
        public static DateTime operator +(DateTime d, TimeSpan t) => throw new NotSupportedException();
        public static DateTime operator -(DateTime d, TimeSpan t) => throw new NotSupportedException();
        public static TimeSpan operator -(DateTime d1, DateTime d2) => throw new NotSupportedException();
        public static bool operator ==(DateTime d1, DateTime d2) => throw new NotSupportedException();
        public static bool operator !=(DateTime t1, DateTime t2) => throw new NotSupportedException();
        public static bool operator <(DateTime t1, DateTime t2) => throw new NotSupportedException();
        public static bool operator <=(DateTime t1, DateTime t2) => throw new NotSupportedException();
        public static bool operator >(DateTime t1, DateTime t2) => throw new NotSupportedException();
        public static bool operator >=(DateTime t1, DateTime t2) => throw new NotSupportedException();
        public static DateTime FromUnixTimeSeconds(long seconds) => throw new NotSupportedException();
        public long ToUnixTimeSeconds() => throw new NotSupportedException();
    }
}
