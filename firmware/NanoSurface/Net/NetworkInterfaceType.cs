namespace System.Net.NetworkInformation
{
    // nanoframework.md, Appendix B, System.Net.NetworkInformation.NetworkInterfaceType
    public enum NetworkInterfaceType
    {
        WirelessAP = 72,
    }
}
