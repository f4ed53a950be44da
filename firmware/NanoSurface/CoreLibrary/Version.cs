namespace System
{
    // nanoframework.md, Appendix A, System.Version
    public sealed class Version
    {
        public int Major => throw new NotSupportedException();
        public int Minor => throw new NotSupportedException();
        public int Revision => throw new NotSupportedException();
        public int Build => throw new NotSupportedException();
    }
}
