using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network;

/// <summary>Small feeders on which markets meet limits: an almost ideal 400 V source, or a small transformer, and cables from bus to bus.</summary>
internal static class SmallFeeders
{
    /// <summary>The source and a chain of cables to the buses b1, b2, ...</summary>
    /// <param name="buses">How many buses.</param>
    /// <param name="lengthM">Length of each cable, m: 0.4 + j0.1 ohm/km, return path four times that.</param>
    /// <param name="ratingA">Rating of each conductor, A.</param>
    public static FeederBuilder Chain(int buses, double lengthM = 150, double? ratingA = null)
    {
        FeederBuilder builder = new FeederBuilder { Name = "chain", NominalVoltageV = 400 / Math.Sqrt(3) }
            .Add(new Bus { Id = "b0" })
            .Add(new Source { Bus = "b0", NominalVoltageV = 400, VoltagePu = 1.03, Impedance = new SequenceImpedance(0.01, 0.02, 0.01, 0.02) });
        return AddCables(builder, buses, lengthM, ratingA);
    }

    /// <summary>A 20 kVA transformer and a chain of cables.</summary>
    public static FeederBuilder BehindTransformer(int buses, double lengthM = 20) => AddCables(
        new FeederBuilder { Name = "transformer", NominalVoltageV = 400 / Math.Sqrt(3) }
            .Add(new Bus { Id = "mv" })
            .Add(new Bus { Id = "b0" })
            .Add(new Source { Bus = "mv", NominalVoltageV = 20_000, VoltagePu = 1, Impedance = new SequenceImpedance(1, 4, 1, 4) })
            .Add(new Transformer
            {
                Id = "t1",
                Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
                Lv = new Winding { Bus = "b0", Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = 400 },
                ClockHour = 11,
                RatedPowerVa = 20_000,
                ResistancePercent = 1.2,
                ReactancePercent = 3.8,
            }),
        buses,
        lengthM,
        ratingA: null);

    private static FeederBuilder AddCables(FeederBuilder builder, int buses, double lengthM, double? ratingA)
    {
        for (int bus = 1; bus <= buses; bus++)
        {
            builder.Add(new Bus { Id = $"b{bus}" }).Add(new Line
            {
                Id = $"l{bus}",
                FromBus = $"b{bus - 1}",
                ToBus = $"b{bus}",
                LengthM = lengthM,
                Impedance = new SequenceImpedance(0.4, 0.1, 1.6, 0.4).Times(lengthM / 1000),
                RatingA = ratingA,
            });
        }

        return builder;
    }
}
