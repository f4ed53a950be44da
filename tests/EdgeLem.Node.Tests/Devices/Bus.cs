using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>Runs a device's job to its end over real frames against a register image, on time given by hand.</summary>
internal sealed class Bus
{
    private readonly ModbusResponder _responder;
    private readonly ModbusRequest _request = new();
    private readonly byte[] _reply = new byte[260];
    private long _nowMs;

    public Bus(IModbusRegisters registers, bool tcp = false)
    {
        IModbusServerFraming device = tcp ? new TcpServerFraming() : new RtuServerFraming();
        _responder = new ModbusResponder(device, registers);
        Master = new ModbusMaster(tcp ? new TcpFraming() : new RtuFraming(), new ModbusMasterOptions(500, 50, 2));
    }

    public ModbusMaster Master { get; }

    public List<string> Sent { get; } = [];

    public bool RecordsFrames { get; set; }

    /// <returns>How many requests the job had.</returns>
    public int Run(IBusDevice device)
    {
        int requests = 0;
        while (device.NextRequest(_request))
        {
            requests++;
            Assert.InRange(_request.Count, 1, 125);
            Transact();
            device.Complete(Master);
            Assert.InRange(requests, 1, 200);
        }

        return requests;
    }

    private void Transact()
    {
        Master.Begin(_request, _nowMs);
        while (Master.IsBusy)
        {
            if (Master.TransmitLength > 0)
            {
                Exchange();
            }
            else
            {
                _nowMs = Master.DeadlineMs;
                Master.Poll(_nowMs);
            }
        }
    }

    private void Exchange()
    {
        if (RecordsFrames)
        {
            Sent.Add(string.Join(' ', Master.TransmitBuffer.Take(Master.TransmitLength).Select(b => b.ToString("X2"))));
        }

        int length = _responder.Answer(Master.TransmitBuffer, Master.TransmitLength, _reply);
        Master.Transmitted(_nowMs);
        _nowMs += 5;
        Master.Receive(_reply, 0, length, _nowMs);
    }
}
