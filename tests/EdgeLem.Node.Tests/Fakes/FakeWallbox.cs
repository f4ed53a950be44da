using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>A three-phase wallbox whose vehicle takes at once what it is offered; or fails.</summary>
internal sealed class FakeWallbox : IWallbox
{
    public bool Fails { get; set; }

    public WallboxState State { get; set; } = WallboxState.Charging;

    public List<double> Written { get; } = [];

    public double CurrentA { get; private set; }

    public double PowerW => State == WallboxState.Charging ? CurrentA * 3 * 231 : 0;

    public string Model => "fake wallbox";

    public int FaultCode => 0;

    public string FaultReason => "";

    public double CurrentStepA => 1;

    public long RefreshMs => 20_000;

    public bool ReadingIsValid { get; private set; }

    public WallboxReading Reading { get; } = new WallboxReading();

    public bool WriteSucceeded { get; private set; }

    public void BeginReading()
    {
        ReadingIsValid = !Fails;
        Reading.State = State;
        Reading.PowerW = PowerW;
    }

    public void BeginWrite(double currentA)
    {
        WriteSucceeded = !Fails;
        if (!Fails)
        {
            CurrentA = currentA;
            Written.Add(currentA);
        }
    }

    public bool NextRequest(ModbusRequest request) => false;

    public void Complete(ModbusMaster master) => throw new InvalidOperationException("The fake wallbox has no requests.");
}
