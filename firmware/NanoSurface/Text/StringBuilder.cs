namespace System.Text
{
    // nanoframework.md, Appendix B, System.Text.StringBuilder
    public sealed class StringBuilder
    {
        public StringBuilder() => throw new NotSupportedException();
        public StringBuilder Append(char value) => throw new NotSupportedException();
        public StringBuilder Append(string value) => throw new NotSupportedException();
    }
}
