namespace System.Runtime.CompilerServices
{
    // nanoframework.md, Appendix A, System.Runtime.CompilerServices.ExtensionAttribute
    public sealed class ExtensionAttribute : Attribute
    {
    }

    // nanoframework.md, Appendix A, System.Runtime.CompilerServices.IndexerNameAttribute
    public sealed class IndexerNameAttribute : Attribute
    {
        public IndexerNameAttribute(string indexerName) => throw new NotSupportedException();
    }

    // nanoframework.md, Appendix A, System.Runtime.CompilerServices.InternalsVisibleToAttribute
    public sealed class InternalsVisibleToAttribute : Attribute
    {
        public InternalsVisibleToAttribute(string assemblyName) => throw new NotSupportedException();
        public string AssemblyName => throw new NotSupportedException();
    }
}
