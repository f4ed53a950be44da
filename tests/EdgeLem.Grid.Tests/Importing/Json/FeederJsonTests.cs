using System.Text;

namespace EdgeLem.Grid.Tests;

public sealed class FeederJsonTests
{
    // Line numbers in the tests below count in this text; line 1 is "{".
    private const string Good = """
        {
          "format": "edgelem-feeder-1",
          "name": "lane",
          "nominalVoltageV": 230,
          "source": { "bus": "mv", "voltageKv": 20, "voltagePu": 1.0, "shortCircuit3PhaseA": 5000, "shortCircuit1PhaseA": 3000 },
          "transformer": {
            "id": "t1", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "Dyn11",
            "ratedKva": 250, "hvKv": 20, "lvKv": 0.4,
            "resistancePercent": 1.3,
            "reactancePercent": 3.8
          },
          "cables": [ { "id": "c", "r1OhmPerKm": 0.2, "x1OhmPerKm": 0.08, "r0OhmPerKm": 0.8, "x0OhmPerKm": 0.32, "ratingA": 270 } ],
          "buses": [
            { "id": "mv" },
            { "id": "lv", "x": 0, "y": 0 },
            { "id": "end" }
          ],
          "lines": [
            { "id": "l1", "from": "lv", "to": "end", "lengthM": 300, "cable": "c" }
          ],
          "connections": [
            { "id": "home-01", "bus": "end", "phases": "AB" }
          ]
        }
        """;

    [Fact]
    public void A_good_file_gives_its_feeder()
    {
        Feeder feeder = Load(Good).Feeder!;

        Assert.Equal(("lane", 230.0), (feeder.Name, feeder.NominalVoltageV));
        Assert.Equal(new SequenceImpedance(0.2, 0.08, 0.8, 0.32).Times(0.3), feeder.Lines[0].Impedance);
        Assert.Equal((270.0, 300.0), (feeder.Lines[0].RatingA!.Value, feeder.DistanceM(feeder.BusIndex("end"))));
        Assert.Equal((250_000.0, 20_000.0, 400.0, "Dyn11"), (feeder.Transformers[0].RatedPowerVa, feeder.Transformers[0].Hv.RatedVoltageV, feeder.Transformers[0].Lv.RatedVoltageV, feeder.Transformers[0].VectorGroup));
        Assert.Equal(Phases.A | Phases.B, feeder.Connections[0].Phases);
        Assert.Equal(new MapPoint(0, 0), feeder.Buses[1].Position);
        Assert.Equal((0.0, 0.0), (feeder.DistanceM(feeder.BusIndex("mv")), feeder.DistanceM(feeder.BusIndex("lv"))));
        // 20 kV / sqrt 3 / 5 kA behind X/R = 4.
        Assert.Equal(20_000 / Math.Sqrt(3) / 5000, Math.Sqrt(Math.Pow(feeder.Sources[0].Impedance.R1Ohm, 2) + Math.Pow(feeder.Sources[0].Impedance.X1Ohm, 2)), 1e-12);
    }

    [Theory]
    [InlineData("\"id\": \"t1\", ", "", 6, "'id' is missing")]
    [InlineData("\"resistancePercent\": 1.3", "\"resistancePercent\": 130", 9, "resistancePercent is 130 %, allowed 0 to 15 %")]
    [InlineData("\"reactancePercent\": 3.8", "\"reactancePercent\": \"3.8\"", 10, "must be a number, not a text")]
    [InlineData("\"ratedKva\": 250", "\"ratedKva\": 250000", 8, "ratedKva is 250000 kVA, allowed 1 to 100000 kVA")]
    [InlineData("Dyn11", "Dyn10", 7, "the clock number of vectorGroup 'Dyn10' is 10, allowed 1, 3, 5, 7, 9 or 11 for star-delta and delta-star")]
    [InlineData("\"nominalVoltageV\": 230", "\"nominalVoltageV\": 400", 4, "nominalVoltageV is 400 V, but no bus is within 20 % of it; sources and transformers give 230.9, 11547 V")]
    [InlineData("\"voltageKv\": 20", "\"voltageKv\": 20000", 5, "voltageKv is 20000 kV, allowed 0.05 to 500 kV")]
    [InlineData("\"voltagePu\": 1.0", "\"voltagePu\": 1.0, \"voltagePu\": 1.1", 5, "given twice")]
    [InlineData("\"shortCircuit1PhaseA\": 3000", "\"shortCircuit1PhaseA\": 1e9", 5, "shortCircuit1PhaseA is 1000000000 A, too large for shortCircuit3PhaseA of 5000 A")]
    [InlineData("\"shortCircuit3PhaseA\": 5000", "\"shortCircuit3PhaseA\": -5", 5, "must be greater than 0")]
    [InlineData("\"r1OhmPerKm\": 0.2,", "\"r1OhmPerKm\": 0,", 12, "r1OhmPerKm is 0 ohm/km")]
    [InlineData("\"x0OhmPerKm\": 0.32,", "\"x0OhmPerKm\": -0.32,", 12, "x0OhmPerKm is -0.32 ohm/km")]
    [InlineData(", \"ratingA\": 270", "", 12, "'ratingA' is missing")]
    [InlineData("\"ratingA\": 270", "\"ratingA\": -270", 12, "ratingA is -270 A, allowed 1 to 5000 A")]
    [InlineData("{ \"id\": \"end\" }", "{ \"id\": \"end\", \"z\": 1 }", 16, "'z' is unknown")]
    [InlineData("\"y\": 0", "\"note\": 0", 15, "needs both x and y")]
    [InlineData("{ \"id\": \"end\" }", "{ \"id\": \"end\" }, { \"id\": \"end\" }", 16, "bus 'end' exists already (f.json:16)")]
    [InlineData("{ \"id\": \"end\" }", "{ \"id\": \"end\" }, { \"id\": \"alone\" }", 16, "bus 'alone': nothing leads to it from a source")]
    [InlineData("{ \"id\": \"end\" }", "7", 16, "must be an object")]
    [InlineData("\"to\": \"end\"", "\"to\": \"nowhere\"", 19, "line 'l1': bus 'nowhere' does not exist. Define it or name another; the nearest name is 'end'.")]
    [InlineData("\"to\": \"end\"", "\"to\": \"lv\"", 19, "line 'l1': both ends are at bus 'lv'")]
    [InlineData("\"lengthM\": 300", "\"lengthM\": -300", 19, "lengthM is -300 m, allowed 0.001 to 50000 m")]
    [InlineData("\"cable\": \"c\"", "\"cable\": \"d\"", 19, "cable 'd' does not exist")]
    [InlineData("\"cable\": \"c\"", "\"r1Ohm\": 0.1, \"x1Ohm\": 0.1, \"r0Ohm\": 0.1, \"x0Ohm\": 0.1", 19, "'ratingA' is missing")]
    [InlineData("\"cable\": \"c\"", "\"r1Ohm\": 0, \"x1Ohm\": 0.1, \"r0Ohm\": 0.1, \"x0Ohm\": 0.1, \"ratingA\": null", 19, "line 'l1': r1Ohm is 0 ohm/km")]
    [InlineData("home-01", "Home 1", 22, "1 to 32 of a-z, 0-9 and '-'")]
    [InlineData("\"AB\"", "\"AA\"", 22, "phases are 'AA'")]
    [InlineData("\"id\": \"l1\"", "\"id\": \"\"", 19, "a name is empty")]
    [InlineData("edgelem-feeder-1", "edgelem-feeder-9", 2, "this version reads 'edgelem-feeder-1'")]
    [InlineData("\"name\": \"lane\"", "\"name\": \"\"", 3, "has no name")]
    [InlineData("\"name\": \"lane\"", "\"name\": \"two\\nlines\"", 3, "must be at most 200 characters on one line")]
    public void A_defect_is_reported_with_its_line(string good, string bad, int line, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        FeederImport import = Load(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(import.Feeder);
        Assert.Contains(import.Defects, defect => defect.Location == new SourceLocation("f.json", line) && defect.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_defects_come_in_one_report_in_the_order_of_the_file()
    {
        string bad = Good
            .Replace("\"ratedKva\": 250", "\"ratedKva\": 0", StringComparison.Ordinal)
            .Replace("{ \"id\": \"end\" }", "{ \"id\": \"end\" }, { \"id\": \"alone\" }", StringComparison.Ordinal)
            .Replace("\"lengthM\": 300", "\"lengthM\": 0", StringComparison.Ordinal)
            .Replace("\"bus\": \"end\", \"phases\"", "\"bus\": \"gone\", \"phase\"", StringComparison.Ordinal);

        FeederImport import = Load(bad);

        Assert.Equal([8, 16, 19, 22, 22, 22], import.Defects.Select(defect => defect.Location.Line));
        Assert.StartsWith("f.json:8: transformer 't1': ratedKva is 0 kVA", import.Report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"lengthM\": 300", "\"lengthM\": \"long\"")]
    [InlineData(", \"ratingA\": 270", "")]
    [InlineData("\"r1OhmPerKm\": 0.2,", "\"r1OhmPerKm\": \"low\",")]
    public void An_element_that_is_flawed_in_one_value_does_not_cause_defects_elsewhere(string good, string bad)
    {
        FeederImport import = Load(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Single(import.Defects);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"name\": \"x\",\n  oops\n}", 3)]
    [InlineData("{\n\n\"name\": \"x\" }\n trailing", 4)]
    [InlineData("[]", 1)]
    [InlineData("{\n \"a\": \"\\ud800\" }", 2)]
    public void Broken_syntax_is_reported_with_its_line(string text, int line)
    {
        FeederImport import = Load(text);

        Assert.Null(import.Feeder);
        Assert.Equal(line, Assert.Single(import.Defects).Location.Line);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_defect()
    {
        FeederImport import = FeederJson.Load("/nowhere/feeder.json");

        Assert.Contains("cannot be read", Assert.Single(import.Defects).ToString(), StringComparison.Ordinal);
    }

    private static FeederImport Load(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return FeederJson.Load(stream, "f.json");
    }
}
