namespace System.Reflection
{
    // nanoframework.md, Appendix A, System.Reflection.AssemblyName
    public sealed class AssemblyName
    {
        internal AssemblyName() { }
        public Version Version => throw new NotSupportedException();
    }
}
