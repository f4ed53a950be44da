using System;
using System.Device.Wifi;
using System.Threading;

namespace nanoFramework.Networking
{
    // nanoframework.md, Appendix B, nanoFramework.Networking.WifiNetworkHelper
    public static class WifiNetworkHelper
    {
        public static Exception HelperException => throw new NotSupportedException();
        public static void Disconnect() => throw new NotSupportedException();
        public static bool ConnectDhcp(string ssid, string password, WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic, bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => throw new NotSupportedException();
        public static bool Reconnect(bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => throw new NotSupportedException();
        public static void Reset() => throw new NotSupportedException();
    }
}
