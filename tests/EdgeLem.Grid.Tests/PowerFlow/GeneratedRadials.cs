using System.Globalization;
using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Random radial feeders that take every way through the sweep: lines by sequence values and by full matrices, neutral with electrodes, single-phase laterals, transposed lines, shunts, switches and a second transformer.</summary>
internal static class GeneratedRadials
{
    public static Feeder Of(int seed)
    {
        var random = new Random(seed);
        bool hasNeutral = random.Next(2) == 0;
        TerminalList wires = hasNeutral ? TerminalList.FourWire : TerminalList.ThreePhase;
        FeederBuilder builder = new FeederBuilder { Name = "radial" }
            .Add(new Bus { Id = "mv" })
            .Add(new Bus { Id = "mv2" })
            .Add(Networks.TestSource)
            .Add(Line("mvline", ("mv", "mv2"), TerminalList.ThreePhase, random) with { LengthM = 1000 });
        builder.Add(Transformer("t0", ("mv2", "b0"), hasNeutral)).Add(new Bus { Id = "b0" });
        if (hasNeutral)
        {
            builder.Add(new Earthing { Id = "e0", Bus = "b0", ResistanceOhm = 3 });
        }

        for (int i = 1; i <= 24; i++)
        {
            string parent = Name(random.Next(Math.Max(0, i - 4), i));
            AddLine(builder, (i, parent), (wires, hasNeutral), random);
        }

        for (int i = 1; i <= 24; i += 4)
        {
            builder.Add(new Connection { Id = string.Create(CultureInfo.InvariantCulture, $"home-{i}"), Bus = Name(i), Phases = Phases.A });
        }

        return builder.Build();
    }

    /// <summary>Powers at some buses and phases, drawn and fed in.</summary>
    public static List<(PhasePoint Point, double PowerW, double ReactivePowerVar)> Powers(Feeder feeder, Random random, double scale = 1)
    {
        var powers = new List<(PhasePoint Point, double PowerW, double ReactivePowerVar)>();
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                if (feeder.Buses[bus].Id[0] == 'b' && feeder.HasTerminal(bus, (Terminal)(phase + 1)) && random.Next(3) == 0)
                {
                    powers.Add((new PhasePoint(bus, phase), scale * (3000 - 4000 * random.NextDouble()), scale * 800 * random.NextDouble()));
                }
            }
        }

        return powers;
    }

    private static string Name(int bus) => string.Create(CultureInfo.InvariantCulture, $"b{bus}");

    private static void AddLine(FeederBuilder builder, (int Index, string Parent) at, (TerminalList Wires, bool HasNeutral) form, Random random)
    {
        string bus = Name(at.Index);
        string id = "l" + bus;
        builder.Add(new Bus { Id = bus });
        switch (random.Next(6))
        {
            case 0:
                builder.Add(new Switch { Id = id, FromBus = at.Parent, ToBus = bus, FromTerminals = form.Wires, ToTerminals = form.Wires });
                break;
            case 1:
                var matrix = LineImpedance.FromMatrices(Matrix(form.Wires.Count, random).Times(0.05), Shunt(form.Wires.Count));
                builder.Add(Line(id, (at.Parent, bus), form.Wires, random) with { Impedance = matrix });
                break;
            case 2:
                builder.Add(Line(id, (bus, at.Parent), form.Wires, random));
                break;
            default:
                builder.Add(Line(id, (at.Parent, bus), form.Wires, random));
                break;
        }

        if (form.HasNeutral && random.Next(5) == 0)
        {
            builder.Add(new Earthing { Id = "e" + bus, Bus = bus, ResistanceOhm = 40 });
        }

        if (random.Next(6) == 0)
        {
            builder.Add(new Capacitor { Id = "c" + bus, Bus = bus, Terminals = TerminalList.ThreePhase, Connection = LoadConnection.Delta, RatedVar = 2000, RatedVoltageV = 400 });
        }
    }

    private static Line Line(string id, (string From, string To) ends, TerminalList wires, Random random) => new()
    {
        Id = id,
        FromBus = ends.From,
        ToBus = ends.To,
        FromTerminals = wires,
        ToTerminals = wires,
        LengthM = 50,
        Impedance = wires.Count == 3 && random.Next(2) == 0
            ? new SequenceImpedance(0.2, 0.08, 0.8, 0.32).Times(0.05)
            : LineImpedance.FromMatrices((random.Next(2) == 0 ? Equal(wires.Count) : Matrix(wires.Count, random)).Times(0.05)),
    };

    private static ConductorMatrix Equal(int wires) => ConductorMatrix.Symmetrical(wires, new Complex(0.37, 0.7), new Complex(0.05, 0.62));

    private static ConductorMatrix Matrix(int wires, Random random)
    {
        double[] spread = [.. Enumerable.Range(0, 16).Select(_ => 0.02 * random.NextDouble())];
        return new ConductorMatrix(wires, (row, column) => row == column
            ? new Complex(0.37 + spread[row], 0.7)
            : new Complex(0.05, 0.58 + spread[4 * Math.Max(row, column) + Math.Min(row, column)]));
    }

    private static ConductorMatrix Shunt(int wires) => ConductorMatrix.Symmetrical(wires, new Complex(0, 3e-5), new Complex(0, -4e-6));

    private static Transformer Transformer(string id, (string Hv, string Lv) buses, bool hasNeutral) => new()
    {
        Id = id,
        Hv = new Winding { Bus = buses.Hv, Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
        Lv = new Winding
        {
            Bus = buses.Lv,
            Connection = WindingConnection.Star,
            Terminals = hasNeutral ? TerminalList.FourWire : TerminalList.EarthedStar,
            RatedVoltageV = 400,
            Tap = 1.02,
        },
        ClockHour = 11,
        RatedPowerVa = 250_000,
        ResistancePercent = 1.1,
        ReactancePercent = 4,
        NoLoadLossPercent = 0.2,
        MagnetisingPercent = 1,
    };
}
