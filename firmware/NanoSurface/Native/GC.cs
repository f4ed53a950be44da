using System;

namespace nanoFramework.Runtime.Native
{
    // nanoframework.md, Appendix B, nanoFramework.Runtime.Native.GC
    public static class GC
    {
        public static uint Run(bool compactHeap) => throw new NotSupportedException();
    }
}
