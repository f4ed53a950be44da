using System.Numerics;
using System.Text;

namespace EdgeLem.Grid.Tests;

public sealed class PowerGridModelImporterTests : IDisposable
{
    private const string Node = """{"id": 1, "u_rated": 10000}, {"id": 2, "u_rated": 10000}""";
    private const string Source = """{"id": 10, "node": 1, "status": 1, "u_ref": 1.02, "sk": 1e9, "rx_ratio": 0.1, "z01_ratio": 2, "u_ref_angle": 0.1}""";
    private const string Line = """{"id": 3, "from_node": 1, "to_node": 2, "from_status": 1, "to_status": 1, "r1": 0.2, "x1": 0.1, "c1": 1e-6, "tan1": 0, "r0": 0.4, "x0": 0.3, "c0": 5e-7, "tan0": 0, "i_n": 200}""";
    private const string Load = """{"id": 20, "node": 2, "status": 1, "type": 0, "p_specified": [1000, 0, 2000], "q_specified": [0, 0, 300]}""";
    private const string Transformer = """{"id": 4, "from_node": 1, "to_node": 5, "from_status": 1, "to_status": 1, "u1": 10000, "u2": 400, "sn": 250000, "uk": 0.05, "pk": 2500, "i0": 0.01, "p0": 500, "winding_from": 2, "winding_to": 1, "clock": -1, "tap_side": 0, "tap_pos": 3, "tap_min": -2, "tap_max": 2, "tap_nom": 0, "tap_size": 250}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("edgelem-pgm-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_source_is_its_short_circuit_power_at_the_nodes_rated_voltage()
    {
        Source source = Assert.Single(LoadGood(Data()).Sources);

        // 10 kV^2 / 1 GVA = 0.1 ohm; X = Z / sqrt(1 + 0.1^2), R = 0.1 X, zero sequence twice that.
        Assert.Equal((10_000.0, 1.02), (source.NominalVoltageV, source.VoltagePu));
        Assert.Equal(0.1 / Math.Sqrt(1.01), source.Impedance.X1Ohm, 1e-15);
        Assert.Equal(0.01 / Math.Sqrt(1.01), source.Impedance.R1Ohm, 1e-15);
        Assert.Equal(0.2 / Math.Sqrt(1.01), source.Impedance.X0Ohm, 1e-15);
        Assert.Equal(0.1 * 180 / Math.PI, source.AngleDeg, 1e-12);
    }

    [Fact]
    public void A_line_keeps_its_sequence_values_and_turns_capacitance_into_susceptance()
    {
        Line line = Assert.Single(LoadGood(Data()).Lines);

        Assert.Equal(new SequenceImpedance(0.2, 0.1, 0.4, 0.3), line.Impedance.Sequence);
        Assert.Equal(2 * Math.PI * 50 * 1e-6, line.Impedance.ShuntSequenceS!.Value.B1S, 1e-18);
        Assert.Equal(200, line.RatingA);
    }

    [Fact]
    public void A_lossy_capacitance_becomes_a_conductance()
    {
        Line line = Assert.Single(LoadGood(Data(line: Line.Replace("\"tan1\": 0", "\"tan1\": 0.1", StringComparison.Ordinal))).Lines);

        // Own value (2 y1 + y0) / 3 with y1 = w C1 (0.1 + j), y0 = w C0 j.
        Complex expected = 2 * Math.PI * 50 * (2 * 1e-6 * new Complex(0.1, 1) + 5e-7 * Complex.ImaginaryOne) / 3;
        Assert.Equal(expected.Real, line.Impedance.ShuntS![1, 1].Real, 1e-18);
        Assert.Equal(expected.Imaginary, line.Impedance.ShuntS[1, 1].Imaginary, 1e-18);
    }

    [Fact]
    public void A_transformer_has_its_tap_within_bounds_and_its_clock_within_the_dial()
    {
        Feeder feeder = LoadGood(Data(extra: $"\"transformer\": [{Transformer}],", nodes: Node + """, {"id": 5, "u_rated": 400}"""));
        Transformer transformer = Assert.Single(feeder.Transformers);

        // Tap 3 is beyond 2: 2 x 250 V of 10 kV. Clock -1 is 11. R = 2500 / 250000, X = sqrt(0.05^2 - 0.01^2); no load 0.2 % and sqrt(1^2 - 0.2^2) %.
        Assert.Equal(("Dyn11", 1.05, 1.0), (transformer.VectorGroup, transformer.Hv.Tap, transformer.Lv.Tap));
        Assert.Equal(1, transformer.ResistancePercent, 1e-12);
        Assert.Equal(100 * Math.Sqrt(0.05 * 0.05 - 0.01 * 0.01), transformer.ReactancePercent, 1e-12);
        Assert.Equal(0.2, transformer.NoLoadLossPercent, 1e-12);
        Assert.Equal(Math.Sqrt(1 - 0.04), transformer.MagnetisingPercent, 1e-12);
        Assert.Equal(MagnetisingSide.Both, transformer.MagnetisingSide);
        // Zero sequence of the no-load admittance, whole at the star: p0 stays, i0 stays; Y0 / 3 in every place.
        Complex y0 = new Complex(0.002, -Math.Sqrt(0.01 * 0.01 - 0.002 * 0.002)) * 250_000 / 400 / 400;
        Shunt core = Assert.Single(feeder.Shunts);
        Assert.Equal(("4-core-to", "5"), (core.Id, core.Bus));
        Assert.Equal(y0.Imaginary / 3, core.AdmittanceS[0, 2].Imaginary, 1e-12);
    }

    [Fact]
    public void A_short_circuit_voltage_follows_the_tap()
    {
        string tapped = Transformer.Replace("\"tap_pos\": 3", "\"tap_pos\": 1, \"uk_max\": 0.07, \"uk_min\": 0.04", StringComparison.Ordinal);
        Feeder feeder = LoadGood(Data(extra: $"\"transformer\": [{tapped}],", nodes: Node + """, {"id": 5, "u_rated": 400}"""));

        // Half way from 0.05 to 0.07 at tap 1 of 2.
        Assert.Equal(100 * Math.Sqrt(0.06 * 0.06 - 0.01 * 0.01), feeder.Transformers[0].ReactancePercent, 1e-12);
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 1, 0, 0)]
    [InlineData(2, 0, 1, 0)]
    public void Loads_keep_their_law_at_any_voltage(int type, double impedance, double current, double power)
    {
        Load load = Assert.Single(LoadGood(Data(load: Load.Replace("\"type\": 0", $"\"type\": {type}", StringComparison.Ordinal))).Loads);

        Assert.Equal([new LegPower(1000, 0), new LegPower(0, 0), new LegPower(2000, 300)], load.LegPowers);
        Assert.Equal((new ZipShares(impedance, current, power), 0.01, 10.0), (load.VoltageDependence.Active, load.VoltageDependence.MinPu, load.VoltageDependence.MaxPu));
        Assert.Equal(10_000 / Math.Sqrt(3), load.RatedVoltageV);
    }

    [Fact]
    public void A_load_is_a_connection_point_of_the_phases_it_uses_and_a_generator_is_none()
    {
        string generator = """ "sym_gen": [{"id": 21, "node": 2, "status": 1, "type": 0, "p_specified": 3000, "q_specified": 600}],""";
        Feeder feeder = LoadGood(Data(extra: generator));

        Assert.Equal(new Connection { Id = "20", Bus = "2", Phases = Phases.A | Phases.C }, Assert.Single(feeder.Connections));
        Assert.Equal(new LegPower(-1000, -200), feeder.Loads[1].LegPowers[1]);
    }

    [Fact]
    public void What_is_switched_off_is_left_out_and_an_open_end_still_charges()
    {
        Feeder feeder = LoadGood(Data(
            line: Line + ", " + Line.Replace("\"id\": 3", "\"id\": 6", StringComparison.Ordinal).Replace("\"to_status\": 1", "\"to_status\": 0", StringComparison.Ordinal),
            load: Load + ", " + Load.Replace("\"id\": 20", "\"id\": 22", StringComparison.Ordinal).Replace("\"status\": 1", "\"status\": 0", StringComparison.Ordinal)));

        Assert.Equal(["20"], feeder.Loads.Select(load => load.Id));
        Assert.Equal(("1", "6-open"), (feeder.Lines[1].FromBus, feeder.Lines[1].ToBus));
    }

    [Fact]
    public void What_no_source_energises_is_left_out_with_a_note()
    {
        FeederImport import = Import(Data(nodes: Node + """, {"id": 7, "u_rated": 400}""", load: Load + ", " + Load.Replace("\"id\": 20, \"node\": 2", "\"id\": 22, \"node\": 7", StringComparison.Ordinal)));

        Assert.Equal(2, import.Feeder!.Buses.Count);
        Assert.Contains(import.Notes, note => note.Message == "nodes that no source energises, with all that is connected to them, are left out: 7.");
    }

    [Fact]
    public void Rows_may_be_lists_when_the_file_names_their_attributes()
    {
        string text = Data().Replace("\"attributes\": {}", """ "attributes": {"node": ["id", "u_rated"]}""", StringComparison.Ordinal)
            .Replace(Node, "[1, 10000], [2, 10000]", StringComparison.Ordinal);

        Assert.Equal(["1", "2"], LoadGood(text).Buses.Select(bus => bus.Id));
    }

    [Theory]
    [InlineData("\"u_rated\": 10000}, ", "\"u\": 10000}, ", "node 1: attribute 'u_rated' is missing or no number")]
    [InlineData("\"node\": 2", "\"node\": 9", "asym_load 20: node 9 does not exist")]
    [InlineData("\"type\": 0", "\"type\": 5", "asym_load 20: type is 5, allowed 0")]
    [InlineData("[1000, 0, 2000]", "[1000, 0]", "asym_load 20: attribute 'p_specified' must be a list of three numbers")]
    [InlineData("\"r0\": 0.4, ", "", "line 3: attribute 'r0' is missing; a three-phase power flow needs the zero sequence")]
    [InlineData("\"asym_load\"", "\"generic_branch\"", "generic_branch 20: it is not modelled")]
    [InlineData("\"asym_load\"", "\"windmill\"", "windmill 20: this importer does not know it")]
    [InlineData("\"version\": \"1.0\"", "\"version\": \"2.0\"", "version is '2.0'; this importer reads '1.0'")]
    [InlineData("\"type\": \"input\"", "\"type\": \"update\"", "type is 'update'; this importer reads 'input'")]
    [InlineData("\"id\": 20, ", "", "asym_load : attribute 'id' is missing")]
    [InlineData("\"r1\": 0.2", "\"r1\": -0.2", "line '3': r1Ohm is -0.2 ohm, allowed 0 to 1000 ohm")]
    [InlineData("\"data\"", "\"dato\"", "'data' is missing")]
    [InlineData("\"data\"", "\"data\": null, \"dato\"", "property 'data' must be an object")]
    [InlineData("\"type\": \"input\", ", "", "property 'type' is missing. Add it with 'input'.")]
    [InlineData("\"r1\": 0.2", "\"r1\": \"much\"", "line 3: attribute 'r1' is 'much', which is no number. Correct it.")]
    [InlineData("\"node\": [", "\"node\": 7, \"nodes\": [", "node must be a list")]
    [InlineData("{\"id\": 2, ", "5, {\"id\": 2, ", "node must be an object")]
    [InlineData("\"asym_load\": [", "\"asym_load\": [[", "not valid JSON")]
    public void What_is_wrong_is_reported(string good, string bad, string message)
    {
        string text = Data();
        int at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, good);

        FeederImport import = Import(text[..at] + bad + text[(at + good.Length)..]);

        Assert.Null(import.Feeder);
        Assert.Contains(import.Defects, defect => defect.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_node_without_a_voltage_is_one_defect_whatever_stands_at_it()
    {
        FeederImport import = Import(Data(nodes: Node.Replace("10000", "\"10 kV\"", StringComparison.Ordinal)));

        Assert.Equal(["node 1: attribute 'u_rated' is '10 kV', which is no number. Correct it.", "node 2: attribute 'u_rated' is '10 kV', which is no number. Correct it."], import.Defects.Select(defect => defect.Message));
    }

    [Fact]
    public void Zigzag_and_negative_short_circuit_voltages_are_refused()
    {
        string nodes = Node + """, {"id": 5, "u_rated": 400}""";
        FeederImport zigzag = Import(Data(extra: $"\"transformer\": [{Transformer.Replace("\"winding_to\": 1", "\"winding_to\": 4", StringComparison.Ordinal)}],", nodes: nodes));
        FeederImport negative = Import(Data(extra: $"\"transformer\": [{Transformer.Replace("\"uk\": 0.05", "\"uk\": -0.05", StringComparison.Ordinal)}],", nodes: nodes));

        Assert.Contains("transformer 4: windings 2 and 4; modelled are 0 (wye), 1 (wye_n) and 2 (delta), no zigzag", zigzag.Report, StringComparison.Ordinal);
        Assert.Contains("transformer 4: uk is negative", negative.Report, StringComparison.Ordinal);
    }

    [Fact]
    public void Sensors_and_unknown_attributes_are_noted()
    {
        string sensor = """ "sym_power_sensor": [{"id": 30}, {"id": 31}],""";

        FeederImport import = Import(Data(extra: sensor, load: Load.Replace("\"type\"", "\"colour\": 3, \"type\"", StringComparison.Ordinal)));

        Assert.NotNull(import.Feeder);
        Assert.Contains(import.Notes, note => note.Message.StartsWith("sym_power_sensor: passed over (2)", StringComparison.Ordinal));
        Assert.Contains(import.Notes, note => note.Message.StartsWith("asym_load: attribute 'colour' is not known", StringComparison.Ordinal));
    }

    [Fact]
    public void A_batch_gives_the_input_with_each_scenarios_changes_alone()
    {
        string update = """
            { "version": "1.0", "type": "update", "is_batch": true, "attributes": {}, "data": [
              { "asym_load": [{"id": 20, "p_specified": [1, 2, 3]}] },
              { "asym_load": [{"q_specified": [7, 8, 9]}], "source": [{"id": 10, "u_ref": 0.97}] },
              { "asym_load": [{"id": 77, "status": 0}] }
            ] }
            """;
        File.WriteAllText(Path.Combine(_folder, "update.json"), update);
        IReadOnlyList<FeederImport> imports = PowerGridModelImporter.LoadBatch(Write(Data()), Path.Combine(_folder, "update.json"));

        Assert.Equal([1, 2, 3], imports[0].Feeder!.Loads[0].LegPowers.Select(leg => leg.PowerW));
        Assert.Equal([7, 8, 9], imports[1].Feeder!.Loads[0].LegPowers.Select(leg => leg.ReactivePowerVar));
        Assert.Equal((1.02, 0.97), (imports[0].Feeder!.Sources[0].VoltagePu, imports[1].Feeder!.Sources[0].VoltagePu));
        Assert.Contains("asym_load 77: the input has no such component", imports[2].Report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_defect()
    {
        Assert.Contains("cannot be read", PowerGridModelImporter.Load("/nowhere/input.json").Report, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Single(PowerGridModelImporter.LoadBatch("/nowhere/input.json", "/nowhere/update.json")).Report, StringComparison.Ordinal);
    }

    [Fact]
    public void No_mutation_of_a_file_makes_the_importer_throw()
    {
        var random = new Random(2027);
        byte[] good = Encoding.UTF8.GetBytes(Data(extra: $"\"transformer\": [{Transformer}],", nodes: Node + """, {"id": 5, "u_rated": 400}"""));
        int refused = 0;
        for (int run = 0; run < 1000; run++)
        {
            string path = Path.Combine(_folder, "input.json");
            File.WriteAllBytes(path, Mutation.Of(good, random));
            FeederImport import = PowerGridModelImporter.Load(path);
            Assert.NotEqual(import.Feeder is null, import.Defects.Count == 0);
            refused += import.Feeder is null ? 1 : 0;
        }

        Assert.InRange(refused, 300, 1000);
    }

    private static string Data(string nodes = Node, string line = Line, string load = Load, string extra = "") => $$"""
        { "version": "1.0", "type": "input", "is_batch": false, "attributes": {}, "data": {
          "node": [{{nodes}}],
          "line": [{{line}}], {{extra}}
          "source": [{{Source}}],
          "asym_load": [{{load}}]
        } }
        """;

    private string Write(string text)
    {
        string path = Path.Combine(_folder, "input.json");
        File.WriteAllText(path, text);
        return path;
    }

    private FeederImport Import(string text) => PowerGridModelImporter.Load(Write(text));

    private Feeder LoadGood(string text)
    {
        FeederImport import = Import(text);
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder;
    }
}
