using System;

namespace nanoFramework.Hardware.Esp32
{
    // nanoframework.md, Appendix B, nanoFramework.Hardware.Esp32.HighResTimer
    public class HighResTimer : IDisposable
    {
        internal HighResTimer() { }
        public static ulong GetCurrent() => throw new NotSupportedException();
        public void Dispose() => throw new NotSupportedException();
    }
}
