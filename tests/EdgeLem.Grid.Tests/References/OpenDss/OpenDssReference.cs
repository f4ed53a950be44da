using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EdgeLem.Grid.Tests;

/// <summary>A state that OpenDSS solved, in the form of ../shared/feeders/README.md, and the comparison of a flow with it.</summary>
internal sealed class OpenDssReference(string folder)
{
    /// <summary>The voltage of every node to earth, as a complex number, and its magnitude by OpenDSS's own base.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="allowedPu">Most that a voltage may be apart.</param>
    public Deviation Voltages(PowerFlowResult flow, double allowedPu)
    {
        var deviation = new Deviation("voltages", "pu", allowedPu);
        foreach (string[] row in Rows("nodes.csv"))
        {
            int bus = flow.Feeder.BusIndex(row[0]);
            Complex actual = flow.VoltageToEarthV(bus, (Terminal)int.Parse(row[1], CultureInfo.InvariantCulture));
            double baseV = flow.Feeder.BaseVoltageV(bus);
            double difference = (actual - new Complex(Number(row[2]), Number(row[3]))).Magnitude / baseV;
            double perUnit = row[6].Length > 0 ? Math.Abs(Number(row[6]) - actual.Magnitude / baseV) : 0;
            deviation.Add(Math.Max(difference, perUnit), $"{row[0]}.{row[1]}");
        }

        return deviation;
    }

    /// <summary>The current of every conductor of lines, switches and transformers at both ends, as a complex number.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="allowedA">Most that a current may be apart.</param>
    public Deviation Currents(PowerFlowResult flow, double allowedA)
    {
        var deviation = new Deviation("currents", "A", allowedA);
        foreach (string[] row in Rows("branches.csv"))
        {
            string[] element = row[0].Split('.', 2);
            bool isFirst = row[1] == "1";
            int conductor = int.Parse(row[3], CultureInfo.InvariantCulture) - 1;
            Complex? actual = element[0] == "line" ? OfLine(flow, element[1], (isFirst, conductor)) : OfTransformer(flow, element, (isFirst, conductor));
            if (actual is { } current)
            {
                deviation.Add((current - new Complex(Number(row[5]), Number(row[6]))).Magnitude, $"{row[0]} end {row[1]} conductor {row[3]}");
            }
        }

        return deviation;
    }

    /// <summary>Losses of lines and transformers.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="allowedShare">Most that they may differ, as a share of the losses.</param>
    public LossComparison Losses(PowerFlowResult flow, double allowedShare) => new("total", flow.LossesW, Figures("losses_total_W")[0], allowedShare);

    /// <summary>What the source delivers, active and reactive, over its apparent power.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="allowedShare">Most that it may differ.</param>
    public Deviation SourcePower(PowerFlowResult flow, double allowedShare)
    {
        double[] expected = Figures("source_power_kW");
        var deviation = new Deviation("source power", "of the source's power", allowedShare);
        var power = new Complex(expected[0] * 1000, expected[1] * 1000);
        deviation.Add((new Complex(flow.SourcePowerW, flow.SourceReactivePowerVar) - power).Magnitude / power.Magnitude, "source");
        return deviation;
    }

    /// <summary>Taps of the transformers that the summary names; null when it names none.</summary>
    /// <param name="flow">The flow to judge.</param>
    public Deviation? Taps(PowerFlowResult flow)
    {
        using JsonDocument summary = Summary();
        if (!summary.RootElement.TryGetProperty("taps", out JsonElement taps))
        {
            return null;
        }

        var deviation = new Deviation("taps", "pu", 1e-9);
        foreach (JsonProperty tap in taps.EnumerateObject())
        {
            int place = flow.Feeder.Transformers.ToList().FindIndex(item => item.Id == tap.Name);
            deviation.Add(Math.Abs(flow.Taps[place] - tap.Value.GetDouble()), tap.Name);
        }

        return deviation;
    }

    /// <summary>Fails unless every voltage agrees; returns how many there were.</summary>
    public int AssertVoltages(PowerFlowResult flow, double tolerancePu) => Agreed(Voltages(flow, tolerancePu));

    /// <summary>Fails unless every current agrees; returns how many there were.</summary>
    public int AssertCurrents(PowerFlowResult flow, double toleranceA) => Agreed(Currents(flow, toleranceA));

    private static int Agreed(Deviation deviation)
    {
        Assert.True(deviation.IsAgreement, deviation.ToString());
        return deviation.Count;
    }

    private static Complex? OfLine(PowerFlowResult flow, string name, (bool IsFirst, int Conductor) at)
    {
        int place = flow.Feeder.Switches.ToList().FindIndex(item => item.Id == name);
        if (place >= 0)
        {
            return flow.SwitchCurrentA(place, at.Conductor) * (at.IsFirst ? 1 : -1);
        }

        int line = flow.Feeder.LineIndex(name);
        return at.IsFirst ? flow.LineCurrentA(line, at.Conductor) : flow.LineEndCurrentA(line, at.Conductor);
    }

    /// <summary>In these cases winding 1 is the high-voltage one; OpenDSS lists a fourth, unused conductor of a delta.</summary>
    private static Complex? OfTransformer(PowerFlowResult flow, string[] element, (bool IsFirst, int Conductor) at)
    {
        int place = element[0] == "transformer" ? flow.Feeder.Transformers.ToList().FindIndex(item => item.Id == element[1]) : -1;
        if (place < 0)
        {
            return null;
        }

        Transformer transformer = flow.Feeder.Transformers[place];
        TerminalList terminals = at.IsFirst ? transformer.Hv.Terminals : transformer.Lv.Terminals;
        return at.Conductor >= terminals.Count ? null
            : at.IsFirst ? flow.TransformerHvCurrentA(place, at.Conductor)
            : -flow.TransformerLvCurrentA(place, at.Conductor);
    }

    private double[] Figures(string name)
    {
        using JsonDocument summary = Summary();
        return [.. summary.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
    }

    private JsonDocument Summary() => JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")));

    private string[][] Rows(string file) => [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
