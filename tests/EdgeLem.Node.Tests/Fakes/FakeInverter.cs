using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>An inverter that does at once, without the bus, what it is told; or fails. 5 kW, 5 kVA.</summary>
internal sealed class FakeInverter : IInverter
{
    public bool Fails { get; set; }

    public bool WritesFail { get; set; }

    /// <summary>Generation, negative.</summary>
    public double PowerW { get; set; } = -2000;

    public double VoltageV { get; set; }

    public int Discoveries { get; private set; }

    public int Readings { get; private set; }

    public int Writes { get; private set; }

    public double LimitW { get; private set; } = double.NaN;

    public double ReactivePowerVar { get; private set; } = double.NaN;

    public string Model => IsDiscovered ? "fake inverter" : "";

    public int FaultCode => 0;

    public string FaultReason => "";

    public bool IsDiscovered { get; private set; }

    public double RatedPowerW => IsDiscovered ? 5000 : 0;

    public double RatedVoltAmpere => IsDiscovered ? 5000 : 0;

    public double RatedReactivePowerVar => IsDiscovered ? 5000 : 0;

    public bool ReadingIsValid { get; private set; }

    public InverterReading Reading { get; } = new InverterReading();

    public bool WriteSucceeded { get; private set; }

    public void BeginDiscovery()
    {
        Discoveries++;
        IsDiscovered = !Fails;
    }

    public void BeginReading()
    {
        Readings++;
        ReadingIsValid = !Fails;
        Reading.PowerW = PowerW;
        Reading.HasPhase[0] = VoltageV > 0;
        Reading.VoltageV[0] = VoltageV;
    }

    public void BeginWrite(double generationLimitW, double reactivePowerVar)
    {
        Writes++;
        WriteSucceeded = !Fails && !WritesFail;
        if (WriteSucceeded)
        {
            LimitW = generationLimitW;
            ReactivePowerVar = reactivePowerVar;
        }
    }

    public bool NextRequest(ModbusRequest request) => false;

    public void Complete(ModbusMaster master) => throw new InvalidOperationException("The fake inverter has no requests.");
}
