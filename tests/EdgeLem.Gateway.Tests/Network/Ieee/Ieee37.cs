using System.Globalization;
using EdgeLem.Gateway.Network;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Network.Ieee;

/// <summary>
/// The IEEE 37 node test feeder (IEEE PES Distribution Test Feeders; lengths, loads, settings as published, transformer losses and load behaviour as in its OpenDSS form): a 4.8 kV three-wire
/// underground network in delta, isolated from earth, with two regulators in open delta. Constants in OpenDSS's sense are stated where they matter for the reference solution.
/// </summary>
internal static class Ieee37
{
    private const double KiloVolt = 1000;
    private const double VoltageV = 4.8 * KiloVolt;

    // OpenDSS's default, halved between the two ends of a winding.
    private const double AntiFloatPpm = 0.5;

    private const string Lines = """
        701-702:722:960 702-705:724:400 702-713:723:360 702-703:722:1320 703-727:724:240 703-730:723:600 704-714:724:80 704-720:723:800 705-742:724:320
        705-712:724:240 706-725:724:280 707-724:724:760 707-722:724:120 708-733:723:320 708-732:724:320 709-731:723:600 709-708:723:320 710-735:724:200
        710-736:724:1280 711-741:723:400 711-740:724:200 713-704:723:520 714-718:724:520 720-707:724:920 720-706:723:600 727-744:723:280 730-709:723:200
        733-734:723:560 734-737:723:640 734-710:724:520 737-738:723:400 738-711:723:400 744-728:724:200 744-729:724:280 799r-701:721:1850
        """;

    private const string Loads = """
        701.ABd:140+70 701.BCd:140+70 701.CAd:350+175 712.CAd:85+40 713.CAd:85+40 714.ABd:17+8I 714.BCd:21+10I 718.ABd:85+40Z 720.CAd:85+40 722.BCd:140+70I
        722.CAd:21+10I 724.BCd:42+21Z 725.BCd:42+21 727.CAd:42+21 728.ABCd:126+63 729.ABd:42+21I 730.CAd:85+40Z 731.BCd:85+40Z 732.CAd:42+21 733.ABd:85+40I
        734.CAd:42+21 735.CAd:85+40 736.BCd:42+21Z 737.ABd:140+70I 738.ABd:126+62 740.CAd:85+40 741.CAd:42+21I 742.ABd:8+4Z 742.BCd:85+40Z 744.ABd:42+21
        """;

    /// <summary>The places between phases at which the market's nodes are: those of the feeder's own loads.</summary>
    public static IEnumerable<(string Bus, string Phases)> Places { get; } = [.. TestFeederTables.LoadsOf(Loads, VoltageV, VoltageV, TestFeederTables.ReducedByVoltage)
        .Select(load => (load.Bus, load.Terminals.ToString()))];

    /// <summary>The feeder.</summary>
    /// <param name="forMarket">Whether loads keep to their formula at any voltage, and each place has a load of 0 W beside, through which a node of the market takes and gives power.</param>
        /// <param name="holdsTaps">Whether the regulators stay at the taps of the reference solution, or control them.</param>
    public static Feeder Build(bool forMarket = false, bool holdsTaps = false)
    {
        FeederBuilder builder = new() { Name = "ieee37", NominalVoltageV = VoltageV / Math.Sqrt(3), AllowsLoops = true };
        foreach (string bus in TestFeederTables.BusesOf(Lines).Concat(["sourcebus", "799", "775"]))
        {
            builder.Add(new Bus { Id = bus });
        }

        AddSupply(builder, holdsTaps);
        TestFeederTables.AddLines(builder, Lines);
        foreach (Load load in TestFeederTables.LoadsOf(Loads, VoltageV, VoltageV, TestFeederTables.ReducedByVoltage))
        {
            builder.Add(forMarket ? TestFeederTables.AtAnyVoltage(load) : load);
        }

        foreach (Load load in Places.Select(NodeLoad).Where(_ => forMarket))
        {
            builder.Add(load);
        }

        return builder.Build();
    }

    /// <summary>One point of the market per place, between its phases.</summary>
    /// <param name="feeder">The feeder with nodes.</param>
    public static IEnumerable<FeederPoint> PointsOf(Feeder feeder) => Places.Select((place, index) => new FeederPoint(NodeId(index), feeder.BusIndex(place.Bus), TestFeederTables.PhasesOf(place.Phases))
    {
        Load = feeder.Loads.Count - Places.Count() + index,
    });

    public static string NodeId(int place) => string.Create(CultureInfo.InvariantCulture, $"h{place + 1}");

    private static Load NodeLoad((string Bus, string Phases) place, int index)
    {
        TerminalList terminals = TestFeederTables.TerminalsOf(place.Phases);
        return new Load
        {
            Id = NodeId(index), Bus = place.Bus, Terminals = terminals, Connection = LoadConnection.Delta, RatedVoltageV = VoltageV,
            LegPowers = Load.Balanced(terminals.Count == 2 ? 1 : terminals.Count, 0, 0),
        };
    }

    private static void AddSupply(FeederBuilder builder, bool holdsTaps)
    {
        double sourceV = 230 * KiloVolt;
        var shortCircuit = new ShortCircuit
        {
            NominalVoltageV = sourceV, ThreePhaseA = 200e9 / (Math.Sqrt(3) * sourceV), SinglePhaseA = ShortCircuit.CurrentA(210e9, sourceV),
        };
        builder.Add(new Source { Bus = "sourcebus", NominalVoltageV = sourceV, VoltagePu = 1, Impedance = shortCircuit.ToImpedance() })
            .Add(Delta("subxf", ("sourcebus", sourceV), ("799", VoltageV), 2_500_000) with { ResistancePercent = 2, ReactancePercent = 8 })
            .Add(Delta("xfm1", ("709", VoltageV), ("775", 0.48 * KiloVolt), 500_000) with { ResistancePercent = 0.09, ReactancePercent = 1.81 })
            .Add(TestFeederTables.Controlled(Regulator("reg1a", TestFeederTables.TerminalsOf("AB"), -0.201, 3.348), holdsTaps ? 1.1 : null))
            .Add(TestFeederTables.Controlled(Regulator("reg1c", TestFeederTables.TerminalsOf("CB"), 2.799, 1.848), holdsTaps ? 1.0875 : null))
            .Add(new Line
            {
                Id = "jumper", FromBus = "799", ToBus = "799r", FromTerminals = TestFeederTables.TerminalsOf("B"), ToTerminals = TestFeederTables.TerminalsOf("B"), LengthM = null,
                Impedance = LineImpedance.FromMatrices(new ConductorMatrix(1, (_, _) => 0.001)),
            });
    }

    private static Transformer Delta(string id, (string Bus, double VoltageV) hv, (string Bus, double VoltageV) lv, double ratedVa) => new()
    {
        Id = id, RatedPowerVa = ratedVa, ResistancePercent = 0, ReactancePercent = 0, AntiFloatPpm = AntiFloatPpm,
        Hv = new Winding { Bus = hv.Bus, Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = hv.VoltageV },
        Lv = new Winding { Bus = lv.Bus, Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = lv.VoltageV },
    };

    private static Transformer Regulator(string id, TerminalList terminals, double dropResistanceV, double dropReactanceV) => new()
    {
        Id = id, RatedPowerVa = 2_000_000, ResistancePercent = 0.4, ReactancePercent = 1, AntiFloatPpm = AntiFloatPpm,
        Hv = new Winding { Bus = "799", Connection = WindingConnection.SinglePhase, Terminals = terminals, RatedVoltageV = VoltageV },
        Lv = new Winding { Bus = "799r", Connection = WindingConnection.SinglePhase, Terminals = terminals, RatedVoltageV = VoltageV },
        TapControl = new TapControl { TargetV = 122, BandwidthV = 2, PtRatio = 40, CtPrimaryA = 350, DropResistanceV = dropResistanceV, DropReactanceV = dropReactanceV },
    };
}
