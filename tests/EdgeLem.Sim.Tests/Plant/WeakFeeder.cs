using EdgeLem.Sim.Running;
using EdgeLem.Sim.Tests.Running;

namespace EdgeLem.Sim.Tests.Plant;

/// <summary>
/// Six single-phase homes with PV, two per phase, at the far end of 1100 m of overhead line (X about R, so that reactive power counts):
/// some 4 kW of surplus per phase lift the voltage far into the slope of the droop. Invented.
/// </summary>
internal static class WeakFeeder
{
    private const string Json = """
        {
          "format": "edgelem-feeder-1",
          "name": "weak lane",
          "nominalVoltageV": 230,
          "source": { "bus": "mv", "voltageKv": 20, "voltagePu": 1.0, "shortCircuit3PhaseA": 4000, "shortCircuit1PhaseA": 2500 },
          "transformer": { "id": "t1", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "Dyn11", "ratedKva": 100, "hvKv": 20, "lvKv": 0.4,
                           "resistancePercent": 1.5, "reactancePercent": 3.7 },
          "cables": [ { "id": "overhead", "r1OhmPerKm": 0.45, "x1OhmPerKm": 0.35, "r0OhmPerKm": 0.9, "x0OhmPerKm": 0.9, "ratingA": 200 } ],
          "buses": [ { "id": "mv" }, { "id": "lv" }, { "id": "mid" }, { "id": "end" } ],
          "lines": [
            { "id": "l1", "from": "lv", "to": "mid", "lengthM": 700, "cable": "overhead" },
            { "id": "l2", "from": "mid", "to": "end", "lengthM": 400, "cable": "overhead" }
          ],
          "connections": [
            { "id": "home-1", "bus": "mid", "phases": "A" },
            { "id": "home-2", "bus": "end", "phases": "A" },
            { "id": "home-3", "bus": "mid", "phases": "B" },
            { "id": "home-4", "bus": "end", "phases": "B" },
            { "id": "home-5", "bus": "mid", "phases": "C" },
            { "id": "home-6", "bus": "end", "phases": "C" }
          ]
        }
        """;

    /// <summary>Options of two intervals on this feeder, PV on every home.</summary>
    /// <param name="folder">Where the feeder file is put.</param>
    public static RunOptions Options(TemporaryFolder folder) =>
        RecordedRun.Options(2) with { FeederPath = folder.Write("weak.json", Json), PvShare = 1, Start = RecordedRun.Morning.AddHours(2) };
}
