namespace System
{
    // nanoframework.md, Appendix A, System.Version
    public sealed class Version
    {
        public Version(int major, int minor, int build, int revision) => throw new NotSupportedException();
        public Version(int major, int minor) => throw new NotSupportedException();
        public int Major => throw new NotSupportedException();
        public int Minor => throw new NotSupportedException();
        public int Revision => throw new NotSupportedException();
        public int Build => throw new NotSupportedException();
    }
}
