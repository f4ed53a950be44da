namespace System.Net.NetworkInformation
{
    // nanoframework.md, Appendix B, System.Net.NetworkInformation.NetworkInterface
    public class NetworkInterface
    {
        internal NetworkInterface() { }
        public static NetworkInterface[] GetAllNetworkInterfaces() => throw new NotSupportedException();
        public string IPv4Address => throw new NotSupportedException();
        public NetworkInterfaceType NetworkInterfaceType => throw new NotSupportedException();
    }
}
