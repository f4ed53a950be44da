using System;

namespace nanoFramework.Hardware.Esp32
{
    // nanoframework.md, Appendix B, nanoFramework.Hardware.Esp32.NativeMemory
    public class NativeMemory
    {
        internal NativeMemory() { }
        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw new NotSupportedException();

        // nanoframework.md, Appendix B, nanoFramework.Hardware.Esp32.NativeMemory.MemoryType
        public enum MemoryType
        {
            Internal = 1,
        }
    }
}
