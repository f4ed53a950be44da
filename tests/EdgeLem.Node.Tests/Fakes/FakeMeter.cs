using EdgeLem.Modbus;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>A meter that answers at once, without the bus, what the test set; or fails.</summary>
internal sealed class FakeMeter : IMeter
{
    private bool _everything;

    public bool Fails { get; set; }

    public double VoltageV { get; set; } = 230;

    /// <summary>Net power in W, split evenly over the three lines.</summary>
    public double PowerW { get; set; } = 900;

    public long ImportWh { get; set; } = 1_000_000;

    public long ExportWh { get; set; } = 5_000;

    public int Readings { get; private set; }

    public int FullReadings { get; private set; }

    public string Model => "fake meter";

    public int FaultCode => Fails ? 1 : 0;

    public string FaultReason => "";

    public bool ReadingIsValid { get; private set; }

    public MeterReading Reading { get; } = new MeterReading();

    public void BeginReading(bool everything)
    {
        _everything = everything;
        ReadingIsValid = false;
        Readings++;
        FullReadings += everything ? 1 : 0;
    }

    public bool NextRequest(ModbusRequest request)
    {
        ReadingIsValid = !Fails;
        for (int line = 0; line < 3 && !Fails; line++)
        {
            Reading.VoltageV[line] = VoltageV + line;
            Reading.CurrentA[line] = 2;
            Reading.PowerW[line] = PowerW / 3;
            Reading.ReactivePowerVar[line] = 10;
        }

        Reading.HasEnergy = _everything && !Fails;
        Reading.FrequencyHz = 50;
        Reading.ImportWh = ImportWh;
        Reading.ExportWh = ExportWh;
        return false;
    }

    public void Complete(ModbusMaster master) => throw new InvalidOperationException("The fake meter has no requests.");
}
