namespace EdgeLem.Modbus.Tests;

/// <summary>The device has a small heap: a running bus must not touch it.</summary>
public sealed class AllocationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Thousands_of_transactions_allocate_nothing(bool tcp)
    {
        IModbusServerFraming device = tcp ? new TcpServerFraming() : new RtuServerFraming();
        var responder = new ModbusResponder(device, new Zeros());
        var master = new ModbusMaster(tcp ? new TcpFraming() : new RtuFraming(), new ModbusMasterOptions(500, 10, 2));
        var request = new ModbusRequest();
        byte[] reply = new byte[device.MaximumFrameLength];
        ushort[] values = new ushort[10];
        Run(master, responder, request, reply, values, 100);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(master, responder, request, reply, values, 5000);
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(0, after - before);
        Assert.Equal(0, master.Errors);
    }

    private static void Run(ModbusMaster master, ModbusResponder responder, ModbusRequest request, byte[] reply, ushort[] values, int transactions)
    {
        long nowMs = 0;
        for (int i = 0; i < transactions; i++)
        {
            Set(request, values, i);
            master.Begin(request, nowMs);
            while (master.IsBusy)
            {
                if (master.TransmitLength > 0)
                {
                    int length = responder.Answer(master.TransmitBuffer, master.TransmitLength, reply);
                    master.Transmitted(nowMs);
                    master.Receive(reply, 0, 4, nowMs);
                    master.Receive(reply, 4, length - 4, nowMs);
                }

                nowMs += 5;
                master.Poll(nowMs);
            }
        }
    }

    private static void Set(ModbusRequest request, ushort[] values, int i)
    {
        if (i % 3 == 0)
        {
            request.SetWriteMultiple(1, 10, values, 0, values.Length);
        }
        else
        {
            request.SetRead(1, ModbusFunction.ReadHoldingRegisters, 0, 125);
        }
    }

    private sealed class Zeros : IModbusRegisters
    {
        public byte Read(ModbusRequest request, ushort[] values) => 0;

        public byte Write(ModbusRequest request) => 0;
    }
}
