using System.Globalization;
using System.Numerics;
using EdgeLem.Grid;
using EdgeLem.Sim.Running;
using EdgeLem.Sim.Scenarios;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>Feeders made for measuring.</summary>
internal static class Feeders
{
    private const int ChainLength = 8;

    /// <summary>Name of a low-voltage bus.</summary>
    /// <param name="index">From 0, the transformer's.</param>
    public static string BusName(int index) => string.Create(CultureInfo.InvariantCulture, $"b{index}");

    /// <summary>The feeder of the built-in village.</summary>
    /// <exception cref="InvalidDataException">The scenario has defects.</exception>
    public static Feeder Village()
    {
        ScenarioLoading loading = ScenarioLoading.Load(new RunOptions { Scenario = "village", FeederPath = null, OutputFolder = "" });
        return loading.Scenario?.Feeder ?? throw new InvalidDataException(string.Join(Environment.NewLine, loading.Defects));
    }

    /// <summary>A radial three-phase feeder: a trunk with branches of eight buses each, as a street with lanes.</summary>
    /// <param name="buses">Low-voltage buses.</param>
    public static Feeder Radial(int buses) => Build(buses, TerminalList.ThreePhase, TerminalList.EarthedStar, new SequenceImpedance(0.2, 0.07, 0.8, 0.3), []);

    /// <summary>The same with an explicit neutral, cables of unequal mutual impedances and earth electrodes.</summary>
    /// <param name="buses">Low-voltage buses.</param>
    /// <param name="electrodeEvery">An electrode of 40 ohm at every so many buses; 0 for none but the star point's of 3 ohm.</param>
    /// <param name="chance">Draws the impedances.</param>
    public static Feeder FourWire(int buses, int electrodeEvery, Random chance)
    {
        double[] spread = [.. Enumerable.Range(0, 16).Select(_ => chance.NextDouble())];
        var matrix = new ConductorMatrix(4, (row, column) => row == column
            ? new Complex(0.32 + (0.02 * spread[row]), 0.7)
            : new Complex(0.05, 0.6 + (0.03 * spread[Math.Min(row, column) + (4 * Math.Max(row, column) / 2)])));
        IEnumerable<Earthing> electrodes = Enumerable.Range(0, buses)
            .Where(bus => bus == 0 || (electrodeEvery > 0 && bus % electrodeEvery == 0))
            .Select(bus => new Earthing { Id = "e" + BusName(bus), Bus = BusName(bus), ResistanceOhm = bus == 0 ? 3 : 40 });
        return Build(buses, TerminalList.FourWire, TerminalList.FourWire, LineImpedance.FromMatrices(matrix), electrodes);
    }

    private static Feeder Build(int buses, TerminalList wires, TerminalList star, LineImpedance perKilometre, IEnumerable<Earthing> electrodes)
    {
        FeederBuilder builder = new FeederBuilder { Name = "family" }
            .Add(new Bus { Id = "mv" })
            .Add(new Source { Bus = "mv", NominalVoltageV = 20_000, VoltagePu = 1, Impedance = new SequenceImpedance(0.1, 1, 0.1, 1) })
            .Add(new Transformer
            {
                Id = "t",
                Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
                Lv = new Winding { Bus = BusName(0), Connection = WindingConnection.Star, Terminals = star, RatedVoltageV = 400 },
                ClockHour = 11,
                RatedPowerVa = 400_000,
                ResistancePercent = 1,
                ReactancePercent = 4,
            });
        for (int bus = 0; bus < buses; bus++)
        {
            builder.Add(new Bus { Id = BusName(bus) });
            if (bus > 0)
            {
                builder.Add(new Line
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"l{bus}"),
                    FromBus = BusName(ParentOf(bus)),
                    ToBus = BusName(bus),
                    FromTerminals = wires,
                    ToTerminals = wires,
                    LengthM = 20,
                    Impedance = perKilometre.Times(0.02),
                });
            }
        }

        foreach (Earthing electrode in electrodes)
        {
            builder.Add(electrode);
        }

        return builder.Build();
    }

    /// <summary>Branches leave the trunk in a tree of ten: the depth grows with the logarithm of the size, as no real feeder is thousands of buses long.</summary>
    private static int ParentOf(int bus) => bus % ChainLength != 1 ? bus - 1 : bus / ChainLength / 10 * ChainLength;
}
