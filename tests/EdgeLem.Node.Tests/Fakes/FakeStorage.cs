using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>A battery that does at once, without the bus, what it is told; or fails. 10 kWh, 5 kW.</summary>
internal sealed class FakeStorage : IStorage
{
    public bool Fails { get; set; }

    public double Percent { get; set; } = 50;

    public int Writes { get; private set; }

    public double PowerW { get; private set; }

    public string Model => IsDiscovered ? "fake storage" : "";

    public int FaultCode => 0;

    public string FaultReason => "";

    public bool IsDiscovered { get; private set; }

    public double CapacityWh => 10_000;

    public double MaxChargeW => 5000;

    public double MaxDischargeW => 5000;

    public bool ReadingIsValid { get; private set; }

    public StorageReading Reading { get; } = new StorageReading();

    public bool WriteSucceeded { get; private set; }

    public void BeginDiscovery() => IsDiscovered = !Fails;

    public void BeginReading()
    {
        ReadingIsValid = !Fails;
        Reading.PowerW = PowerW;
        Reading.StateOfChargePercent = Percent;
    }

    public void BeginWrite(double powerW)
    {
        Writes++;
        WriteSucceeded = !Fails;
        PowerW = Fails ? PowerW : powerW;
    }

    public bool NextRequest(ModbusRequest request) => false;

    public void Complete(ModbusMaster master) => throw new InvalidOperationException("The fake storage has no requests.");
}
