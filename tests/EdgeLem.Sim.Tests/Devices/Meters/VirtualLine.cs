using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Sim.Devices;

namespace EdgeLem.Sim.Tests.Devices;

/// <summary>Several virtual devices on one serial line in memory: real RTU frames, and silence from unit ids that nobody has.</summary>
internal sealed class VirtualLine
{
    private readonly Dictionary<byte, IVirtualDevice> _devices = [];
    private readonly ModbusMaster _master = new(new RtuFraming(), new ModbusMasterOptions(500, 0, 0));
    private readonly ModbusRequest _request = new();
    private long _nowMs;

    public VirtualLine Attach(byte unit, IVirtualDevice device)
    {
        _devices.Add(unit, device);
        return this;
    }

    /// <returns>How many requests the job had.</returns>
    public int Run(IBusDevice device)
    {
        int requests = 0;
        while (device.NextRequest(_request))
        {
            Assert.InRange(++requests, 1, 300);
            Transact();
            device.Complete(_master);
        }

        return requests;
    }

    private void Transact()
    {
        _master.Begin(_request, _nowMs);
        while (_master.IsBusy)
        {
            if (_master.TransmitLength > 0)
            {
                Exchange();
            }
            else
            {
                _nowMs = _master.DeadlineMs;
                _master.Poll(_nowMs);
            }
        }
    }

    private void Exchange()
    {
        byte[] frame = _master.TransmitBuffer[.._master.TransmitLength];
        Assert.True(Crc16.IsRight(frame, 0, frame.Length));
        _master.Transmitted(_nowMs);
        _nowMs += 5;
        byte[] reply = new byte[260];
        int length = _devices.TryGetValue(frame[0], out IVirtualDevice? device) ? device.Handle(frame.AsSpan(1, frame.Length - 3), reply.AsSpan(1)) : 0;
        if (length > 0)
        {
            reply[0] = frame[0];
            _master.Receive(reply, 0, Crc16.Append(reply, 1 + length), _nowMs);
        }
    }
}
