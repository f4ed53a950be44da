using System;

namespace Iot.Device.Ssd13xx
{
    // nanoframework.md, Appendix B, Iot.Device.Ssd13xx.IFont
    public abstract class IFont
    {
        public virtual byte Width => throw new NotSupportedException();
        public virtual byte Height => throw new NotSupportedException();
        public abstract byte[] this[char character] { get; }
    }
}
