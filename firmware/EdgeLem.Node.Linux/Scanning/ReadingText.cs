using System.Globalization;
using System.Text;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Linux.Scanning;

/// <summary>Readings for people to read, in the node's signs.</summary>
internal static class ReadingText
{
    private const string Missing = "-";

    /// <summary>A meter's values, as a table.</summary>
    /// <param name="meter">A meter with a valid reading.</param>
    public static string Of(IMeter meter)
    {
        MeterReading reading = meter.Reading;
        var text = new StringBuilder();
        Head(text, meter.Model, "total");
        Row(text, ("voltage", "V"), reading.VoltageV, double.NaN);
        Row(text, ("current", "A"), reading.CurrentA, double.NaN);
        Row(text, ("power", "W"), reading.PowerW, reading.TotalPowerW);
        Row(text, ("reactive", "var"), reading.ReactivePowerVar, reading.TotalReactivePowerVar);
        Line(text, "frequency", reading.FrequencyHz, "Hz");
        Line(text, "imported", reading.ImportWh / 1000.0, "kWh");
        Line(text, "exported", reading.ExportWh / 1000.0, "kWh");
        return text.ToString();
    }

    /// <summary>An inverter's values and ratings, as a table; generation is negative.</summary>
    /// <param name="inverter">An inverter with a valid reading.</param>
    public static string Of(IInverter inverter)
    {
        InverterReading reading = inverter.Reading;
        var text = new StringBuilder();
        Head(text, inverter.Model, "");
        Row(text, ("voltage", "V"), Known(reading.VoltageV, reading.HasPhase), double.NaN);
        Row(text, ("current", "A"), Known(reading.CurrentA, reading.HasPhase), double.NaN);
        Line(text, "power", reading.PowerW, "W");
        Line(text, "reactive", reading.HasReactivePower ? reading.ReactivePowerVar : double.NaN, "var");
        Line(text, "frequency", reading.HasFrequency ? reading.FrequencyHz : double.NaN, "Hz");
        Line(text, "generated", reading.HasEnergy ? reading.EnergyWh / 1000.0 : double.NaN, "kWh");
        Line(text, "rated", inverter.RatedPowerW, "W");
        Line(text, "rated", inverter.RatedVoltAmpere, "VA");
        return text.ToString();
    }

    private static double[] Known(double[] values, bool[] has) => [.. values.Select((value, phase) => has[phase] ? value : double.NaN)];

    private static void Head(StringBuilder text, string model, string last) =>
        text.Append(model).Append('\n').Append($"{"",-12}{"L1",12}{"L2",12}{"L3",12}{last,12}".TrimEnd()).Append('\n');

    private static void Row(StringBuilder text, (string Name, string Unit) what, double[] values, double total)
    {
        string[] cells = [.. values.Append(total).Select(Number)];
        cells[^1] = double.IsNaN(total) ? "" : cells[^1];
        text.Append(CultureInfo.InvariantCulture, $"{what.Name,-12}{cells[0],12}{cells[1],12}{cells[2],12}{cells[3],12}  {what.Unit}\n");
    }

    private static void Line(StringBuilder text, string name, double value, string unit) =>
        text.Append(CultureInfo.InvariantCulture, $"{name,-12}{Number(value),12}{"",36}  {unit}\n");

    private static string Number(double value) => double.IsNaN(value) ? Missing : value.ToString("0.000", CultureInfo.InvariantCulture);
}
