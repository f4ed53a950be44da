using System;

namespace nanoFramework.Runtime.Native
{
    // nanoframework.md, Appendix B, nanoFramework.Runtime.Native.SystemInfo
    public static class SystemInfo
    {
        public static Version Version => throw new NotSupportedException();
        public static string TargetName => throw new NotSupportedException();
    }
}
