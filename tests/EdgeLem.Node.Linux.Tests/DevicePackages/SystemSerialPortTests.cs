using EdgeLem.Node.Linux.DevicePackages;
using EdgeLem.Node.Linux.Ports;
using EdgeLem.Node.Linux.Tests.Ports;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

/// <summary>The contract with System.IO.Ports.</summary>
public sealed class SystemSerialPortTests : SerialPortContract
{
    [Fact]
    public void The_rs485_mode_that_the_package_lacks_is_refused() =>
        Assert.Contains("RS-485", Assert.Throws<ArgumentException>(() => Create(new SerialSettings { Path = "/dev/ttyS0", Rs485 = true })).Message, StringComparison.Ordinal);

    protected override IBusPort Create(SerialSettings settings) => new SystemSerialPort(settings);
}
