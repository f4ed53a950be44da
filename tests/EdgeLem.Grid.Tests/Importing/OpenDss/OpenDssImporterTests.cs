using System.Text;

namespace EdgeLem.Grid.Tests;

public sealed class OpenDssImporterTests : IDisposable
{
    private const string Good = """
        ! a small feeder
        Clear
        Set DefaultBaseFrequency=50
        New Circuit.Lane basekv=20 pu=1.02 Isc3=5000 ISC1=3000
        /* a block
           of comment */
        New LineCode.C1 nphases=3 R1=0.2 X1=0.08 R0=0.8 X0=0.32 C1=0 C0=0 Units=km NormAmps=270
        New Transformer.T1 Phases=3 Windings=2 XHL=4
        ~ wdg=1 bus=SourceBus conn=delta kV=20 kVA=400 %R=0.6
        ~ wdg=2 bus=LV.1.2.3.0 conn=wye kV=0.4 kVA=400 %R=0.6
        ~ LeadLag=Lead
        New Line.L1 Bus1=LV Bus2=b1.1.2.3 Linecode=C1 Length=0.3 Units=km   // comment
        New Line.L2 b1 b2 c1 100 units=m
        New LoadShape.S npts=3 minterval=15 mult=(0.5, 1.0 2)
        New Load.Home_1 Phases=1 Bus1=b1.2 kV=0.23 kW=2 PF=0.9 Yearly=S
        New Load.Shop Bus1=b2 kV=0.4 kW=6 kvar=-1 Daily=s
        Load.Shop.kW=9
        New Monitor.M line.L1 1
        ~ mode=1
        Set VoltageBases=[20 0.4]
        CalcVoltageBases
        Solve
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("edgelem-grid-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_script_gives_feeder_loads_and_profiles()
    {
        OpenDssImport import = Load(Good);

        Assert.Empty(import.Defects);
        Feeder feeder = import.Feeder!;
        Assert.Equal("lane", feeder.Name);
        Assert.Equal(["sourcebus", "lv", "b1", "b2"], feeder.Buses.Select(bus => bus.Id));
        Assert.Equal(("Dyn11", 1.2, 4.0), (feeder.Transformers[0].VectorGroup, feeder.Transformers[0].ResistancePercent, feeder.Transformers[0].ReactancePercent));
        Assert.Equal(400 / Math.Sqrt(3), feeder.NominalVoltageV, 1e-9);
        // Positional: bus1, bus2, linecode, length; 0.2 ohm/km over 100 m.
        Assert.Equal(0.02, feeder.Lines[1].Impedance.Sequence!.Value.R1Ohm, 1e-12);
        Assert.Equal((400.0, 270.0), (feeder.DistanceM(feeder.BusIndex("b2")), feeder.Lines[1].RatingA!.Value));
        Assert.Equal(["home-1", "shop"], feeder.Connections.Select(connection => connection.Id));
        Assert.Equal((Phases.B, Phases.ABC), (feeder.Connections[0].Phases, feeder.Connections[1].Phases));
        Assert.Equal(["home_1", "shop"], feeder.Loads.Select(load => load.Id));
        Assert.Equal(["home-1", "shop"], feeder.Loads.Select(load => load.ConnectionId));
        // kW given after kvar: OpenDSS keeps the power factor of the statement before, 6 kW and -1 kvar.
        Assert.Equal((9_000.0, -1_500.0), (feeder.Loads[1].PowerW, Math.Round(feeder.Loads[1].ReactivePowerVar, 9)));
        PowerProfile profile = Assert.Single(feeder.Profiles);
        Assert.Equal("s", profile.Id);
        Assert.Equal([0.5, 1, 2], profile.Values);
        Assert.Equal(900, profile.IntervalS);
        // kW 2 at 0.9 lagging: 2 tan(acos 0.9) = 0.968644 kvar.
        Assert.Equal((2_000.0, "s"), (feeder.Loads[0].PowerW, feeder.Loads[0].ProfileId));
        Assert.Equal(968.644, feeder.Loads[0].ReactivePowerVar, 1e-2);
        Assert.Contains(import.Notes, note => note.ToString().EndsWith("Master.dss:18: monitor.m does not take part in a power flow and was passed over.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("linecode=c1 length=0.1 units=km", 0.02)]
    [InlineData("length=0.1 units=km linecode=c1", 0.02)]
    [InlineData("linecode=c1 units=ft length=1000", 0.2 * 0.3048)]
    [InlineData("linecode=c1 length=0.5", 0.1)] // no unit: that of the linecode
    [InlineData("r1=0.1 x1=0.1 r0=0.1 x0=0.1 units=km length=0.3", 0.03)]
    [InlineData("units=m r1=1e-4 x1=1e-4 r0=1e-4 x0=1e-4 units=m length=300", 0.03)]
    public void Units_of_length_convert_as_in_OpenDSS(string properties, double expectedOhm)
    {
        Feeder feeder = Load(Good.Replace("New Line.L2 b1 b2 c1 100 units=m", $"New Line.L2 b1 b2 {properties}", StringComparison.Ordinal)).Feeder!;

        Assert.Equal(expectedOhm, feeder.Lines[1].Impedance.Sequence!.Value.R1Ohm, 1e-12);
    }

    [Fact]
    public void Short_circuit_currents_give_the_impedance_that_OpenDSS_computes()
    {
        SequenceImpedance z = Load(Good).Feeder!.Sources[0].Impedance;

        // |Z1| = V / Isc3 with X1 = 4 R1; the fault loop |2 Z1 + Z0| = 3 V / Isc1 with X0 = 3 R0.
        double phaseVoltage = 20_000 / Math.Sqrt(3);
        Assert.Equal(phaseVoltage / 5000, Math.Sqrt(z.R1Ohm * z.R1Ohm + z.X1Ohm * z.X1Ohm), 1e-12);
        Assert.Equal(3 * phaseVoltage / 3000, Math.Sqrt(Math.Pow(2 * z.R1Ohm + z.R0Ohm, 2) + Math.Pow(2 * z.X1Ohm + z.X0Ohm, 2)), 1e-12);
        Assert.Equal((4, 3), (z.X1Ohm / z.R1Ohm, z.X0Ohm / z.R0Ohm));
    }

    [Fact]
    public void Short_circuit_powers_are_the_default_and_the_last_description_counts()
    {
        SequenceImpedance byDefault = Load(Good.Replace(" Isc3=5000 ISC1=3000", "", StringComparison.Ordinal)).Feeder!.Sources[0].Impedance;
        SequenceImpedance last = Load(Good.Replace("ISC1=3000", "ISC1=3000 r1=0.5 x1=2 r0=1 x0=3", StringComparison.Ordinal)).Feeder!.Sources[0].Impedance;
        SequenceImpedance edited = Load(Good + "\nEdit Vsource.Source MVAsc3=100 MVAsc1=50").Feeder!.Sources[0].Impedance;

        // 2000 MVA at 20 kV: 0.2 ohm.
        Assert.Equal(0.2, Math.Sqrt(byDefault.R1Ohm * byDefault.R1Ohm + byDefault.X1Ohm * byDefault.X1Ohm), 1e-12);
        Assert.Equal(new SequenceImpedance(0.5, 2, 1, 3), last);
        Assert.Equal(4, Math.Sqrt(edited.R1Ohm * edited.R1Ohm + edited.X1Ohm * edited.X1Ohm), 1e-12);
    }

    [Fact]
    public void Redirects_are_relative_and_edits_count_in_the_order_of_the_script()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "Parts", "profiles"));
        File.WriteAllText(Path.Combine(_folder, "Parts", "Shapes.txt"), "New LoadShape.S npts=2 interval=1 mult=(file=profiles\\S.csv, column=2, header=yes) useactual=true\nEdit Vsource.source pu=1.03");
        File.WriteAllText(Path.Combine(_folder, "Parts", "profiles", "s.CSV"), "time,kw\n0,0.25\n1,0.75\n2,9\n");
        File.WriteAllText(Path.Combine(_folder, "coords.csv"), "B1, 5.5, -3\nunknown 1 2\n");
        string script = Good
            .Replace("New LoadShape.S npts=3 minterval=15 mult=(0.5, 1.0 2)", "redirect Parts\\SHAPES.txt", StringComparison.Ordinal)
            + "\nbatchedit loadshape..* useactual=no\nBusCoords coords.csv";

        OpenDssImport import = Load(script);

        Assert.Empty(import.Defects);
        Assert.Equal(1.03, import.Feeder!.Sources[0].VoltagePu);
        PowerProfile profile = Assert.Single(import.Feeder.Profiles);
        Assert.Equal([0.25, 0.75], profile.Values);
        Assert.False(profile.IsActualPower);
        Assert.Equal(new MapPoint(5.5, -3), import.Feeder.Buses[import.Feeder.BusIndex("b1")].Position);
    }

    [Theory]
    [InlineData("R1=0.2", "R1=zero", 7, "'zero' is not a number")]
    [InlineData("Units=km NormAmps", "Units=furlong NormAmps", 7, "no unit of length")]
    [InlineData("XHL=4", "XHL=4 Warp=9", 8, "property 'Warp' is unknown")]
    [InlineData("Windings=2", "Windings=3", 8, "3 windings; two are supported")]
    [InlineData("Phases=3 Windings", "Phases=2 Windings", 8, "2 phases; 1 and 3 are supported")]
    [InlineData("conn=delta", "conn=zigzag", 9, "must be wye or delta")]
    [InlineData("Linecode=C1", "Linecode=C9", 12, "linecode 'C9' does not exist")]
    [InlineData("Bus2=b1.1.2.3", "Bus2=b1.1.2.2", 12, "a node is named twice")]
    [InlineData("Bus2=b1.1.2.3", "Bus2=b1.1.2.5", 12, "only nodes 0 (earth), 1, 2, 3 (phases) and 4 (neutral)")]
    [InlineData("Linecode=C1", "Geometry=g", 12, "linegeometry 'g' does not exist")]
    [InlineData("Linecode=C1", "Linecode=C1 rmatrix=[1|2 3]", 12, "must be a matrix of 3 rows")]
    [InlineData("Length=0.3", "Length=-0.3", 12, "lengthM is -300 m")]
    [InlineData("mult=(0.5, 1.0 2)", "mult=(file=gone.csv)", 14, "the file cannot be read")]
    [InlineData("mult=(0.5, 1.0 2)", "mult=(0.5, 1.0", 14, "is not closed")]
    [InlineData("Yearly=S", "Yearly=T", 15, "loadshape 't' does not exist")]
    [InlineData("PF=0.9", "PF=0", 15, "must be -1 to 1 and not 0")]
    [InlineData("PF=0.9", "PF=0.9 conn=zigzag", 15, "must be wye or delta")]
    [InlineData("PF=0.9", "PF=0.9 model=9", 15, "model 9 is not supported")]
    [InlineData("PF=0.9", "PF=0.9 model=8", 15, "zipv is missing")]
    [InlineData("kW=2", "kW=(2 3 * + x)", 15, "neither a number nor an operator")]
    [InlineData("kW=2", "kW=(2 3)", 15, "2 numbers where one belongs")]
    [InlineData("kW=2", "kW=(1 0 /)", 15, "no finite number")]
    [InlineData("(0.5, 1.0 2)", "(sngfile=s.sng)", 14, "'sngfile' is not supported")]
    [InlineData("(0.5, 1.0 2)", "(0.5, 1.0 2) qmult=(1 1 1)", 14, "qmult: multipliers of the reactive power's own")]
    [InlineData("basekv=20", "basekv=20 bus2=other", 4, "between its bus and earth")]
    [InlineData("Load.Shop.kW=9", "Load.Pub.kW=9", 17, "no property of an existing element")]
    [InlineData("New Monitor.M line.L1 1", "New Storage.S bus1=b1 kw=10", 18, "kind 'storage' are not supported")]
    [InlineData("New Monitor.M line.L1 1", "New Capacitor.C bus1=b1 bus2=b2 kvar=10 kv=0.4", 18, "capacitors in series")]
    [InlineData("Solve", "New Generator.G bus1=b1 kv=0.4 kw=5 model=3", 22, "model 3 is not supported")]
    [InlineData("New Monitor.M line.L1 1", "New RegControl.R transformer=t1 winding=2 bus=b2.1", 18, "control of a remote bus")]
    [InlineData("New Monitor.M line.L1 1", "New RegControl.R transformer=t9", 18, "transformer 't9' does not exist")]
    [InlineData("New Monitor.M line.L1 1", "New Load.Twin like=nobody", 18, "load.nobody does not exist")]
    [InlineData("New Monitor.M line.L1 1", "New Load.Shop bus1=b1", 18, "exists already")]
    [InlineData("New Monitor.M line.L1 1", "New Line.L3 b8 b9 c1 10 units=m", 18, "'b9'")]
    [InlineData("New Monitor.M line.L1 1", "New Circuit.Other", 18, "there is a circuit already")]
    [InlineData("New Monitor.M line.L1 1", "New nonsense", 18, "must be a class, a dot and a name")]
    [InlineData("Solve", "Disable line.l2", 16, "bus 'b2'")]
    [InlineData("Solve", "AllocateLoads", 22, "command 'allocateloads' is not supported")]
    [InlineData("Solve", "redirect gone.dss", 22, "cannot be read")]
    [InlineData("Solve", "redirect Master.dss", 22, "the file calls itself and was not read again")]
    [InlineData("Solve", "redirect", 22, "its name is empty")]
    [InlineData("Solve", "redirect .", 22, "it is a folder")]
    [InlineData("Solve", "batchedit load.( kw=1", 22, "must be a class, a dot and a regular expression")]
    [InlineData("Solve", "set genmult=2", 22, "only 1 is")]
    [InlineData("Solve", "set loadmodel=admittance", 22, "'admittance' is not supported")]
    [InlineData("Solve", "set warp=9", 22, "no such option")]
    [InlineData("Solve", "edit line.l9 length=1", 22, "line.l9 does not exist")]
    public void What_cannot_be_read_or_modelled_is_reported_with_its_line(string good, string bad, int line, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        OpenDssImport import = Load(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(import.Feeder);
        Assert.True(
            import.Defects.Any(defect => defect.Location.Line == line && defect.ToString().Contains(message, StringComparison.Ordinal)),
            $"not on line {line}: {message}; reported was:\n{import.Report}");
    }

    [Fact]
    public void All_defects_come_in_one_report()
    {
        string bad = Good
            .Replace("X1=0.08", "X1=a", StringComparison.Ordinal)
            .Replace("PF=0.9", "PF=2", StringComparison.Ordinal)
            .Replace("Solve", "Explode", StringComparison.Ordinal);

        Assert.Equal([7, 15, 22], Load(bad).Defects.Select(defect => defect.Location.Line));
    }

    [Fact]
    public void A_wrong_number_in_a_profile_is_reported_with_the_profiles_own_line()
    {
        File.WriteAllText(Path.Combine(_folder, "p.txt"), "1\n2\nthree\n");

        OpenDssImport import = Load(Good.Replace("(0.5, 1.0 2)", "(file=p.txt)", StringComparison.Ordinal));

        Defect defect = Assert.Single(import.Defects);
        Assert.Equal(("p.txt", 3), (Path.GetFileName(defect.Location.File), defect.Location.Line));
    }

    [Fact]
    public void Scripts_that_call_each_other_in_circles_are_read_once()
    {
        // Followed to any depth, three calls of each other would be read 3^depth times.
        const string Calls = "redirect other.dss\nredirect other.dss\nredirect other.dss\n";
        File.WriteAllText(Path.Combine(_folder, "other.dss"), Calls.Replace("other", "Master", StringComparison.Ordinal));

        IReadOnlyList<Defect> defects = Load(Good.Replace("Solve", Calls, StringComparison.Ordinal)).Defects;

        Assert.Equal(3, defects.Count);
        Assert.All(defects, defect => Assert.Contains("the file calls itself through '", defect.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Bus1=b1.2", "Bus1=b1.2.0.3", "load.home_1: 3 nodes of bus 'b1' are named for 2 conductors; the last ones are passed over, as OpenDSS does.")]
    [InlineData("XHL=4", "XHL=4 hsrise=65", "transformer.t1: property 'hsrise' does not change a power flow and is passed over, here and at every other transformer.")]
    [InlineData("Solve", "batchedit load.nobody kw=1", "batchedit 'load.nobody' matches no element and changes nothing.")]
    public void What_is_passed_over_is_noted(string good, string bad, string note)
    {
        OpenDssImport import = Load(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.NotNull(import.Feeder);
        Assert.Contains(note, import.Notes.Select(known => known.Message));
    }

    [Fact]
    public void A_script_without_circuit_says_so()
    {
        Assert.Contains("defines no circuit", Load("clear").Report, StringComparison.Ordinal);
        Assert.Contains("cannot be read", OpenDssImporter.Load("/nowhere/Master.dss").Report, StringComparison.Ordinal);
    }

    [Fact]
    public void No_mutation_of_a_script_makes_the_importer_throw()
    {
        var random = new Random(906);
        byte[] good = Encoding.UTF8.GetBytes(Good);
        string path = Path.Combine(_folder, "Master.dss");
        int refused = 0;
        for (int run = 0; run < 1500; run++)
        {
            File.WriteAllBytes(path, Mutation.Of(good, random));
            OpenDssImport import = OpenDssImporter.Load(path);
            Assert.NotEqual(import.Feeder is null, import.Defects.Count == 0);
            refused += import.Feeder is null ? 1 : 0;
        }

        Assert.InRange(refused, 500, 1499);
    }

    private OpenDssImport Load(string script)
    {
        string path = Path.Combine(_folder, "Master.dss");
        File.WriteAllText(path, script);
        return OpenDssImporter.Load(path);
    }
}
