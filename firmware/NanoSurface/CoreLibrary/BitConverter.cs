namespace System
{
    // nanoframework.md, Appendix A, System.BitConverter
    public static class BitConverter
    {
        public static bool IsLittleEndian => throw new NotSupportedException();
        public static long DoubleToInt64Bits(double value) => throw new NotSupportedException();
        public static byte[] GetBytes(bool value) => throw new NotSupportedException();
        public static byte[] GetBytes(char value) => throw new NotSupportedException();
        public static byte[] GetBytes(double value) => throw new NotSupportedException();
        public static byte[] GetBytes(float value) => throw new NotSupportedException();
        public static byte[] GetBytes(int value) => throw new NotSupportedException();
        public static byte[] GetBytes(long value) => throw new NotSupportedException();
        public static byte[] GetBytes(short value) => throw new NotSupportedException();
        public static byte[] GetBytes(uint value) => throw new NotSupportedException();
        public static byte[] GetBytes(ulong value) => throw new NotSupportedException();
        public static byte[] GetBytes(ushort value) => throw new NotSupportedException();
        public static double Int64BitsToDouble(long value) => throw new NotSupportedException();
        public static double ToDouble(byte[] value, int startIndex) => throw new NotSupportedException();
        public static short ToInt16(byte[] value, int startIndex) => throw new NotSupportedException();
        public static int ToInt32(byte[] value, int startIndex) => throw new NotSupportedException();
        public static long ToInt64(byte[] value, int startIndex) => throw new NotSupportedException();
        public static float ToSingle(byte[] value, int startIndex) => throw new NotSupportedException();
        public static string ToString(byte[] value) => throw new NotSupportedException();
        public static string ToString(byte[] value, int startIndex) => throw new NotSupportedException();
        public static string ToString(byte[] value, int startIndex, int length) => throw new NotSupportedException();
        public static ushort ToUInt16(byte[] value, int startIndex) => throw new NotSupportedException();
        public static uint ToUInt32(byte[] value, int startIndex) => throw new NotSupportedException();
        public static ulong ToUInt64(byte[] value, int startIndex) => throw new NotSupportedException();
    }
}
