using System.Text;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests;

/// <summary>A lane with three houses: a 250 kVA transformer, 200 m of cable to <c>mid</c> and 300 m more to <c>end</c>.</summary>
internal static class Lane
{
    public const string FeederId = "lane";

    /// <summary>2026-06-21 00:00 UTC, on every interval grid.</summary>
    public const long EpochS = 1_782_000_000;

    /// <summary>At bus mid, three phases.</summary>
    public const string A = "house-a";

    /// <summary>At bus end, three phases.</summary>
    public const string B = "house-b";

    /// <summary>At bus end, phase B only.</summary>
    public const string C = "house-c";

    private const string Json = """
        {
          "format": "edgelem-feeder-1", "name": "lane", "nominalVoltageV": 230,
          "source": { "bus": "mv", "voltageKv": 20, "voltagePu": 1.0, "shortCircuit3PhaseA": 5000, "shortCircuit1PhaseA": 3000 },
          "transformer": { "id": "t1", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "Dyn11", "ratedKva": 250, "hvKv": 20, "lvKv": 0.4,
                           "resistancePercent": 1.3, "reactancePercent": 3.8 },
          "cables": [ { "id": "nayy", "r1OhmPerKm": 0.206, "x1OhmPerKm": 0.080, "r0OhmPerKm": 0.824, "x0OhmPerKm": 0.320, "ratingA": 270 } ],
          "buses": [ { "id": "mv" }, { "id": "lv" }, { "id": "mid" }, { "id": "end" } ],
          "lines": [ { "id": "l1", "from": "lv", "to": "mid", "lengthM": 200, "cable": "nayy" }, { "id": "l2", "from": "mid", "to": "end", "lengthM": 300, "cable": "nayy" } ],
          "connections": [ { "id": "house-a", "bus": "mid", "phases": "ABC" }, { "id": "house-b", "bus": "end", "phases": "ABC" }, { "id": "house-c", "bus": "end", "phases": "B" } ]
        }
        """;

    /// <summary>The lane, its nominal voltage replaceable.</summary>
    public static Feeder Feeder(double nominalVoltageV = 230)
    {
        string text = Json.Replace("\"nominalVoltageV\": 230", FormattableString.Invariant($"\"nominalVoltageV\": {nominalVoltageV}"), StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        FeederImport import = FeederJson.Load(stream, "lane.json");
        return import.Feeder ?? throw new InvalidOperationException(import.Report);
    }

    /// <summary>The three houses: 24.15 kW and 11 kW at three phases, 8.05 kW and 4.6 kW at one.</summary>
    public static IReadOnlyList<RegisteredNode> Nodes(Feeder feeder) =>
    [
        new(A, feeder.BusIndex("mid"), [0, 1, 2], 24_150, 11_000, 620),
        new(B, feeder.BusIndex("end"), [0, 1, 2], 24_150, 11_000, 620),
        new(C, feeder.BusIndex("end"), [1], 8_050, 4_600, 400),
    ];
}
