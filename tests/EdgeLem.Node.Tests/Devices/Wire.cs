using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>A serial line written down: what the node must send and what the device answers, as hex with CRC.</summary>
internal static class Wire
{
    /// <summary>Reads everything from a meter at first contact and returns it; the frames are request, reply, request, reply and so on.</summary>
    public static MappedMeter ReadAll(string mapId, int lineMask, params string[] frames)
    {
        MeterMap map = MeterCatalogue.Get(mapId);
        var meter = new MappedMeter(map, 1, lineMask == 0 ? map.LineMask : lineMask);
        meter.BeginReading(everything: true);
        Exchange(meter, frames);
        Assert.True(meter.ReadingIsValid, meter.FaultReason);
        return meter;
    }

    /// <summary>Runs a job over the written frames.</summary>
    public static void Exchange(IBusDevice device, params string[] frames)
    {
        var master = new ModbusMaster(new RtuFraming(), new ModbusMasterOptions(500, 0, 0));
        var request = new ModbusRequest();
        int frame = 0;
        while (device.NextRequest(request))
        {
            Assert.True(frame + 1 < frames.Length, $"One more request than written down: unit {request.UnitId}, function {request.Function}, {request.Count} registers from {request.Address}.");
            master.Begin(request, 0);
            Assert.Equal(frames[frame], Convert.ToHexString(master.TransmitBuffer, 0, master.TransmitLength).Chunked());
            master.Transmitted(0);
            byte[] reply = Convert.FromHexString(frames[frame + 1].Replace(" ", "", StringComparison.Ordinal));
            master.Receive(reply, 0, reply.Length, 0);
            Assert.True(!master.IsBusy && master.Outcome == ModbusOutcome.Done, $"The written reply is not one: {frames[frame + 1]}");
            device.Complete(master);
            frame += 2;
        }

        Assert.Equal(frames.Length, frame);
    }

    private static string Chunked(this string hex) => string.Join(' ', hex.Chunk(2).Select(pair => new string(pair)));
}
