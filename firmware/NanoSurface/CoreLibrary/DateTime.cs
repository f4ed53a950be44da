namespace System
{
    // nanoframework.md, Appendix A, System.DateTime
    public struct DateTime
    {
        private readonly ulong _ticks;
        public static readonly DateTime UnixEpoch;
        public static DateTime UtcNow => throw new NotSupportedException();
        public long Ticks => throw new NotSupportedException();
        public static TimeSpan operator -(DateTime d1, DateTime d2) => throw new NotSupportedException();
    }
}
