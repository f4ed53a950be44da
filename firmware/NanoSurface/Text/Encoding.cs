namespace System.Text
{
    // nanoframework.md, Appendix B, System.Text.Encoding
    public abstract class Encoding
    {
        public virtual byte[] GetBytes(string s) => throw new NotSupportedException();
        public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex) => throw new NotSupportedException();
        public virtual char[] GetChars(byte[] bytes) => throw new NotSupportedException();
        public virtual char[] GetChars(byte[] bytes, int byteIndex, int byteCount) => throw new NotSupportedException();
        public virtual string GetString(byte[] bytes, int index, int count) => throw new NotSupportedException();
        public static Encoding UTF8 => throw new NotSupportedException();
    }
}
