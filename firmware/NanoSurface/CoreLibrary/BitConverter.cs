namespace System
{
    // nanoframework.md, Appendix A, System.BitConverter
    public static class BitConverter
    {
        public static double Int64BitsToDouble(long value) => throw new NotSupportedException();
    }
}
