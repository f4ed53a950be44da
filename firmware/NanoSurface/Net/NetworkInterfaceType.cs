namespace System.Net.NetworkInformation
{
    // nanoframework.md, Appendix B, System.Net.NetworkInformation.NetworkInterfaceType
    public enum NetworkInterfaceType
    {
        Unknown = 1,
        Ethernet = 6,
        Wireless80211 = 71,
        WirelessAP = 72,
    }
}
