using System.Globalization;

namespace EdgeLem.Grid.Tests;

/// <summary>Small feeders that tests share.</summary>
internal static class Networks
{
    public static Source TestSource { get; } = new()
    {
        Bus = "mv",
        NominalVoltageV = 20_000,
        VoltagePu = 1.02,
        AngleDeg = 7,
        Impedance = new ShortCircuit { NominalVoltageV = 20_000, ThreePhaseA = 5000, SinglePhaseA = 3000 }.ToImpedance(),
    };

    /// <summary>20/0.4 kV, 400 kVA, 1.2 + j3.8 %; the source gives 5 kA.</summary>
    public static FeederBuilder Supply(int clockHour = 11) => new FeederBuilder { Name = "test", NominalVoltageV = 400 / Math.Sqrt(3) }
        .Add(new Bus { Id = "mv" })
        .Add(new Bus { Id = "lv" })
        .Add(TestSource)
        .Add(new Transformer
        {
            Id = "t1",
            Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
            Lv = new Winding { Bus = "lv", Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = 400 },
            ClockHour = clockHour,
            RatedPowerVa = 400_000,
            ResistancePercent = 1.2,
            ReactancePercent = 3.8,
        });

    /// <summary>Lets lines close loops.</summary>
    public static FeederBuilder Looped(this FeederBuilder builder)
    {
        builder.AllowsLoops = true;
        return builder;
    }

    /// <summary>The supply and one 300 m cable to bus "end", with connection "home" on phase A.</summary>
    public static FeederBuilder OneLine(int clockHour = 11) => Supply(clockHour)
        .Add(new Bus { Id = "end" })
        .Add(Cable("l1", ("lv", "end"), 300))
        .Add(new Connection { Id = "home", Bus = "end", Phases = Phases.A });

    /// <summary>0.2 + j0.08 ohm/km, return path four times that; 270 A.</summary>
    public static Line Cable(string id, (string From, string To) ends, double lengthM) => new()
    {
        Id = id,
        FromBus = ends.From,
        ToBus = ends.To,
        LengthM = lengthM,
        Impedance = new SequenceImpedance(0.2, 0.08, 0.8, 0.32).Times(lengthM / 1000),
        RatingA = 270,
    };

    /// <summary>An almost ideal source of 400 V and 300 m of line to bus "end"; 0.2 + j0.08 ohm/km and a zero sequence that may be made very large.</summary>
    public static Feeder HighZeroSequence(double r0OhmPerKm, double x0OhmPerKm) => new FeederBuilder { Name = "test", NominalVoltageV = 400 / Math.Sqrt(3) }
        .Add(new Bus { Id = "lv" })
        .Add(new Bus { Id = "end" })
        .Add(new Source { Bus = "lv", NominalVoltageV = 400, VoltagePu = 1, Impedance = new SequenceImpedance(1e-3, 1e-3, 1e-3, 1e-3) })
        .Add(Cable("l1", ("lv", "end"), 300) with { Impedance = new SequenceImpedance(0.2, 0.08, r0OhmPerKm, x0OhmPerKm).Times(0.3) })
        .Build();

    /// <summary>A random tree of lines, some written against the flow, with random unequal impedances.</summary>
    public static Feeder RandomTree(Random random, int lines)
    {
        FeederBuilder builder = Supply(random.Next(2) == 0 ? 1 : 11);
        for (int i = 1; i <= lines; i++)
        {
            (string parent, string child) = (Name(random.Next(i)), Name(i));
            bool isOutwards = random.Next(2) == 0;
            double lengthM = 10 + 90 * random.NextDouble();
            builder.Add(new Bus { Id = child }).Add(new Line
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"l{i}"),
                FromBus = isOutwards ? parent : child,
                ToBus = isOutwards ? child : parent,
                LengthM = lengthM,
                Impedance = RandomPerKilometre(random).Times(lengthM / 1000),
            });
        }

        return builder.Build();
    }

    private static SequenceImpedance RandomPerKilometre(Random random) => new(
        0.1 + random.NextDouble(),
        0.05 + 0.1 * random.NextDouble(),
        0.1 + 3 * random.NextDouble(),
        0.05 + 0.5 * random.NextDouble());

    private static string Name(int bus) => bus == 0 ? "lv" : string.Create(CultureInfo.InvariantCulture, $"b{bus}");
}
