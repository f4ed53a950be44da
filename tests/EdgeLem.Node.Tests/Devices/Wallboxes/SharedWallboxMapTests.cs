using System.Text.Json;
using EdgeLem.Modbus;
using EdgeLem.Node.Devices;
using EdgeLem.Tests;

namespace EdgeLem.Node.Tests.Devices.Wallboxes;

/// <summary>What the drivers send against the reference collection of register maps, where it lies beside the repository: every register exists there, may be accessed with the function used, and blocks lie within the map.</summary>
public sealed class SharedWallboxMapTests
{
    public static TheoryData<string, string> Maps => new()
    {
        { "wallbox_keba_p30", nameof(WallboxMaps.KebaP30) },
        { "wallbox_heidelberg_ec", nameof(WallboxMaps.HeidelbergEnergyControl) },
        { "wallbox_alfen", nameof(WallboxMaps.AlfenEve) },
        { "wallbox_abb_terra_ac", nameof(WallboxMaps.AbbTerraAc) },
        { "wallbox_victron_evcs", nameof(WallboxMaps.VictronEvcs) },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void Every_access_is_in_the_published_map(string file, string map)
    {
        JsonElement[] published = [.. JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip($"registers/{file}.json"))).RootElement.GetProperty("registers").EnumerateArray()];
        var box = new MapWallbox(1, (WallboxMap)typeof(WallboxMaps).GetMethod(map)!.Invoke(null, null)!);
        var device = new Recorder();
        box.BeginReading();
        new Bus(device, tcp: true).Run(box);
        box.BeginWrite(10);
        new Bus(device, tcp: true).Run(box);
        box.BeginWrite(0);
        new Bus(device, tcp: true).Run(box);

        Assert.True(device.Requests.Count >= 4, string.Join("; ", device.Requests));
        Assert.All(device.Requests, request =>
        {
            string kind = request.IsWrite ? "write" : "read";
            Assert.Contains(published, register => register.GetProperty("address").GetInt32() == request.Address
                && register.GetProperty("fc").GetProperty(kind).EnumerateArray().Any(function => function.GetInt32() == request.Function)
                && (!request.IsWrite || register.GetProperty("count").GetInt32() == request.Count));
        });
    }

    /// <summary>Answers everything with zeros and keeps what was asked.</summary>
    private sealed class Recorder : IModbusRegisters
    {
        public List<(bool IsWrite, int Address, int Count, int Function)> Requests { get; } = [];

        public byte Read(ModbusRequest request, ushort[] values)
        {
            Requests.Add((false, request.Address, request.Count, request.Function));
            Array.Clear(values, 0, request.Count);
            return 0;
        }

        public byte Write(ModbusRequest request)
        {
            Requests.Add((true, request.Address, request.Count, request.Function));
            return 0;
        }
    }
}
