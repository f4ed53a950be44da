namespace System.Net.NetworkInformation
{
    // nanoframework.md, Appendix B, System.Net.NetworkInformation.NetworkInterface
    public class NetworkInterface
    {
        internal NetworkInterface() { }
        public static bool GetIsNetworkAvailable() => throw new NotSupportedException();
        public static NetworkInterface[] GetAllNetworkInterfaces() => throw new NotSupportedException();
        public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) => throw new NotSupportedException();
        public void EnableDhcp() => throw new NotSupportedException();
        public string IPv4Address => throw new NotSupportedException();
        public byte[] PhysicalAddress { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public NetworkInterfaceType NetworkInterfaceType => throw new NotSupportedException();
    }
}
