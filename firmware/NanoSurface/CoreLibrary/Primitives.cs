namespace System
{
    // nanoframework.md, Appendix A, System.Boolean
    public struct Boolean
    {
    }

    // nanoframework.md, Appendix A, System.Byte
    public struct Byte
    {
    }

    // nanoframework.md, Appendix A, System.Char
    public struct Char
    {
    }

    // nanoframework.md, Appendix A, System.Double
    public struct Double
    {
        public const double MaxValue = 1.7976931348623157E+308;
        public const double NaN = 0.0 / 0.0;
        public static bool IsInfinity(double d) => throw new NotSupportedException();
        public static bool IsNaN(double d) => throw new NotSupportedException();
        public string ToString(string format) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.Int16
    public struct Int16
    {
        public const short MaxValue = 0x7FFF;
        public const short MinValue = unchecked((short)0x8000);
    }

    // nanoframework.md, Appendix A, System.Int32
    public struct Int32
    {
        public const int MaxValue = 0x7fffffff;
        public static bool TryParse(string s, out int result) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.Int64
    public struct Int64
    {
        public const long MaxValue = 0x7fffffffffffffffL;
        public const long MinValue = unchecked((long)0x8000000000000000L);
        public static bool TryParse(string s, out long result) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.IntPtr
    public struct IntPtr
    {
    }

    // nanoframework.md, Appendix A, System.UInt16
    public struct UInt16
    {
        public const ushort MaxValue = 0xFFFF;
        public string ToString(string format) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.UInt32
    public struct UInt32
    {
    }

    // nanoframework.md, Appendix A, System.UInt64
    public struct UInt64
    {
        public const ulong MaxValue = 0xffffffffffffffffL;
    }

    // nanoframework.md, Appendix A, System.UIntPtr
    public struct UIntPtr
    {
    }

    // What the compiler calls void; the fact sheet leaves empty handles out.
    public struct Void
    {
    }
}
