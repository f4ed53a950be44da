namespace EdgeLem.Sim.Devices;

/// <summary>One Modbus device seen from the wire: a request PDU goes in, a reply PDU comes out.</summary>
/// <remarks>Implementations are thread safe: the server calls them from connection tasks while the plant updates them.</remarks>
public interface IVirtualDevice
{
    /// <summary>Serves one request.</summary>
    /// <param name="requestPdu">Function code and its fields, 1..253 bytes, untrusted.</param>
    /// <param name="replyPdu">Receives the reply; at least 253 bytes.</param>
    /// <returns>The reply's length in bytes, or 0 when the device stays silent.</returns>
    public int Handle(ReadOnlySpan<byte> requestPdu, Span<byte> replyPdu);
}
