namespace System.Device.Wifi
{
    // nanoframework.md, Appendix B, System.Device.Wifi.WifiReconnectionKind
    public enum WifiReconnectionKind
    {
        Automatic = 0,
    }
}
