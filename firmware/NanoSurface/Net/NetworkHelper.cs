using System;
using System.Threading;

namespace nanoFramework.Networking
{
    // nanoframework.md, Appendix B, nanoFramework.Networking.NetworkHelper
    public static class NetworkHelper
    {
        public static Exception HelperException => throw new NotSupportedException();
        public static bool SetupAndConnectNetwork(CancellationToken token = default, bool requiresDateTime = false) => throw new NotSupportedException();
        public static void Reset() => throw new NotSupportedException();
    }
}
