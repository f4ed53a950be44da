using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>A serial line written down: what the node must send and what the inverter answers, as hex with CRC.</summary>
internal static class InverterWire
{
    /// <summary>Runs a job over the written frames: request, reply, request, reply and so on.</summary>
    public static void Exchange(IBusDevice device, params string[] frames)
    {
        var master = new ModbusMaster(new RtuFraming(), new ModbusMasterOptions(500, 0, 0));
        var request = new ModbusRequest();
        int frame = 0;
        while (device.NextRequest(request))
        {
            Assert.True(frame + 1 < frames.Length, $"One more request than written down: function {request.Function}, {request.Count} registers from {request.Address}.");
            master.Begin(request, 0);
            byte[] sent = master.TransmitBuffer[..master.TransmitLength];
            Assert.Equal(frames[frame], string.Join(' ', sent.Select(b => b.ToString("X2"))));
            master.Transmitted(0);
            byte[] reply = Convert.FromHexString(frames[frame + 1].Replace(" ", "", StringComparison.Ordinal));
            master.Receive(reply, 0, reply.Length, 0);
            Assert.True(!master.IsBusy && master.Outcome == ModbusOutcome.Done, $"The written reply is not one: {frames[frame + 1]}");
            device.Complete(master);
            frame += 2;
        }

        Assert.Equal(frames.Length, frame);
    }
}
