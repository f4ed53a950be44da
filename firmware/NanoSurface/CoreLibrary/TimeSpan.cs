namespace System
{
    // nanoframework.md, Appendix A, System.TimeSpan
    public struct TimeSpan
    {
        private readonly long _ticks;
        public const long TicksPerMillisecond = 10000;
        public long Ticks => throw new NotSupportedException();
    }
}
