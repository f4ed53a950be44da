using EdgeLem.Node.Linux.Ports;

namespace EdgeLem.Node.Linux.Tests.Ports;

/// <summary>The contract with termios.</summary>
public sealed class SerialLineOnTerminalTests : SerialPortContract
{
    protected override IBusPort Create(SerialSettings settings) => new SerialLine(settings);
}
