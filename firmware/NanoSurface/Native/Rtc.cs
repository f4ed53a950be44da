using System;

namespace nanoFramework.Runtime.Native
{
    // nanoframework.md, Appendix B, nanoFramework.Runtime.Native.Rtc
    public static class Rtc
    {
        public static bool SetSystemTime(DateTime time) => throw new NotSupportedException();
    }
}
