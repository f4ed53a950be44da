using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// Reads a balanced MATPOWER case (version 2) whose branches are in ohm and whose loads are in kW, as the distribution cases of Baran and Wu are. The reference bus
/// becomes a source of 1e-6 ohm; branches out of service are left out.
/// </summary>
internal static partial class MatpowerCase
{
    private const double OhmPerKilometre = 0.2;

    public static Feeder Load(string path)
    {
        string text = File.ReadAllText(path);
        var builder = new FeederBuilder { Name = Path.GetFileNameWithoutExtension(path) };
        foreach (double[] bus in Rows(text, "bus"))
        {
            AddBus(builder, bus);
        }

        int number = 0;
        foreach (double[] branch in Rows(text, "branch").Where(branch => branch[10] != 0))
        {
            builder.Add(Branch(Invariant($"l{++number}"), branch));
        }

        return builder.Build();
    }

    // bus_i type Pd Qd Gs Bs area Vm Va baseKV ...
    private static void AddBus(FeederBuilder builder, double[] bus)
    {
        string id = Invariant($"{bus[0]}");
        builder.Add(new Bus { Id = id, NominalVoltageV = bus[9] * 1000 / Math.Sqrt(3) });
        if (bus[1] == 3)
        {
            builder.Add(new Source { Bus = id, NominalVoltageV = bus[9] * 1000, VoltagePu = bus[7], AngleDeg = bus[8], Impedance = new SequenceImpedance(0, 1e-6, 0, 1e-6) });
        }

        if (bus[2] != 0 || bus[3] != 0)
        {
            builder.Add(new Load
            {
                Id = "load-" + id,
                Bus = id,
                Terminals = TerminalList.EarthedStar,
                RatedVoltageV = bus[9] * 1000 / Math.Sqrt(3),
                LegPowers = Grid.Load.Balanced(3, bus[2] * 1000, bus[3] * 1000),
            });
        }
    }

    // fbus tbus r x b ...
    private static Line Branch(string id, double[] branch) => new()
    {
        Id = id,
        FromBus = Invariant($"{branch[0]}"),
        ToBus = Invariant($"{branch[1]}"),
        LengthM = Math.Max(branch[2] / OhmPerKilometre * 1000, 0.001),
        Impedance = new SequenceImpedance(branch[2], branch[3], branch[2], branch[3]),
    };

    private static IEnumerable<double[]> Rows(string text, string table)
    {
        int start = text.IndexOf($"mpc.{table} = [", StringComparison.Ordinal);
        int end = text.IndexOf("];", start, StringComparison.Ordinal);
        return text[start..end].Split('\n').Skip(1).Select(line => line.Split('%')[0].Trim().TrimEnd(';')).Where(line => line.Length > 0)
            .Select(line => Blank().Split(line).Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray());
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
