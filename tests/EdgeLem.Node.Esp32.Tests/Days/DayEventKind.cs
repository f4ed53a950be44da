namespace EdgeLem.Node.Esp32.Tests.Days;

/// <summary>What befalls a node.</summary>
internal enum DayEventKind
{
    WifiCut,
    WifiBack,
    GatewayStop,
    GatewayStart,
    ConnectionDrop,
    CutInFlight,
    MeterFault,
    InverterFault,
    Noise,
    PowerCut,
    PowerBack,
    FailInNextWrite,
}
