namespace System.Text
{
    // nanoframework.md, Appendix B, System.Text.Encoding
    public abstract class Encoding
    {
        public virtual byte[] GetBytes(string s) => throw new NotSupportedException();
        public virtual string GetString(byte[] bytes, int index, int count) => throw new NotSupportedException();
        public static Encoding UTF8 => throw new NotSupportedException();
    }
}
