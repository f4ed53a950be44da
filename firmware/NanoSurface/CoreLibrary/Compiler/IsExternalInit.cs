namespace System.Runtime.CompilerServices
{
    // nanoframework.md, Appendix A, System.Runtime.CompilerServices.IsExternalInit
    public static class IsExternalInit
    {
    }
}
