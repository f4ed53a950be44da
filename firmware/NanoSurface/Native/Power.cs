using System;

namespace nanoFramework.Runtime.Native
{
    // nanoframework.md, Appendix B, nanoFramework.Runtime.Native.Power
    public class Power
    {
        internal Power() { }
        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => throw new NotSupportedException();
    }
}
