using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Makes lines and switches.</summary>
internal sealed class DssLineAssembly(DssNetwork network)
{
    // A shorter line only matters for distances; the feeder refuses it as a slip.
    private const double ShortestM = 0.001;

    private readonly List<(DssLine Source, Line Line)> _single = [];
    private bool _unitNoted;

    public void Add(DssLine line)
    {
        (string Title, SourceLocation Location) element = (line.Title, line.Location);
        int conductors = line.Conductors;
        if (TryAddConductorByConductor(line, conductors))
        {
            return;
        }

        if (network.Terminals(element, line.Bus1, (conductors, conductors)) is not { } from
            || network.Terminals(element, line.Bus2, (conductors, conductors)) is not { } to)
        {
            return;
        }

        (string fromBus, string toBus) = (network.BusId(line.Bus1!), network.BusId(line.Bus2!));
        if (line.IsOpen)
        {
            network.Report.Note(line.Location, $"{line.Title} is open at one end at least; its own charging current is not modelled.");
            AddSwitch(line, (fromBus, from), (toBus, to), null);
            return;
        }

        (Complex[,] z, Complex[,] y) = Total(line, conductors);
        if (IsUnusable(z))
        {
            network.LeaveOut(element, "its impedance is zero or no number. Give r1, x1, r0, x0, a linecode, matrices or a geometry.");
        }
        else if (fromBus == toBus)
        {
            AddShunt(line, (fromBus, from, to), z);
        }
        else if (line.IsSwitch && ContactResistance(z, y) is { } ohm)
        {
            AddSwitch(line, (fromBus, from), (toBus, to), ohm);
        }
        else
        {
            AddLine(line, (fromBus, from), (toBus, to), (z, y));
        }
    }

    /// <summary>
    /// A line that joins several conductors at one node is two or more lines of one conductor when these are not coupled, as those of OpenDSS's default switch are not (but
    /// for a capacitance of some pF, which is left out).
    /// </summary>
    private bool TryAddConductorByConductor(DssLine line, int conductors)
    {
        if (line.Bus1 is null || line.Bus2 is null || line.IsOpen || line.Bus1.Name == line.Bus2.Name)
        {
            return false;
        }

        (int[] from, int[] to) = (line.Bus1.NodesOf(conductors, conductors), line.Bus2.NodesOf(conductors, conductors));
        bool isJoined = HasRepeats(from) || HasRepeats(to);
        if (!isJoined || from.Concat(to).Any(node => node > 4))
        {
            return false;
        }

        (Complex[,] z, Complex[,] y) = Total(line, conductors);
        bool isCoupled = Enumerable.Range(0, conductors * conductors).Any(i => i / conductors != i % conductors && z[i / conductors, i % conductors] != Complex.Zero);
        if (isCoupled || IsUnusable(z))
        {
            return false;
        }

        for (int i = 0; i < conductors; i++)
        {
            int conductor = i;
            _single.Add((line, Build(
                line,
                (network.BusId(line.Bus1), new TerminalList((Terminal)from[i])),
                (network.BusId(line.Bus2), new TerminalList((Terminal)to[i])),
                (Map(1, (_, _) => z[conductor, conductor]), Map(1, (_, _) => y[conductor, conductor])))));
        }

        network.Report.Note(line.Location, $"{line.Title} joins conductors at one node and became a line for each conductor; conductors to nowhere are left out.");
        return true;
    }

    /// <summary>Adds the lines of one conductor that lead from or to a terminal of another element. To be called when all else has been added.</summary>
    public void AddSingleConductors()
    {
        FeederBuilder builder = network.Builder;
        var uses = new Dictionary<(string Bus, Terminal Terminal), int>();
        void Use(string bus, TerminalList terminals) => terminals.ToList().ForEach(terminal => uses[(bus, terminal)] = uses.GetValueOrDefault((bus, terminal)) + 1);
        foreach (Line line in builder.Lines.Select(line => line.Item).Concat(_single.Select(item => item.Line)))
        {
            Use(line.FromBus, line.FromTerminals);
            Use(line.ToBus, line.ToTerminals);
        }

        builder.Sources.ForEach(source => Use(source.Item.Bus, source.Item.Terminals));
        builder.Loads.ForEach(load => Use(load.Item.Bus, load.Item.Terminals));
        foreach (Transformer transformer in builder.Transformers.Select(transformer => transformer.Item))
        {
            Use(transformer.HvBus, transformer.Hv.Terminals);
            Use(transformer.LvBus, transformer.Lv.Terminals);
        }

        bool IsShared(string bus, TerminalList terminals) => uses[(bus, terminals[0])] > 1;
        foreach ((DssLine line, Line single) in _single.Where(item => IsShared(item.Line.FromBus, item.Line.FromTerminals) || IsShared(item.Line.ToBus, item.Line.ToTerminals)))
        {
            builder.Add(single, line.Location);
        }
    }

    private static bool HasRepeats(int[] nodes) => nodes.Where(node => node > 0).Distinct().Count() < nodes.Count(node => node > 0);

    private static bool IsUnusable(Complex[,] z)
    {
        int order = z.GetLength(0);
        return Enumerable.Range(0, order * order).Any(i => !Complex.IsFinite(z[i / order, i % order]) || (i / order == i % order && z[i / order, i % order] == Complex.Zero));
    }

    /// <summary>Impedance in ohm and shunt admittance in siemens of the whole line at the circuit's frequency.</summary>
    private (Complex[,] SeriesOhm, Complex[,] ShuntS) Total(DssLine line, int conductors)
    {
        double omega = 2 * Math.PI * network.Circuit.FrequencyHz;
        if (line.Wires.Count > 0)
        {
            var wires = new WireMatrices(line.Wires, new EarthReturn(network.Circuit.FrequencyHz, line.EarthOhmM ?? 100), line.EarthModel);
            double metres = line.Length * (line.UnitM ?? 1);
            (Complex[,] z, double[,] c) = (wires.SeriesOhmPerM(conductors), wires.CapacitanceFPerM(conductors));
            return (Map(conductors, (i, j) => z[i, j] * metres), Map(conductors, (i, j) => new Complex(0, omega * c[i, j] * metres)));
        }

        DssSeriesData data = line.FinalData;
        double lengths = line.Length / line.UnitsConvert;
        double ratio = network.Circuit.FrequencyHz / line.BaseFrequencyHz;

        // Reactances follow the frequency; the part of them that returns through the earth as OpenDSS corrects it.
        double earthX = data.Xg == 0 ? 0 : 0.5 * data.Xg / Math.Log(658.5 * Math.Sqrt(data.Rho / line.BaseFrequencyHz)) * Math.Log(ratio);
        return (
            Map(conductors, (i, j) => new Complex(data.R[i, j] + data.Rg * (ratio - 1), (data.X[i, j] - earthX) * ratio) * lengths),
            Map(conductors, (i, j) => new Complex(0, omega * data.C[i, j] * 1e-9 * lengths)));
    }

    private static Complex[,] Map(int order, Func<int, int, Complex> of)
    {
        var matrix = new Complex[order, order];
        for (int i = 0; i < order * order; i++)
        {
            matrix[i / order, i % order] = of(i / order, i % order);
        }

        return matrix;
    }

    /// <summary>The resistance of each pole when that is all that a switch has; null when it is more than a contact.</summary>
    private static double? ContactResistance(Complex[,] z, Complex[,] y)
    {
        int order = z.GetLength(0);
        double ohm = z[0, 0].Real;
        bool isContact = ohm is >= 1e-7 and <= 1;
        for (int i = 0; i < order * order; i++)
        {
            Complex expected = i / order == i % order ? ohm : Complex.Zero;
            isContact &= z[i / order, i % order] == expected && y[i / order, i % order] == Complex.Zero;
        }

        return isContact ? ohm : null;
    }

    private void AddSwitch(DssLine line, (string Bus, TerminalList Terminals) from, (string Bus, TerminalList Terminals) to, double? ohm) => network.Builder.Add(
        new Switch
        {
            Id = network.Id("branch", "line", line.Name),
            FromBus = from.Bus,
            ToBus = to.Bus,
            FromTerminals = from.Terminals,
            ToTerminals = to.Terminals,
            IsClosed = !line.IsOpen,
            ResistanceOhm = ohm ?? Switch.DefaultResistanceOhm,
            RatingA = line.RatingA,
        },
        line.Location);

    private void AddShunt(DssLine line, (string Bus, TerminalList From, TerminalList To) at, Complex[,] z)
    {
        (Terminal, Terminal)[] legs = [.. at.From.Zip(at.To)];
        if (DssAdmittances.Shunt((network.Id("shunt", "line", line.Name), at.Bus), legs, KronReduction.Invert(z)) is { } shunt)
        {
            network.Report.Note(line.Location, $"{line.Title} begins and ends at bus '{at.Bus}' and became a shunt.");
            network.Builder.Add(shunt, line.Location);
        }
    }

    private void AddLine(DssLine line, (string Bus, TerminalList Terminals) from, (string Bus, TerminalList Terminals) to, (Complex[,] Z, Complex[,] Y) total)
    {
        if (line.LengthUnitM is null && !_unitNoted)
        {
            _unitNoted = true;
            network.Report.Note(line.Location, $"{line.Title}: neither it nor its linecode gives a unit of length; where this is so, the "
                + $"length counts as unknown. That does not change the impedance.");
        }

        network.Builder.Add(Build(line, from, to, total), line.Location);
    }

    private Line Build(DssLine line, (string Bus, TerminalList Terminals) from, (string Bus, TerminalList Terminals) to, (Complex[,] Z, Complex[,] Y) total)
    {
        double? lengthM = line.IsSwitch ? null : line.Length * line.LengthUnitM;
        return new Line
        {
            Id = network.Id("branch", "line", line.Name),
            FromBus = from.Bus,
            ToBus = to.Bus,
            FromTerminals = from.Terminals,
            ToTerminals = to.Terminals,
            LengthM = lengthM > 0 ? Math.Max(lengthM.Value, ShortestM) : lengthM,
            Impedance = Impedance(line, total),
            RatingA = line.RatingA,
        };
    }

    /// <summary>By sequence values where the script has them, for those can be judged and shown; else by matrices.</summary>
    private LineImpedance Impedance(DssLine line, (Complex[,] Z, Complex[,] Y) total)
    {
        int order = total.Z.GetLength(0);
        DssSeriesData data = line.FinalData;
        bool isBySequence = line.Wires.Count == 0 && !data.IsByMatrix && order == 3 && !line.IsSwitch && line.LengthUnitM is not null
            && line.BaseFrequencyHz == network.Circuit.FrequencyHz;
        if (isBySequence)
        {
            double lengths = line.Length / line.UnitsConvert;
            double farad = 2 * Math.PI * network.Circuit.FrequencyHz * 1e-9 * lengths;
            return LineImpedance.FromSequence(data.Sequence.Times(lengths), (farad * data.C1, farad * data.C0));
        }

        return LineImpedance.FromMatrices(
            new ConductorMatrix(order, (row, column) => total.Z[row, column]),
            new ConductorMatrix(order, (row, column) => total.Y[row, column]));
    }
}
