using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Networks that hang together wrongly, conductor by conductor.</summary>
public sealed class TopologyCheckTests
{
    [Fact]
    public void A_load_on_a_phase_that_its_lateral_does_not_have_is_refused()
    {
        FeederBuilder builder = Lane.Of().Add(new Bus { Id = "spur" }).Add(Piece("l2", ("end", "spur"), "AN"))
            .Add(Lane.Load with { Bus = "spur", Terminals = List("BN"), LegPowers = Load.Balanced(1, 100, 0) });

        Assert.Equal(
            "load 'heat': no conductor from a source reaches terminal B of bus 'spur'; there are A, N. Correct its terminals, or bring the conductor to the bus.",
            Lane.OnlyDefect(builder));
    }

    [Fact]
    public void A_connection_on_a_phase_that_is_not_there_is_refused()
    {
        FeederBuilder builder = Lane.Of().Add(new Bus { Id = "spur" }).Add(Piece("l2", ("end", "spur"), "AN")).Add(Lane.Connection with { Bus = "spur" });

        Assert.StartsWith("connection 'home': no conductor from a source reaches terminal B, C of bus 'spur'; there are A, N.", Lane.OnlyDefect(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_neutral_that_no_line_brings_is_refused()
    {
        FeederBuilder builder = Networks.OneLine().Add(Lane.Load);

        Assert.StartsWith("load 'heat': no conductor from a source reaches terminal N of bus 'end'; there are A, B, C.", Lane.OnlyDefect(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_neutral_that_an_earth_electrode_makes_is_enough_for_a_load()
    {
        FeederBuilder builder = Networks.OneLine().Add(Lane.Load).Add(Lane.Earthing with { Bus = "end" });

        Assert.NotNull(builder.Build());
    }

    [Fact]
    public void A_conductor_that_nothing_feeds_is_reported_once_at_the_first_line_that_has_it()
    {
        FeederBuilder builder = Lane.Of().Add(new Bus { Id = "a" }).Add(new Bus { Id = "b" }).Add(new Bus { Id = "c" })
            .Add(Piece("l2", ("end", "a"), "AN"))
            .Add(Piece("l3", ("a", "b"), "ABN"))
            .Add(Piece("l4", ("b", "c"), "ABN"))
            .Add(Lane.Load with { Bus = "c", Terminals = List("BN"), LegPowers = Load.Balanced(1, 100, 0) });

        Assert.Equal(
            "line 'l3': no conductor from a source reaches its terminal B at bus 'a' (nor at 'b', 'c'). Correct the terminals on the way, or remove the conductor.",
            Lane.OnlyDefect(builder));
    }

    [Fact]
    public void A_neutral_conductor_that_nothing_holds_is_refused()
    {
        FeederBuilder builder = Networks.OneLine().Add(new Bus { Id = "a" }).Add(Piece("l2", ("end", "a"), "AN"));

        Assert.Equal(
            "line 'l2': no conductor from a source reaches its terminal N at bus 'end' (nor at 'a'). Connect the neutral to a star point, earth it or remove the conductor.",
            Lane.OnlyDefect(builder));
    }

    [Fact]
    public void A_star_point_without_earth_leaves_its_section_floating()
    {
        string defect = Lane.OnlyDefect(Lane.Of(isEarthed: false));

        Assert.Equal(
            "bus 'lv': its terminals A, B, C, N (and those of 'end') have no path to earth, so that their voltages are undefined. Add an earthing at the neutral or star "
            + "point, or antiFloatPpm at the transformer that feeds them.",
            defect);
    }

    public static TheoryData<string> EarthPaths => ["earthing far away", "anti-float", "shunt", "capacitor to earth", "line capacitance", "line conductor ending at earth"];

    [Theory]
    [MemberData(nameof(EarthPaths))]
    public void Any_path_to_earth_holds_a_section(string path)
    {
        FeederBuilder builder = path switch
        {
            "earthing far away" => Lane.Of(earthing: Lane.Earthing with { Bus = "end" }),
            "anti-float" => Lane.Of(transformer: Lane.Transformer with { AntiFloatPpm = 1 }, isEarthed: false),
            "shunt" => Lane.Of(isEarthed: false).Add(Lane.Shunt),
            "capacitor to earth" => Lane.Of(isEarthed: false).Add(Lane.Capacitor with { Terminals = TerminalList.EarthedStar, Connection = LoadConnection.Star, RatedVoltageV = 230 }),
            "line capacitance" => Lane.Of(line: Lane.Line with { Impedance = LineImpedance.FromMatrices(Lane.Matrix(4), ConductorMatrix.Symmetrical(4, new Complex(0, 1e-5), 0)) }, isEarthed: false),
            _ => Lane.Of(line: Lane.Line with { ToTerminals = List("ABCE") }, isEarthed: false),
        };

        Assert.NotNull(builder.Build());
    }

    [Fact]
    public void A_capacitor_between_phases_is_no_path_to_earth()
    {
        Assert.Contains("have no path to earth", Lane.OnlyDefect(Lane.Of(isEarthed: false).Add(Lane.Capacitor)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_behind_a_second_transformer_needs_an_earth_of_its_own()
    {
        FeederBuilder builder = Lane.Of().Add(new Bus { Id = "machine" }).Add(Lane.Transformer with
        {
            Id = "t2",
            Hv = Lane.Hv with { Bus = "end", RatedVoltageV = 400 },
            Lv = Lane.Hv with { Bus = "machine", RatedVoltageV = 690 },
            ClockHour = 0,
        });

        Assert.StartsWith("bus 'machine': its terminals A, B, C have no path to earth", Lane.OnlyDefect(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_transformer_that_misses_a_phase_is_refused()
    {
        FeederBuilder builder = Lane.Of().Add(new Bus { Id = "spur" }).Add(new Bus { Id = "machine" })
            .Add(Piece("l2", ("end", "spur"), "ABN"))
            .Add(Lane.Transformer with { Id = "t2", Hv = Lane.Hv with { Bus = "spur", RatedVoltageV = 400 }, Lv = Lane.Lv with { Bus = "machine", RatedVoltageV = 400 } })
            .Add(Lane.Earthing with { Id = "e2", Bus = "machine" });

        Assert.Contains(
            "transformer 't2': no conductor from a source reaches terminal C of bus 'spur'; there are A, B, N. Correct its terminals, or bring the conductor to the bus.",
            Lane.Defects(builder));
    }

    [Fact]
    public void An_earthing_of_nothing_is_refused()
    {
        FeederBuilder builder = Networks.OneLine().Add(Lane.Earthing with { Bus = "end" });

        Assert.Equal(
            "earthing 'e1': nothing else is connected to terminal N of bus 'end'. Correct the bus or the terminal, or remove it.",
            Lane.OnlyDefect(builder));
    }

    [Fact]
    public void An_island_is_one_defect_that_names_the_switch_to_close()
    {
        FeederBuilder builder = Lane.Of().Add(new Bus { Id = "a" }).Add(new Bus { Id = "b" }).Add(new Bus { Id = "c" })
            .Add(Piece("l2", ("a", "b"), "ABCN")).Add(Piece("l3", ("b", "c"), "ABCN"))
            .Add(new Switch { Id = "tie", FromBus = "end", ToBus = "b", IsClosed = false });

        Assert.Equal("bus 'a' and 2 more ('b', 'c'): nothing leads to them from a source. Close switch 'tie', or connect or remove them.", Lane.OnlyDefect(builder));
    }

    [Fact]
    public void A_loop_is_refused_unless_loops_are_allowed()
    {
        FeederBuilder Ring() => Lane.Of().Add(new Bus { Id = "a" }).Add(Piece("l2", ("end", "a"), "ABCN")).Add(Piece("l3", ("a", "lv"), "ABCN"));

        Assert.Equal(
            "line 'l3': it closes a loop between bus 'a' and bus 'lv'; the network must be a tree. Open the loop at its normally open point, or allow loops.",
            Lane.OnlyDefect(Ring()));
        FeederBuilder meshed = Ring();
        meshed.AllowsLoops = true;
        Assert.False(meshed.Build().IsRadial);
    }

    [Fact]
    public void Lines_in_parallel_are_a_loop_unless_they_share_no_conductor()
    {
        Assert.StartsWith("line 'l2': it closes a loop", Lane.OnlyDefect(Lane.Of().Add(Lane.Line with { Id = "l2" })), StringComparison.Ordinal);

        // Phase by phase: three regulators or three single-phase lines side by side.
        FeederBuilder phases = Lane.Of().Add(new Bus { Id = "a" }).Add(Piece("pa", ("end", "a"), "A")).Add(Piece("pb", ("end", "a"), "B")).Add(Piece("pc", ("a", "end"), "C"));
        Assert.True(phases.Build().IsRadial);
    }

    [Fact]
    public void Parallel_lines_are_taken_when_loops_are_allowed()
    {
        FeederBuilder builder = Lane.Of().Add(Lane.Line with { Id = "l2" });
        builder.AllowsLoops = true;

        Assert.NotNull(builder.Build());
    }

    [Fact]
    public void Two_sources_at_one_bus_and_two_of_one_name_are_refused()
    {
        string[] defects = Lane.Defects(Lane.Of().Add(Networks.TestSource));

        Assert.Contains("source 'source' exists already. Rename or remove one of the two.", defects);
        Assert.Contains("source 'source': bus 'mv' has a source already. Combine the two.", defects);
    }

    [Fact]
    public void Unknown_buses_are_reported_for_every_kind_of_element()
    {
        FeederBuilder builder = Lane.Of().Add(Lane.Load with { Bus = "x" }).Add(Lane.Inverter with { Bus = "x" }).Add(Lane.Capacitor with { Bus = "x" })
            .Add(Lane.Shunt with { Bus = "x" }).Add(Lane.Connection with { Bus = "x" }).Add(Lane.Earthing with { Id = "e2", Bus = "x" })
            .Add(new Switch { Id = "s", FromBus = "x", ToBus = "lv", IsClosed = false });

        string[] defects = Lane.Defects(builder);

        Assert.Equal(7, defects.Length);
        Assert.All(defects, defect => Assert.EndsWith("bus 'x' does not exist. Define it or name another; the nearest name is 'lv'.", defect, StringComparison.Ordinal));
    }

    [Fact]
    public void Defects_of_every_kind_come_in_one_report()
    {
        FeederBuilder builder = Lane.Of(line: Lane.Line with { LengthM = -1 })
            .Add(new Bus { Id = "alone" })
            .Add(Lane.Load with { Terminals = List("AN"), RatedVoltageV = 4000, ProfileId = "none" })
            .Add(Lane.Connection with { Bus = "mv", Id = "h" }).Add(Lane.Earthing with { Id = "e2", Bus = "mv" });

        string[] defects = Lane.Defects(builder);

        Assert.All(
            ["lengthM is -1 m", "bus 'alone': nothing leads", "3 leg powers for terminals 'AN' of 1 legs", "profile 'none' does not exist", "ratedVoltageV is 4000 V, but bus", "earthing 'e2': nothing else"],
            part => Assert.Contains(defects, defect => defect.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void Branches_without_a_rating_are_noted_and_not_refused()
    {
        FeederBuilder builder = Lane.Of(line: Lane.Line with { RatingA = null });
        builder.Build();

        Assert.Equal("lines without a rating: 'l1'; their currents are not checked.", Assert.Single(builder.Notes).Message);
    }

    private static TerminalList List(string letters) => TerminalList.TryParse(letters, out TerminalList terminals) ? terminals : throw new ArgumentException(letters);

    private static Line Piece(string id, (string From, string To) ends, string terminals) => Lane.Line with
    {
        Id = id,
        FromBus = ends.From,
        ToBus = ends.To,
        FromTerminals = List(terminals),
        ToTerminals = List(terminals),
        Impedance = LineImpedance.FromMatrices(Lane.Matrix(terminals.Length)),
    };
}
