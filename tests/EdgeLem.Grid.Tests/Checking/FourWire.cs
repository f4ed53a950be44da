using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>A four-wire feeder with a single-phase spur, for checks that a three-wire one cannot show.</summary>
internal static class FourWire
{
    /// <summary>
    /// 20/0.4 kV with the star point on N, 1 ohm to earth there; 200 m of cable (0.2 + j0.1 ohm/km each conductor) to "street", a switch to "house",
    /// and 50 m of A and N to "hut". Phases carry 200 A, the cable's neutral 60 A, the switch 100 A, the spur 40 A.
    /// </summary>
    public static FeederBuilder Builder() => new FeederBuilder { Name = "four", NominalVoltageV = 230 }
        .Add(new Bus { Id = "mv" })
        .Add(new Bus { Id = "lv" })
        .Add(new Bus { Id = "street" })
        .Add(new Bus { Id = "house" })
        .Add(new Bus { Id = "hut" })
        .Add(Networks.TestSource)
        .Add(new Transformer
        {
            Id = "t1",
            Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
            Lv = new Winding { Bus = "lv", Connection = WindingConnection.Star, Terminals = TerminalList.FourWire, RatedVoltageV = 400 },
            ClockHour = 11,
            RatedPowerVa = 400_000,
            ResistancePercent = 1.2,
            ReactancePercent = 3.8,
        })
        .Add(new Earthing { Id = "station", Bus = "lv", ResistanceOhm = 1 })
        .Add(Cable("cable", ("lv", "street"), TerminalList.FourWire, 200) with { RatingA = 200, NeutralRatingA = 60 })
        .Add(new Switch { Id = "fuse", FromBus = "street", ToBus = "house", FromTerminals = TerminalList.FourWire, ToTerminals = TerminalList.FourWire, RatingA = 100 })
        .Add(Cable("spur", ("street", "hut"), new TerminalList(Terminal.A, Terminal.N), 50) with { RatingA = 40 });

    public static PowerFlowResult Solve(Feeder feeder, params (string Bus, int Phase, double PowerW)[] loads)
    {
        var powers = new BusPowers(feeder);
        foreach ((string bus, int phase, double powerW) in loads)
        {
            powers.Add(feeder.BusIndex(bus), phase, powerW, 0);
        }

        return new PowerFlowSolver(feeder).Solve(powers);
    }

    private static Line Cable(string id, (string From, string To) ends, TerminalList terminals, double lengthM) => new()
    {
        Id = id,
        FromBus = ends.From,
        ToBus = ends.To,
        FromTerminals = terminals,
        ToTerminals = terminals,
        LengthM = lengthM,
        Impedance = LineImpedance.FromMatrices(ConductorMatrix.Symmetrical(terminals.Count, new Complex(0.2, 0.1), Complex.Zero)).Times(lengthM / 1000),
    };
}
