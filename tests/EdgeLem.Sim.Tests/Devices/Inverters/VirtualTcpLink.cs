using System.Buffers.Binary;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Runs a driver's jobs against a virtual device over Modbus TCP frames, on time given by hand, and keeps what was written.</summary>
internal sealed class VirtualTcpLink(IVirtualDevice device)
{
    private const int HeaderLength = 7;
    private readonly ModbusMaster _master = new(new TcpFraming(), new ModbusMasterOptions(500, 0, 0));
    private readonly ModbusRequest _request = new();
    private readonly byte[] _reply = new byte[260];
    private long _nowMs;

    /// <summary>Written address and first value, in order.</summary>
    public List<(int Address, int Value)> Writes { get; } = [];

    /// <returns>How many requests the job had.</returns>
    public int Run(IBusDevice driver)
    {
        int requests = 0;
        while (driver.NextRequest(_request))
        {
            if (_request.IsWrite)
            {
                Writes.Add((_request.Address, _request.ValueAt(0)));
            }

            Transact();
            driver.Complete(_master);
            Assert.InRange(++requests, 1, 300);
        }

        return requests;
    }

    private void Transact()
    {
        _master.Begin(_request, ++_nowMs);
        Span<byte> frame = _master.TransmitBuffer.AsSpan(0, _master.TransmitLength);
        int length = device.Handle(frame[HeaderLength..], _reply.AsSpan(HeaderLength));
        frame[..4].CopyTo(_reply);
        BinaryPrimitives.WriteUInt16BigEndian(_reply.AsSpan(4), (ushort)(length + 1));
        _reply[6] = frame[6];
        _master.Transmitted(_nowMs);
        _master.Receive(_reply, 0, length + HeaderLength, _nowMs);
        Assert.False(_master.IsBusy);
    }
}
