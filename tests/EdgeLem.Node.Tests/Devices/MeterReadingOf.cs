using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Tests.Devices;

/// <summary>A reading with one voltage on all lines and a power shared by them.</summary>
internal sealed class MeterReadingOf
{
    public MeterReadingOf(double voltageV, double netPowerW)
    {
        for (int line = 0; line < MeterReading.Lines; line++)
        {
            Reading.VoltageV[line] = voltageV;
            Reading.PowerW[line] = netPowerW / MeterReading.Lines;
        }
    }

    public MeterReading Reading { get; } = new();
}
