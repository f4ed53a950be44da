namespace nanoFramework.Runtime.Native
{
    // nanoframework.md, Appendix B, nanoFramework.Runtime.Native.RebootOption
    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }
}
