using System.Device.I2c;

namespace EdgeLem.Node.Linux.Tests.DevicePackages;

/// <summary>A device on an I2C bus that keeps every write.</summary>
internal sealed class FakeI2cDevice : I2cDevice
{
    /// <summary>One entry per write.</summary>
    public List<byte[]> Writes { get; } = [];

    /// <summary>Whether it does not answer any more.</summary>
    public bool IsGone { get; set; }

    public bool IsDisposed { get; private set; }

    public override I2cConnectionSettings ConnectionSettings { get; } = new(1, 0x3C);

    public override void Read(Span<byte> buffer) => throw new NotSupportedException();

    public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => throw new NotSupportedException();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (IsGone)
        {
            throw new IOException("Error 121 performing I2C data transfer.");
        }

        Writes.Add(buffer.ToArray());
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
