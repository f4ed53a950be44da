using System.Globalization;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>
/// The IEEE 123 node test feeder (IEEE PES Distribution Test Feeders; lengths, loads, capacitors, regulator settings as published, regulators almost without impedance as in its OpenDSS form):
/// a 4.16 kV four-wire overhead network with earthed star points, one to three phases, seven regulating transformers and eight switches.
/// </summary>
internal static class Ieee123
{
    private const double VoltageV = 4160;
    private const double PhaseV = 2400;
    private const double RegulatorV = 2402;

    private const string Lines = """
        149-1:1:400 1-2:10:175 1-3:11:250 1-7:1:300 3-4:11:200 3-5:11:325 5-6:11:250 7-8:1:200 8-12:10:225 8-9:9:225 8-13:1:300 9r-14:9:425 13-34:11:150
        13-18:2:825 14-11:9:250 14-10:9:250 15-16:11:375 15-17:11:350 18-19:9:250 18-21:2:300 19-20:9:325 21-22:10:525 21-23:2:250 23-24:11:550 23-25:2:275
        25r-26:7:350 25-28:2:200 26-27:7:275 26-31:11:225 27-33:9:500 28-29:2:300 29-30:2:350 30-250:2:200 31-32:11:300 34-15:11:100 35-36:8:650 35-40:1:250
        36-37:9:300 36-38:10:250 38-39:10:325 40-41:11:325 40-42:1:250 42-43:10:500 42-44:1:200 44-45:9:200 44-47:1:250 45-46:9:300 47-48:4:150 47-49:4:250
        49-50:4:250 50-51:4:250 51-151:4:500 52-53:1:200 53-54:1:125 54-55:1:275 54-57:3:350 55-56:1:275 57-58:10:250 57-60:3:750 58-59:10:250 60-61:5:550
        60-62:12:250 62-63:12:175 63-64:12:350 64-65:12:425 65-66:12:325 67-68:9:200 67-72:3:275 67-97:3:250 68-69:9:275 69-70:9:325 70-71:9:275 72-73:11:275
        72-76:3:200 73-74:11:350 74-75:11:400 76-77:6:400 76-86:3:700 77-78:6:100 78-79:6:225 78-80:6:475 80-81:6:175 81-82:6:250 81-84:11:675 82-83:6:250
        84-85:11:475 86-87:6:450 87-88:9:175 87-89:6:275 89-90:10:250 89-91:6:225 91-92:11:300 91-93:6:225 93-94:9:275 93-95:6:300 95-96:10:200 97-98:3:275
        98-99:3:550 99-100:3:300 100-450:3:800 197-101:3:250 101-102:11:225 101-105:3:275 102-103:11:325 103-104:11:700 105-106:10:225 105-108:3:325
        106-107:10:575 108-109:9:450 108-300:3:1000 109-110:9:300 110-111:9:575 110-112:9:125 112-113:9:525 113-114:9:325 135-35:4:375 152-52:1:400
        160r-67:6:350
        """;

    private const string Loads = """
        1.A:40+20 2.B:20+10 4.C:40+20 5.C:20+10I 6.C:40+20Z 7.A:20+10 9.A:40+20 10.A:20+10I 11.A:40+20Z 12.B:20+10 16.C:40+20 17.C:20+10 19.A:40+20
        20.A:40+20I 22.B:40+20Z 24.C:40+20 28.A:40+20I 29.A:40+20Z 30.C:40+20 31.C:20+10 32.C:20+10 33.A:40+20I 34.C:40+20Z 35.ABd:40+20 37.A:40+20Z
        38.B:20+10I 39.B:20+10 41.C:20+10 42.A:20+10 43.B:40+20Z 45.A:20+10I 46.A:20+10 47.ABC:105+75I 48.ABC:210+150Z 49.A:35+25 49.B:70+50 49.C:35+20
        50.C:40+20 51.A:20+10 52.A:40+20 53.A:40+20 55.A:20+10Z 56.B:20+10 58.B:20+10I 59.B:20+10 60.A:20+10 62.C:40+20Z 63.A:40+20 64.B:75+35I 65.ABd:35+25Z
        65.BCd:35+25Z 65.CAd:70+50Z 66.C:75+35 68.A:20+10 69.A:40+20 70.A:20+10 71.A:40+20 73.C:40+20 74.C:40+20Z 75.C:40+20 76.ABd:105+80I 76.BCd:70+50I
        76.CAd:70+50I 77.B:40+20 79.A:40+20Z 80.B:40+20 82.A:40+20 83.C:20+10 84.C:20+10 85.C:40+20 86.B:20+10 87.B:40+20 88.A:40+20 90.B:40+20I 92.C:40+20
        94.A:40+20 95.B:20+10 96.B:20+10 98.A:40+20 99.B:40+20 100.C:40+20Z 102.C:20+10 103.C:40+20 104.C:40+20 106.B:40+20 107.B:40+20 109.A:40+20
        111.A:20+10 112.A:20+10I 113.A:40+20Z 114.A:20+10
        """;

    /// <summary>The places at which the market's nodes are, to neutral: those of the feeder's own loads in star, of each bus and phase one.</summary>
    public static IEnumerable<(string Bus, string Phases)> Places { get; } = [.. TestFeederTables.LoadsOf(Loads, PhaseV, VoltageV, TestFeederTables.LinearCurrent)
        .Where(load => load.Connection == LoadConnection.Star).Select(load => (load.Bus, load.Terminals.ToString().TrimEnd('E')))];

    /// <summary>The feeder.</summary>
    /// <param name="forMarket">Whether loads keep to their formula at any voltage.</param>
    /// <param name="holdsTaps">Whether the regulators stay at the taps of the reference solution, or control them.</param>
    public static Feeder Build(bool forMarket = false, bool holdsTaps = false)
    {
        FeederBuilder builder = new() { Name = "ieee123", NominalVoltageV = VoltageV / Math.Sqrt(3) };
        foreach (string bus in TestFeederTables.BusesOf(Lines).Concat(["150", "150r", "160", "61s", "610"]))
        {
            builder.Add(new Bus { Id = bus });
        }

        builder.Add(new Source { Bus = "150", NominalVoltageV = VoltageV, VoltagePu = 1, Impedance = new SequenceImpedance(0, 0.0001, 0, 0.0001) });
        AddRegulators(builder, holdsTaps);
        TestFeederTables.AddLines(builder, Lines);
        AddSwitches(builder);
        AddCapacitors(builder);
        foreach (Load load in TestFeederTables.LoadsOf(Loads, PhaseV, VoltageV, TestFeederTables.LinearCurrent))
        {
            // Three-phase loads of the table are rated between phases.
            Load rated = load.Terminals.Count == 4 ? load with { RatedVoltageV = VoltageV / Math.Sqrt(3) } : load;
            builder.Add(forMarket ? TestFeederTables.AtAnyVoltage(rated) : rated);
        }

        return builder.Build();
    }

    /// <summary>One point of the market per place.</summary>
    public static IEnumerable<FeederPoint> PointsOf(Feeder feeder) => Places.Select((place, index) =>
        new FeederPoint(NodeId(index), feeder.BusIndex(place.Bus), TestFeederTables.PhasesOf(place.Phases)));

    public static string NodeId(int place) => string.Create(CultureInfo.InvariantCulture, $"h{place + 1}");

    private static void AddRegulators(FeederBuilder builder, bool holdsTaps) => builder
        .Add(TestFeederTables.Controlled(
            new Transformer
            {
                Id = "reg1a", RatedPowerVa = 5_000_000, ResistancePercent = 1e-5, ReactancePercent = 0.001,
            Hv = new Winding { Bus = "150", Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = VoltageV },
            Lv = new Winding { Bus = "150r", Connection = WindingConnection.Star, Terminals = TerminalList.EarthedStar, RatedVoltageV = VoltageV },
            TapControl = Control((120, 2), 700, (3, 7.5)),
            },
            holdsTaps ? 1.0375 : null))
        .Add(TestFeederTables.Controlled(Regulator("reg2a", ("9", 'A'), Control((120, 2), 50, (0.4, 0.4))), holdsTaps ? 1 : null))
        .Add(TestFeederTables.Controlled(Regulator("reg3a", ("25", 'A'), Control((120, 1), 50, (0.4, 0.4))), holdsTaps ? 1.0125 : null))
        .Add(TestFeederTables.Controlled(Regulator("reg3c", ("25", 'C'), Control((120, 1), 50, (0.4, 0.4))), holdsTaps ? 1 : null))
        .Add(TestFeederTables.Controlled(Regulator("reg4a", ("160", 'A'), Control((124, 2), 300, (0.6, 1.3))), holdsTaps ? 1.0625 : null))
        .Add(TestFeederTables.Controlled(Regulator("reg4b", ("160", 'B'), Control((124, 2), 300, (1.4, 2.6))), holdsTaps ? 1.025 : null))
        .Add(TestFeederTables.Controlled(Regulator("reg4c", ("160", 'C'), Control((124, 2), 300, (0.2, 1.4))), holdsTaps ? 1.0375 : null))
        .Add(new Transformer
        {
            Id = "xfm1", RatedPowerVa = 150_000, ResistancePercent = 1.27, ReactancePercent = 2.72, AntiFloatPpm = 0.5,
            Hv = new Winding { Bus = "61s", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = VoltageV },
            Lv = new Winding { Bus = "610", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 480 },
        });

    private static TapControl Control((double TargetV, double BandwidthV) band, double ctPrimaryA, (double ResistanceV, double ReactanceV) drop) => new()
    {
        TargetV = band.TargetV, BandwidthV = band.BandwidthV, PtRatio = 20, CtPrimaryA = ctPrimaryA, DropResistanceV = drop.ResistanceV, DropReactanceV = drop.ReactanceV,
    };

    private static Transformer Regulator(string id, (string Bus, char Phase) at, TapControl control)
    {
        TerminalList terminals = TestFeederTables.TerminalsOf($"{at.Phase}E");
        return new Transformer
        {
            Id = id, RatedPowerVa = 2_000_000, ResistancePercent = 1e-5, ReactancePercent = 0.01, TapControl = control,
            Hv = new Winding { Bus = at.Bus, Connection = WindingConnection.SinglePhase, Terminals = terminals, RatedVoltageV = RegulatorV },
            Lv = new Winding { Bus = at.Bus + "r", Connection = WindingConnection.SinglePhase, Terminals = terminals, RatedVoltageV = RegulatorV },
        };
    }

    private static void AddSwitches(FeederBuilder builder)
    {
        (string From, string To)[] closed = [("150r", "149"), ("13", "152"), ("18", "135"), ("60", "160"), ("97", "197"), ("61", "61s")];
        foreach ((string from, string to) in closed)
        {
            builder.Add(new Switch { Id = $"sw-{from}-{to}", FromBus = from, ToBus = to, ResistanceOhm = 1e-6 });
        }

        TerminalList a = TestFeederTables.TerminalsOf("A");
        builder.Add(new Switch { Id = "sw-151-300", FromBus = "151", ToBus = "300", IsClosed = false })
            .Add(new Switch { Id = "sw-54-94", FromBus = "54", ToBus = "94", FromTerminals = a, ToTerminals = a, IsClosed = false });
    }

    private static void AddCapacitors(FeederBuilder builder)
    {
        builder.Add(new Capacitor { Id = "c83", Bus = "83", Terminals = TerminalList.EarthedStar, RatedVar = 600_000, RatedVoltageV = VoltageV / Math.Sqrt(3) });
        foreach ((string bus, string terminals) in new[] { ("88", "AE"), ("90", "BE"), ("92", "CE") })
        {
            builder.Add(new Capacitor { Id = $"c{bus}", Bus = bus, Terminals = TestFeederTables.TerminalsOf(terminals), RatedVar = 50_000, RatedVoltageV = RegulatorV });
        }
    }
}
