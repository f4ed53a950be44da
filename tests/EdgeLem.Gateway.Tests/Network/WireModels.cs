using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>The same four-wire feeder in less detail. Loads of negative power are not part of the models: they are the places of the market's sellers.</summary>
internal static class WireModels
{
    /// <summary>The feeder as it is.</summary>
    public static Feeder FourWires(Feeder feeder) => Copy(feeder, line => line, item => item, load => load);

    /// <summary>Three coupled wires: the neutral is eliminated as if it were at earth everywhere, Z - z z' / znn.</summary>
    public static Feeder ThreeWires(Feeder feeder) => Copy(feeder, line => WithoutNeutral(line, Kron(line.Impedance.SeriesOhm)), ToEarth, ToEarth);

    /// <summary>Balanced: of the three wires the positive sequence, each load in equal parts on the phases.</summary>
    public static Feeder Balanced(Feeder feeder) => Copy(feeder, line => WithoutNeutral(line, PositiveSequence(line)), ToEarth, Spread);

    /// <summary>Single-phase equivalents: each phase alone with the positive-sequence impedance.</summary>
    public static Feeder SinglePhase(Feeder feeder) => Copy(feeder, line => WithoutNeutral(line, PositiveSequence(line)), ToEarth, ToEarth);

    /// <summary>Sellers at the loads of negative power.</summary>
    /// <param name="feeder">The four-wire feeder.</param>
    /// <param name="isSpread">Whether each stands on all phases.</param>
    public static ImmutableArray<FeederPoint> SellersOf(Feeder feeder, bool isSpread) =>
    [
        .. feeder.Loads.Where(load => load.PowerW < 0).Select(load => new FeederPoint(load.Bus, feeder.BusIndex(load.Bus), isSpread ? Phases.ABC : (Phases)(1 << ((int)load.Terminals[0] - 1)))),
    ];

    private static Feeder Copy(Feeder feeder, Func<Line, Line> line, Func<Transformer, Transformer> transformer, Func<Load, Load> load)
    {
        var builder = new FeederBuilder { Name = feeder.Name, NominalVoltageV = feeder.NominalVoltageV };
        bool hasNeutral = feeder.Lines.Any(item => line(item).FromTerminals.Contains(Terminal.N));
        Each(feeder.Buses, item => builder.Add(item));
        Each(feeder.Sources, item => builder.Add(item));
        Each(feeder.Lines, item => builder.Add(line(item)));
        Each(feeder.Transformers, item => builder.Add(transformer(item)));
        Each(feeder.Earthings.Where(_ => hasNeutral), item => builder.Add(item));
        Each(feeder.Loads.Where(item => item.PowerW >= 0), item => builder.Add(load(item) with { ConnectionId = null }));
        return builder.Build();
    }

    private static void Each<T>(IEnumerable<T> items, Action<T> add)
    {
        foreach (T item in items)
        {
            add(item);
        }
    }

    private static Line WithoutNeutral(Line line, ConductorMatrix seriesOhm) => line with
    {
        FromTerminals = TerminalList.ThreePhase, ToTerminals = TerminalList.ThreePhase, Impedance = LineImpedance.FromMatrices(seriesOhm), CableId = null, NeutralRatingA = null,
    };

    private static ConductorMatrix Kron(ConductorMatrix z) => new(3, (row, column) => z[row, column] - z[row, 3] * z[3, column] / z[3, 3]);

    private static ConductorMatrix PositiveSequence(Line line)
    {
        ConductorMatrix z = Kron(line.Impedance.SeriesOhm);
        Complex own = (z[0, 0] + z[1, 1] + z[2, 2]) / 3;
        Complex mutual = (z[0, 1] + z[1, 2] + z[2, 0]) / 3;
        return ConductorMatrix.Symmetrical(3, own - mutual, Complex.Zero);
    }

    private static Transformer ToEarth(Transformer item) =>
        item.Lv.Terminals.Contains(Terminal.N) ? item with { Lv = item.Lv with { Terminals = TerminalList.EarthedStar } } : item;

    private static Load ToEarth(Load load) => load with { Terminals = new TerminalList([.. load.Terminals.Select(terminal => terminal == Terminal.N ? Terminal.Earth : terminal)]) };

    private static Load Spread(Load load) => load with { Terminals = TerminalList.EarthedStar, LegPowers = Load.Balanced(3, load.PowerW, load.ReactivePowerVar) };
}
