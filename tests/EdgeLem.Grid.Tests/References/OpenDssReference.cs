using System.Globalization;
using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>A state that OpenDSS solved, in the form of ../shared/feeders/README.md, and the comparison of a flow with it.</summary>
internal sealed class OpenDssReference(string folder)
{
    /// <summary>Compares the voltage of every node, to earth, and the base of every voltage in per unit.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="tolerancePu">Most that a voltage may be apart, as a complex number.</param>
    /// <returns>How many nodes there were.</returns>
    public int AssertVoltages(PowerFlowResult flow, double tolerancePu)
    {
        string[][] rows = Rows("nodes.csv");
        foreach (string[] row in rows)
        {
            int bus = flow.Feeder.BusIndex(row[0]);
            Complex actual = flow.VoltageToEarthV(bus, (Terminal)int.Parse(row[1], CultureInfo.InvariantCulture));
            double baseV = flow.Feeder.BaseVoltageV(bus);
            double difference = (actual - new Complex(Number(row[2]), Number(row[3]))).Magnitude / baseV;
            Assert.True(difference <= tolerancePu, $"bus {row[0]} node {row[1]}: {difference} pu apart");
            if (row[6].Length > 0)
            {
                Assert.Equal(Number(row[6]), actual.Magnitude / baseV, tolerancePu);
            }
        }

        return rows.Length;
    }

    /// <summary>Compares the current of every conductor of lines, switches and transformers at both ends.</summary>
    /// <param name="flow">The flow to judge.</param>
    /// <param name="toleranceA">Most that a current may be apart, as a complex number.</param>
    /// <returns>How many currents there were.</returns>
    public int AssertCurrents(PowerFlowResult flow, double toleranceA)
    {
        int compared = 0;
        foreach (string[] row in Rows("branches.csv"))
        {
            string[] element = row[0].Split('.', 2);
            bool isFirst = row[1] == "1";
            int conductor = int.Parse(row[3], CultureInfo.InvariantCulture) - 1;
            Complex? actual = element[0] == "line" ? OfLine(flow, element[1], (isFirst, conductor)) : OfTransformer(flow, element, (isFirst, conductor));
            if (actual is { } current)
            {
                compared++;
                double difference = (current - new Complex(Number(row[5]), Number(row[6]))).Magnitude;
                Assert.True(difference <= toleranceA, $"{row[0]} terminal {row[1]} conductor {row[3]}: {difference} A apart");
            }
        }

        return compared;
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

    private string[][] Rows(string file) => [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
