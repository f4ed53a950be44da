using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>On the device, what is allocated in each cycle ends in garbage collections.</summary>
public sealed class InverterAllocationTests
{
    [Theory]
    [InlineData("growatt")]
    [InlineData("growatt_vpp")]
    [InlineData("huawei_sun2000")]
    [InlineData("sma_modbus_profile")]
    [InlineData("sungrow_sg_sh")]
    public void Readings_and_writes_allocate_nothing(string id)
    {
        IInverter inverter = InverterCatalogue.CreateInverter(id, 1, new InverterOptions { RatedPowerW = 10_000, Budget = new WriteBudget(100_000, 100_000) });
        var responder = new ModbusResponder(new RtuServerFraming(), new Zeros());
        var master = new ModbusMaster(new RtuFraming(), new ModbusMasterOptions(500, 0, 0));
        var request = new ModbusRequest();
        byte[] reply = new byte[256];
        inverter.BeginDiscovery();
        Run(inverter, master, request, responder, reply);
        Assert.True(inverter.IsDiscovered, inverter.FaultReason);
        Cycle(inverter, master, request, responder, reply, 50);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Cycle(inverter, master, request, responder, reply, 500);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Cycle(IInverter inverter, ModbusMaster master, ModbusRequest request, ModbusResponder responder, byte[] reply, int times)
    {
        for (int i = 0; i < times; i++)
        {
            inverter.BeginReading();
            Run(inverter, master, request, responder, reply);
            inverter.BeginWrite(1_000 + i, i);
            Run(inverter, master, request, responder, reply);
        }
    }

    private static void Run(IInverter inverter, ModbusMaster master, ModbusRequest request, ModbusResponder responder, byte[] reply)
    {
        while (inverter.NextRequest(request))
        {
            master.Begin(request, 0);
            int length = responder.Answer(master.TransmitBuffer, master.TransmitLength, reply);
            master.Transmitted(0);
            master.Receive(reply, 0, length, 0);
            inverter.Complete(master);
        }
    }

    /// <summary>A device whose registers read 0 and take everything.</summary>
    private sealed class Zeros : IModbusRegisters
    {
        public byte Read(ModbusRequest request, ushort[] values)
        {
            Array.Clear(values, 0, request.Count);
            return 0;
        }

        public byte Write(ModbusRequest request) => 0;
    }
}
