namespace System.Threading
{
    // nanoframework.md, Appendix A, System.Threading.Interlocked
    public static class Interlocked
    {
        public static int Increment(ref int location) => throw new NotSupportedException();
        public static int Decrement(ref int location) => throw new NotSupportedException();
        public static int Exchange(ref int location1, int value) => throw new NotSupportedException();
        public static int CompareExchange(ref int location1, int value, int comparand) => throw new NotSupportedException();
    }
}
