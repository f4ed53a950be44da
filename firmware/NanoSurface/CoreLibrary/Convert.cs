namespace System
{
    // nanoframework.md, Appendix A, System.Convert
    public static class Convert
    {
        public static byte ToByte(string value, int fromBase = 10) => throw new NotSupportedException();
        public static byte ToByte(bool value) => throw new NotSupportedException();
        public static ushort ToUInt16(string value, int fromBase = 10) => throw new NotSupportedException();
        public static int ToInt32(string value, int fromBase = 10) => throw new NotSupportedException();
        public static string ToBase64String(byte[] inArray) => throw new NotSupportedException();
        public static string ToBase64String(byte[] inArray, int offset, int length) => throw new NotSupportedException();
        public static byte[] FromBase64String(string inString) => throw new NotSupportedException();
    }
}
