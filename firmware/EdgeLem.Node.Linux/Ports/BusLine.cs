using EdgeLem.Modbus;

namespace EdgeLem.Node.Linux.Ports;

/// <summary>A master and what moves its bytes.</summary>
/// <param name="Master">The master.</param>
/// <param name="Pump">Its pump; the line owns it.</param>
public sealed record BusLine(ModbusMaster Master, ModbusPump Pump) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Pump.Dispose();
}
