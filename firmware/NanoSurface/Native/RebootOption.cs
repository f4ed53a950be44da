namespace nanoFramework.Runtime.Native
{
    // nanoframework.md, Appendix B, nanoFramework.Runtime.Native.RebootOption
    public enum RebootOption
    {
        NormalReboot = 0,
    }
}
