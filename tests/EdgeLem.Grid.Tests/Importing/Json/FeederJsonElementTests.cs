using System.Text;

namespace EdgeLem.Grid.Tests;

/// <summary>What the reader itself refuses in elements beyond the short form, each with its line.</summary>
public sealed class FeederJsonElementTests
{
    // Line numbers in the tests below count in this text; line 1 is "{".
    private const string Good = """
        {
          "format": "edgelem-feeder-1", "name": "lane", "frequencyHz": 50, "topology": "radial",
          "sources": [ { "id": "grid", "bus": "mv", "voltageKv": 20, "voltagePu": 1.0, "r1Ohm": 1, "x1Ohm": 2, "r0Ohm": 1, "x0Ohm": 2 } ],
          "transformers": [
            { "id": "t1", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "Dyn11", "ratedKva": 250, "hvKv": 20, "lvKv": 0.4, "lvTerminals": "ABCN",
              "resistancePercent": 1.3,
              "reactancePercent": 3.8,
              "tapControl": { "side": "lv", "targetV": 230,
                "bandwidthV": 4, "ptRatio": 1 } },
            { "id": "reg", "hvBus": "lv", "lvBus": "far", "vectorGroup": "Ii0", "hvTerminals": "AN", "lvTerminals": "AN", "ratedKva": 50, "hvKv": 0.23, "lvKv": 0.23, "resistancePercent": 0, "reactancePercent": 1 }
          ],
          "buses": [ { "id": "mv" }, { "id": "lv" }, { "id": "far" }, { "id": "end" } ],
          "lines": [
            { "id": "l1", "from": "lv", "to": "end", "terminals": "AN", "lengthM": 1000, "rOhm": [[0.3], [0.05, 0.3]], "xOhm": [[0.7], [0.4, 0.7]], "ratingA": 100 }
          ],
          "switches": [ { "id": "s1", "from": "end", "to": "far", "closed": false } ],
          "earthings": [ { "id": "e1", "bus": "lv", "terminal": "N", "resistanceOhm": 2 }, { "id": "e2", "bus": "far", "resistanceOhm": 5 } ],
          "shunts": [ { "id": "r1", "bus": "end", "terminals": "A", "gMicroS": [[5]] } ],
          "loads": [
            { "id": "d1", "bus": "end", "terminals": "AN", "ratedVoltageV": 230, "powerW": 100, "voltageDependence": { "activeZip": [1, 0, 0] } }
          ],
          "inverters": [
            { "id": "p1", "bus": "end", "terminals": "AN", "ratedVoltageV": 230, "ratedKva": 5, "powerW": -100, "control": { "voltVar": [[0.9, 1], [1.1, -1]] } }
          ],
          "profiles": [ { "id": "f", "intervalS": 60, "factors": [1, 0.5] } ]
        }
        """;

    [Fact]
    public void The_file_itself_is_good()
    {
        FeederImport import = Load(Good);

        Assert.True(import.Feeder is not null, import.Report);
        Assert.Empty(import.Feeder.Connections);
    }

    [Theory]
    [InlineData("\"radial\"", "\"ring\"", 2, "topology is 'ring', allowed 'radial', 'meshed'")]
    [InlineData("\"frequencyHz\": 50", "\"frequencyHz\": 5000", 2, "frequencyHz is 5000 Hz, allowed 10 to 400 Hz")]
    [InlineData("\"sources\": [", "\"source\": {}, \"sources\": [", 3, "both 'source' and 'sources' are given")]
    [InlineData("\"sources\"", "\"wells\"", 1, "property 'source' is missing. Add it, or a list 'sources'.")]
    [InlineData("\"Dyn11\"", "\"Dzn11\"", 5, "zigzag windings are not modelled")]
    [InlineData("\"Dyn11\"", "\"dyn11\"", 5, "vectorGroup is 'dyn11'; write the high-voltage winding as D, Y, YN or I")]
    [InlineData("\"Dyn11\"", "\"Dyn12\"", 5, "vectorGroup is 'Dyn12'; write")]
    [InlineData("\"Dyn11\"", "\"Dyn\"", 5, "vectorGroup is 'Dyn'; write")]
    [InlineData("\"Dyn11\"", "\"Dy11\"", 5, "lvTerminals is 'ABCN'; a star winding with connected star point (YN, yn) has four, one without (Y, y) three.")]
    [InlineData("\"lvTerminals\": \"ABCN\"", "\"lvTerminals\": \"ABCD\"", 5, "lvTerminals is 'ABCD'; give 1 to 4 of the letters A, B, C, N and E")]
    [InlineData("\"side\": \"lv\"", "\"side\": \"left\"", 8, "transformer 't1', tapControl: side is 'left', allowed 'lv', 'hv'")]
    [InlineData("\"bandwidthV\": 4, ", "", 8, "transformer 't1', tapControl: property 'bandwidthV' is missing")]
    [InlineData("\"ptRatio\": 1", "\"ptRatio\": 1, \"maxTapChange\": 1.5", 9, "maxTapChange is 1.5, allowed whole numbers from 1 to 100")]
    [InlineData("\"activeZip\": [1, 0, 0]", "\"outside\": { \"activeZip\": [1, 1, 0] }", 20, "the shares of activeZip outside sum to 2, allowed 0.99 to 1.01")]
    [InlineData("\"ptRatio\": 1", "\"ptRatio\": 1, \"monitoredUnit\": 1.5", 9, "monitoredUnit is 1.5, allowed 0, 1 and 2")]
    [InlineData("\"hvTerminals\": \"AN\", ", "", 10, "property 'hvTerminals' is missing; a single-phase winding needs two terminals")]
    [InlineData("\"terminals\": \"AN\", \"lengthM\"", "\"lengthM\"", 14, "property 'terminals' is missing; a line of 2 conductors needs it")]
    [InlineData("[[0.3], [0.05, 0.3]]", "[[0.3], [0.05]]", 14, "property 'rOhm' has 2 rows; give the lower triangle")]
    [InlineData("[[0.3], [0.05, 0.3]]", "[0.3, 0.05]", 14, "property 'rOhm' must be a list of 1 to 4 rows")]
    [InlineData("[[0.3], [0.05, 0.3]]", "[[0.3], [\"x\", 0.3]]", 14, "property 'rOhm' must hold numbers only, not a text")]
    [InlineData("[[0.3], [0.05, 0.3]]", "[[0.3]]", 14, "the matrices of the line are of different size")]
    [InlineData("\"ratingA\": 100", "\"ratingA\": 100, \"bMicroS\": [[1], [0, 1]], \"cNanoF\": [[1], [0, 1]]", 14, "both bMicroS and cNanoF are given")]
    [InlineData("\"closed\": false", "\"closed\": 0", 16, "property 'closed' must be true or false, not a number")]
    [InlineData("\"terminal\": \"N\"", "\"terminal\": \"AN\"", 17, "terminal is 'AN'; an earthing has one")]
    [InlineData(", \"gMicroS\": [[5]]", "", 18, "a shunt needs gMicroS, bMicroS or both")]
    [InlineData("\"terminals\": \"AN\", \"ratedVoltageV\": 230, \"powerW\": 100", "\"ratedVoltageV\": 230, \"powerW\": 100", 20, "load 'd1': property 'terminals' is missing")]
    [InlineData("\"powerW\": 100", "\"powerW\": [100, 200]", 20, "load 'd1': 2 leg powers for terminals 'AN' of 1 legs")]
    [InlineData("\"powerW\": 100", "\"powerW\": 100, \"reactivePowerVar\": [1, 2]", 20, "powerW has 1 values and reactivePowerVar 2")]
    [InlineData("\"activeZip\": [1, 0, 0]", "\"activeZip\": [1, 0]", 20, "load 'd1', voltageDependence: activeZip has 2 numbers; give three")]
    [InlineData("\"activeZip\": [1, 0, 0]", "\"activeExponent\": 1", 20, "exponents are given for both active and reactive power, or for neither")]
    [InlineData("\"activeZip\": [1, 0, 0]", "\"zip\": [1, 0, 0]", 20, "property 'zip' is unknown")]
    [InlineData("[[0.9, 1], [1.1, -1]]", "[[1.1, 1], [0.9, -1]]", 23, "inverter 'p1', control: voltVar needs at least two points by rising voltage")]
    [InlineData("[[0.9, 1], [1.1, -1]]", "[0.9, 1]", 23, "property 'voltVar' must be a list of pairs of numbers")]
    [InlineData("\"factors\": [1, 0.5]", "\"factors\": [1], \"powersW\": [2]", 25, "a profile has either factors or powersW")]
    [InlineData("\"intervalS\": 60", "\"intervalS\": 1e999", 25, "property 'intervalS' is too large a number")]
    public void A_defect_is_reported_with_its_line(string good, string bad, int line, string message)
    {
        int at = Good.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, good);

        FeederImport import = Load(Good[..at] + bad + Good[(at + good.Length)..]);

        Assert.Null(import.Feeder);
        Assert.True(
            import.Defects.Any(defect => defect.Location == new SourceLocation("f.json", line) && defect.Message.Contains(message, StringComparison.Ordinal)),
            import.Report);
    }

    [Fact]
    public void Capacitance_is_turned_into_susceptance_at_the_files_frequency()
    {
        string american = Good.Replace("\"frequencyHz\": 50", "\"frequencyHz\": 60", StringComparison.Ordinal)
            .Replace("\"ratingA\": 100", "\"ratingA\": 100, \"cNanoF\": [[10], [0, 10]]", StringComparison.Ordinal);

        Assert.Equal(2 * Math.PI * 60 * 10e-9, Load(american).Feeder!.Lines[0].Impedance.ShuntS![0, 0].Imaginary, 1e-20);
    }

    [Fact]
    public void One_transformer_may_stand_alone_or_in_a_list()
    {
        const string Supply = """
            { "format": "edgelem-feeder-1", "name": "x", "buses": [ { "id": "mv" }, { "id": "lv" } ],
              "source": { "bus": "mv", "voltageKv": 20, "voltagePu": 1, "r1Ohm": 1, "x1Ohm": 2, "r0Ohm": 1, "x0Ohm": 2 },
              "transformer": { "id": "t", "hvBus": "mv", "lvBus": "lv", "vectorGroup": "YNyn0", "ratedKva": 250, "hvKv": 20, "lvKv": 0.4, "resistancePercent": 1, "reactancePercent": 4 } }
            """;
        string list = Supply.Replace("\"transformer\": {", "\"transformers\": [ {", StringComparison.Ordinal).Replace("4 } }", "4 } ] }", StringComparison.Ordinal);

        Assert.Equal(Load(Supply).Feeder!.Transformers, Load(list).Feeder!.Transformers);
        Assert.Equal(TerminalList.EarthedStar, Load(list).Feeder!.Transformers[0].Hv.Terminals);
    }

    private static FeederImport Load(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return FeederJson.Load(stream, "f.json");
    }
}
