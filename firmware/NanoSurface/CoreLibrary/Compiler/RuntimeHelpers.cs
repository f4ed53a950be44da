namespace System.Runtime.CompilerServices
{
    // nanoframework.md, Appendix A, System.Runtime.CompilerServices.RuntimeHelpers
    public static class RuntimeHelpers
    {
        public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => throw new NotSupportedException();
    }
}
