using System.Collections.Immutable;
using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>One value spoilt at a time: exactly one defect, which names the element, the value with its unit and what is allowed.</summary>
public sealed class ValueCheckTests
{
    public static TheoryData<string> SpoiltSupplies => [.. Supplies.Keys];

    public static TheoryData<string> SpoiltBranches => [.. Branches.Keys];

    public static TheoryData<string> SpoiltShunts => [.. Shunts.Keys];

    public static TheoryData<string> SpoiltLoads => [.. Loads.Keys];

    private static Dictionary<string, Func<FeederBuilder>> Supplies { get; } = new()
    {
        ["source: voltageKv is 20000 kV, allowed 0.05 to 500 kV. Correct the value or its unit."] = () => Lane.Of(Networks.TestSource with { NominalVoltageV = 2e7 }),
        ["source: voltagePu is 102 pu, allowed 0.8 to 1.2 pu"] = () => Lane.Of(Networks.TestSource with { VoltagePu = 102 }),
        ["source: angleDeg is 400 deg, allowed -360 to 360 deg"] = () => Lane.Of(Networks.TestSource with { AngleDeg = 400 }),
        ["source: r1Ohm is 1500 ohm, allowed 0 to 1000 ohm"] = () => Lane.Of(Networks.TestSource with { Impedance = new(1500, 1, 1, 1) }),
        ["source: x0Ohm is NaN ohm, allowed 0 to 1000000 ohm"] = () => Lane.Of(Networks.TestSource with { Impedance = new(1, 1, 1, double.NaN) }),
        ["source: r1Ohm and x1Ohm are both below 1e-9 ohm. Write an ideal source as one of 1e-6 ohm."] = () => Lane.Of(Networks.TestSource with { Impedance = new(0, 0, 1, 1) }),
        ["source: terminals are 'ABCN'; a source feeds A, B and C, in any order."] = () => Lane.Of(Networks.TestSource with { Terminals = TerminalList.FourWire }),
        ["transformer 't1': ratedKva is 400000 kVA, allowed 1 to 100000 kVA"] = () => Lane.Of(transformer: Lane.Transformer with { RatedPowerVa = 4e8 }),
        ["transformer 't1': hvKv is 20000 kV, allowed 0.05 to 500 kV"] = () => Lane.Of(transformer: Lane.Transformer with { Hv = Lane.Hv with { RatedVoltageV = 2e7 } }),
        ["transformer 't1': hvKv is 90 kV, but bus 'mv' has 20 kV between phases, allowed 10 to 30 kV"] = () => Lane.Of(transformer: Lane.Transformer with { Hv = Lane.Hv with { RatedVoltageV = 90_000 } }),
        ["transformer 't1': lvKv is 400 kV at 400 kVA, allowed 0.05 to 100 kV below 1000 kVA. Correct the value or its unit."] = () => Lane.Of(transformer: Lane.Transformer with { Lv = Lane.Lv with { RatedVoltageV = 400_000 } }),
        ["transformer 't1': lvTap is 2, allowed 0.7 to 1.3. Correct the value."] = () => Lane.Of(transformer: Lane.Transformer with { Lv = Lane.Lv with { Tap = 2 } }),
        ["transformer 't1': hvTap is NaN, allowed 0.7 to 1.3."] = () => Lane.Of(transformer: Lane.Transformer with { Hv = Lane.Hv with { Tap = double.NaN } }),
        ["transformer 't1': resistancePercent is 120 %, allowed 0 to 15 %"] = () => Lane.Of(transformer: Lane.Transformer with { ResistancePercent = 120 }),
        ["transformer 't1': reactancePercent is -4 %, allowed 0 to 50 %"] = () => Lane.Of(transformer: Lane.Transformer with { ReactancePercent = -4 }),
        ["transformer 't1': resistancePercent and reactancePercent are both below 1e-6 %"] = () => Lane.Of(transformer: Lane.Transformer with { ResistancePercent = 0, ReactancePercent = 0 }),
        ["transformer 't1': noLoadLossPercent is 12 %, allowed 0 to 10 %"] = () => Lane.Of(transformer: Lane.Transformer with { NoLoadLossPercent = 12 }),
        ["transformer 't1': magnetisingPercent is -1 %, allowed 0 to 20 %"] = () => Lane.Of(transformer: Lane.Transformer with { MagnetisingPercent = -1 }),
        ["transformer 't1': antiFloatPpm is 5000 ppm, allowed 0 to 1000 ppm"] = () => Lane.Of(transformer: Lane.Transformer with { AntiFloatPpm = 5000 }),
        ["transformer 't1': lvStarPointResistanceOhm is -1 ohm, allowed 0 to 100000 ohm"] = () => Lane.Of(transformer: Lane.Transformer with { Lv = Lane.Lv with { StarPointResistanceOhm = -1 } }),
        ["transformer 't1': the hv winding has a star-point impedance, but no connected star point"] = () => Lane.Of(transformer: Lane.Transformer with { Hv = Lane.Hv with { StarPointResistanceOhm = 1 } }),
        ["transformer 't1': hvTerminals are 'ABCN'; a delta winding needs A, B and C."] = () => Lane.Of(transformer: Lane.Transformer with { Hv = Lane.Hv with { Terminals = TerminalList.FourWire } }),
        ["transformer 't1': the clock number of vectorGroup 'Dyn2' is 2, allowed 1, 3, 5, 7, 9 or 11 for star-delta and delta-star."] = () => Lane.Of(transformer: Lane.Transformer with { ClockHour = 2 }),
        ["transformer 't1': the clock number of vectorGroup 'Yyn11' is 11, allowed 0, 2, 4, 6, 8 or 10 for star-star and delta-delta."] = () => Lane.Of(transformer: Lane.Transformer with { Hv = Lane.Hv with { Connection = WindingConnection.Star } }),
        ["transformer 't1', zeroSequence: reactancePercent is -3 %, allowed 0 to 1000 %"] = () => Lane.Of(transformer: Lane.Transformer with { ZeroSequence = new() { ReactancePercent = -3 } }),
        ["transformer 't1', tapControl: ptRatio is 0, allowed 0.01 to 10000."] = () => Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control with { PtRatio = 0 } }),
        ["transformer 't1', tapControl: monitoredUnit is 3, allowed 0 to 2."] = () => Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control with { MonitoredUnit = 3 } }),
        ["transformer 't1', tapControl: targetV is 20000 V, allowed 10 to 1000 V"] = () => Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control with { TargetV = 20_000 } }),
        ["transformer 't1', tapControl: bandwidthV is 0.5 V, but one step changes 0.75 V, so that it would hunt. Widen the band."] = () => Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control with { BandwidthV = 0.5 } }),
        ["transformer 't1', tapControl: minTap is 1.1, allowed 0.7 to 1."] = () => Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control with { MinTap = 1.1 } }),
        ["transformer 't1', tapControl: delayS is -1 s, allowed 0 to 3600 s"] = () => Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control with { DelayS = -1 } }),
    };

    private static Dictionary<string, Func<FeederBuilder>> Branches { get; } = new()
    {
        ["line 'l1': lengthM is 300000 m, allowed 0.001 to 50000 m"] = () => Lane.Of(line: Lane.Line with { LengthM = 300_000 }),
        ["line 'l1': lengthM is 0.3 m, and no line is longer; allowed for the longest are 1 m and more. Write metres, not kilometres."] = () => Lane.Of(line: Lane.Line with { LengthM = 0.3, Impedance = Lane.Line.Impedance.Times(0.3 / Lane.Line.LengthM!.Value) }),
        ["line 'l1': r1Ohm and x1Ohm are both 0 ohm. Give the impedance of the line, or make it a switch."] = () => Lane.Of(line: Lane.Line with { LengthM = null, Impedance = new SequenceImpedance(0, 0, 0.8, 0.4), FromTerminals = TerminalList.ThreePhase, ToTerminals = TerminalList.ThreePhase }),
        ["line 'l1': ratingA is 0.2 A, allowed 1 to 5000 A"] = () => Lane.Of(line: Lane.Line with { RatingA = 0.2 }),
        ["line 'l1': neutralRatingA is -1 A, allowed 1 to 5000 A"] = () => Lane.Of(line: Lane.Line with { NeutralRatingA = -1 }),
        ["line 'l1': 4 terminals 'ABCN' at each end, but an impedance of 3 conductors. Give one terminal per conductor."] = () => Lane.Of(line: Lane.Line with { Impedance = new SequenceImpedance(0.2, 0.1, 0.8, 0.4) }),
        ["line 'l1': the matrix of series impedances is singular, two conductors act as one."] = () => Lane.Of(line: Lane.Line with { Impedance = Matrices((_, _) => new(0.3, 0.7)) }),
        ["line 'l1', conductor 2: rOhm is 0 ohm/km, allowed 0.001 to 100 ohm/km"] = () => Lane.Of(line: Lane.Line with { Impedance = Matrices((row, column) => row == 1 && column == 1 ? new(0, 0.7) : Lane.Matrix(4)[row, column]) }),
        ["line 'l1', conductor 1: rOhm is 7 ohm/km, allowed -0.76"] = () => Lane.Of(line: Lane.Line with { Impedance = Matrices((row, column) => row + column == 1 ? 7 : Lane.Matrix(4)[row, column]) }),
        ["line 'l1': the matrix of the series impedance is not symmetric. Give its lower triangle only."] = () => Lane.Of(line: Lane.Line with { Impedance = Matrices((row, column) => Lane.Matrix(4)[row, column] + (row < column ? 0.01 : 0)) }),
        ["line 'l1', conductor 1: bMicroS is -100 microsiemens/km, allowed 0 to 50000 microsiemens/km"] = () => Lane.Of(line: Lane.Line with { Impedance = LineImpedance.FromMatrices(Lane.Matrix(4), ConductorMatrix.Symmetrical(4, new(0, -1e-4), 0)) }),
        ["line 'l2': r1Ohm is 206 ohm/km, allowed 0.001 to 50 ohm/km"] = () => WithSequence(new SequenceImpedance(206, 0.08, 0.8, 0.3)),
        ["line 'l2': b0MicroS is -5 microsiemens/km, allowed 0 to 50000 microsiemens/km"] = () => WithSequence(LineImpedance.FromSequence(new(0.2, 0.08, 0.8, 0.3), (1e-4, -5e-6))),
        ["line 'l1': terminals 'ABCN' at one end and 'AN' at the other; both need the same number, 1 to 4."] = () => Lane.Of(line: Lane.Line with { ToTerminals = List("AN") }),
        ["line 'l3': all terminals of an end are earth. Name at least one of A, B, C, N."] = () => Lane.Of().Add(Lane.Line with { Id = "l3", FromTerminals = List("E"), ToTerminals = List("E"), Impedance = LineImpedance.FromMatrices(Lane.Matrix(1)) }),
        ["switch 's': resistanceOhm is 0 ohm, allowed 1E-07 to 1 ohm"] = () => Lane.Of().Add(new Bus { Id = "b" }).Add(new Switch { Id = "s", FromBus = "lv", ToBus = "b", ResistanceOhm = 0 }),
        ["switch 's': ratingA is 10000 A, allowed 1 to 5000 A"] = () => Lane.Of().Add(new Bus { Id = "b" }).Add(new Switch { Id = "s", FromBus = "lv", ToBus = "b", RatingA = 10_000 }),
        ["cable 'c': r1OhmPerKm is 0 ohm/km, allowed 0.001 to 50 ohm/km"] = () => Lane.Of().Add(new CableType { Id = "c", PerKilometre = new SequenceImpedance(0, 0.1, 0.8, 0.4) }),
        ["line 'l1': cable 'x' does not exist. Define it or name another."] = () => Lane.Of(line: Lane.Line with { CableId = "x" }),
        ["line 'l1': impedance or rating differs from its cable 'c'. Leave the cable out or take its values."] = () => Lane.Of(line: Lane.Line with { CableId = "c" }).Add(new CableType { Id = "c", PerKilometre = LineImpedance.FromMatrices(Lane.Matrix(4)), RatingA = 100 }),
        ["bus 'end': nominalVoltageV is 0.5 V, allowed 1 to 300000 V"] = () => Lane.Of(end: new Bus { Id = "end", NominalVoltageV = 0.5 }),
        ["bus 'end': the position must be two finite numbers."] = () => Lane.Of(end: new Bus { Id = "end", Position = new(double.NaN, 1) }),
        ["line 'l1': it joins bus 'lv' of 230.9 V and bus 'end' of 11500 V, phase to neutral."] = () => Lane.Of(end: new Bus { Id = "end", NominalVoltageV = 11_500 }),
    };

    private static Dictionary<string, Func<FeederBuilder>> Shunts { get; } = new()
    {
        ["earthing 'e2': its terminal is earth itself. Name one of A, B, C, N."] = () => Lane.Of().Add(Lane.Earthing with { Id = "e2", Terminal = Terminal.Earth }),
        ["earthing 'e1': resistanceOhm is -2 ohm, allowed 0 to 1000000 ohm"] = () => Lane.Of(earthing: Lane.Earthing with { ResistanceOhm = -2 }),
        ["earthing 'e1': resistanceOhm and reactanceOhm are both below 1e-6 ohm."] = () => Lane.Of(earthing: Lane.Earthing with { ResistanceOhm = 0 }),
        ["capacitor 'c1': ratedKvar is 0 kvar, allowed 0.001 to 100000 kvar"] = () => Lane.Of().Add(Lane.Capacitor with { RatedVar = 0 }),
        ["capacitor 'c1': ratedVoltageV is 0.4 V, allowed 1 to 300000 V"] = () => Lane.Of().Add(Lane.Capacitor with { RatedVoltageV = 0.4 }),
        ["capacitor 'c1': ratedVoltageV is 4000 V, but bus 'end' has 400 V between phases, allowed 200 to 600 V"] = () => Lane.Of().Add(Lane.Capacitor with { RatedVoltageV = 4000 }),
        ["capacitor 'c1': terminals are 'ABN'; a delta needs two or three of A, B, C."] = () => Lane.Of().Add(Lane.Capacitor with { Terminals = List("ABN") }),
        ["shunt 'reactor': terminals 'AB' and an admittance of 3 rows; give one of A, B, C, N per row."] = () => Lane.Of().Add(Lane.Shunt with { Terminals = List("AB") }),
        ["shunt 'reactor': an admittance is greater than 1000000 siemens or no number."] = () => Lane.Of().Add(Lane.Shunt with { AdmittanceS = ConductorMatrix.Symmetrical(3, double.NaN, 0) }),
    };

    private static Dictionary<string, Func<FeederBuilder>> Loads { get; } = new()
    {
        ["load 'heat': ratedVoltageV is 0.23 V, allowed 1 to 300000 V"] = () => Lane.Of().Add(Lane.Load with { RatedVoltageV = 0.23 }),
        ["load 'heat': 3000000 VA across a leg of 230 V are 13043 A, allowed 0 to 10000 A. Correct powerW, ratedVoltageV or their units."] = () => Lane.Of().Add(Lane.Load with { LegPowers = [new(3e6, 0)], Terminals = new(Terminal.A, Terminal.N) }),
        ["load 'heat': ratedVoltageV is 500 V, but bus 'end' has 230.9401 V phase to neutral, allowed 115.4701 to 346.4102 V. Correct the value, its unit or the bus."] = () => Lane.Of().Add(Lane.Load with { RatedVoltageV = 500 }),
        ["load 'heat': 2 leg powers for terminals 'ABCN' of 3 legs. Give one per leg."] = () => Lane.Of().Add(Lane.Load with { LegPowers = EdgeLem.Grid.Load.Balanced(2, 1, 1) }),
        ["load 'heat': 0 leg powers for terminals 'ABCN' of 3 legs."] = () => Lane.Of().Add(Lane.Load with { LegPowers = default }),
        ["load 'heat': powerW is NaN W, allowed -100000000 to 100000000 W"] = () => Lane.Of().Add(Lane.Load with { LegPowers = [new(double.NaN, 0), new(1, 0), new(1, 0)] }),
        ["load 'heat': terminals are 'A'; a star needs its phases and last the star point"] = () => Lane.Of().Add(Lane.Load with { Terminals = List("A") }),
        ["load 'heat': the shares of activeZip sum to 0.9, allowed 0.99 to 1.01. Correct them."] = () => Lane.Of().Add(Lane.Load with { VoltageDependence = new() { Active = new(0.5, 0.4, 0) } }),
        ["load 'heat': minPu is 0 pu, allowed 0.01 to 1 pu"] = () => Lane.Of().Add(Lane.Load with { VoltageDependence = new() { MinPu = 0 } }),
        ["load 'heat': lowPu is 0.8 pu, allowed 0 to 0.7 pu"] = () => Lane.Of().Add(Lane.Load with { VoltageDependence = new() { LowPu = 0.8 } }),
        ["load 'heat': activeExponent is 20, allowed -5 to 10."] = () => Lane.Of().Add(Lane.Load with { VoltageDependence = new() { Exponents = (20, 2) } }),
        ["load 'heat': profile 'sun' does not exist. Define it or name another."] = () => Lane.Of().Add(Lane.Load with { ProfileId = "sun" }),
        ["load 'heat': connection 'home' does not exist. Define it or name another."] = () => Lane.Of().Add(Lane.Load with { ConnectionId = "home" }),
        ["load 'heat': it is at bus 'end', but its connection 'home' is at bus 'lv'. Name the same bus."] = () => Lane.Of().Add(Lane.Load with { ConnectionId = "home" }).Add(Lane.Connection with { Bus = "lv" }),
        ["inverter 'pv': ratedKva is 0 kVA, allowed 0.01 to 100000 kVA"] = () => Lane.Of().Add(Lane.Inverter with { RatedPowerVa = 0 }),
        ["inverter 'pv': powerW is -8000000 W, allowed -30000 to 30000 W"] = () => Lane.Of().Add(Lane.Inverter with { PowerW = -8e6 }),
        ["inverter 'pv': powerFactor is 0.05, allowed 0.1 to 1 and -1 to -0.1."] = () => Lane.Of().Add(Lane.Inverter with { Control = new() { PowerFactor = 0.05 } }),
        ["inverter 'pv': it has both powerFactor and voltVar. Give one of the two."] = () => Lane.Of().Add(Lane.Inverter with { Control = new() { PowerFactor = 0.9, VoltVar = new((0.9, 0.4), (1.1, -0.4)) } }),
        ["inverter 'pv', voltage of voltVar: control is 207 pu, allowed 0.3 to 2 pu"] = () => Lane.Of().Add(Lane.Inverter with { Control = new() { VoltVar = new((207, 0.4), (253, -0.4)) } }),
        ["inverter 'pv', value of voltWatt: control is 100, allowed 0 to 1."] = () => Lane.Of().Add(Lane.Inverter with { Control = new() { VoltWatt = new((1.06, 100), (1.1, 20)) } }),
        ["profile 'sun': intervalS is 0 s, allowed 0.001 to 31622400 s"] = () => Lane.Of().Add(Lane.Profile with { IntervalS = 0 }),
        ["profile 'sun': it has no values. Give at least one."] = () => Lane.Of().Add(Lane.Profile with { Values = ImmutableArray<double>.Empty }),
        ["profile 'sun': factors is NaN, allowed -1000000 to 1000000."] = () => Lane.Of().Add(Lane.Profile with { Values = [1, double.NaN] }),
        ["connection 'home': phases are 'None'; name at least one of A, B, C."] = () => Lane.Of().Add(Lane.Connection with { Phases = Phases.None }),
        ["connection 'Home': the id must be 1 to 32 of a-z, 0-9 and '-'."] = () => Lane.Of().Add(Lane.Connection with { Id = "Home" }),
        ["inverter 'heat' has the name of a load. Rename or remove one of the two."] = () => Lane.Of().Add(Lane.Load).Add(Lane.Inverter with { Id = "heat" }),
        ["shunt 'e1' has the name of an earthing. Rename or remove one of the two."] = () => Lane.Of().Add(Lane.Shunt with { Id = "e1" }),
    };

    [Fact]
    public void A_star_load_rated_for_the_voltage_between_phases_is_noted()
    {
        FeederBuilder builder = Lane.Of().Add(Lane.Load with { RatedVoltageV = 400 });

        builder.Build();

        Assert.Contains(builder.Notes, note => note.Message.StartsWith("load 'heat': ratedVoltageV is 400 V, as between phases", StringComparison.Ordinal));
    }

    [Fact]
    public void The_lane_itself_has_no_defect()
    {
        FeederBuilder builder = Lane.Of(transformer: Lane.Transformer with { TapControl = Lane.Control })
            .Add(Lane.Load with { ProfileId = "sun", ConnectionId = "home" }).Add(Lane.Inverter).Add(Lane.Capacitor).Add(Lane.Shunt).Add(Lane.Profile).Add(Lane.Connection);

        Assert.NotNull(builder.Build());
    }

    [Theory]
    [MemberData(nameof(SpoiltSupplies))]
    public void A_spoilt_source_or_transformer_is_one_defect(string message) => AssertOnly(message, Supplies[message]());

    [Theory]
    [MemberData(nameof(SpoiltBranches))]
    public void A_spoilt_line_cable_switch_or_bus_is_one_defect(string message) => AssertOnly(message, Branches[message]());

    [Theory]
    [MemberData(nameof(SpoiltShunts))]
    public void A_spoilt_earthing_capacitor_or_shunt_is_one_defect(string message) => AssertOnly(message, Shunts[message]());

    [Theory]
    [MemberData(nameof(SpoiltLoads))]
    public void A_spoilt_load_inverter_profile_or_connection_is_one_defect(string message) => AssertOnly(message, Loads[message]());

    [Fact]
    public void A_nominal_voltage_that_no_bus_has_names_those_there_are()
    {
        FeederBuilder builder = Lane.Of();
        builder.NominalVoltageV = 400;

        Assert.StartsWith(
            "nominalVoltageV is 400 V, but no bus is within 20 % of it; sources and transformers give 230.9, 11547 V, phase to neutral.",
            Lane.OnlyDefect(builder),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_must_suit_the_base_that_its_bus_states()
    {
        FeederBuilder builder = new FeederBuilder { Name = "x" }.Add(new Bus { Id = "mv", NominalVoltageV = 230 }).Add(Networks.TestSource);

        Assert.StartsWith("source: voltageKv is 20 kV, but bus 'mv' has 0.3984 kV between phases, allowed 0.1992 to 0.5976 kV.", Lane.OnlyDefect(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_of_other_continents_and_levels_are_in_range()
    {
        // IEEE 13 buses: 115 kV source of 20 GVA, 4.16 kV, regulator of almost no impedance, lines of a few ohm per mile; IEEE 34: 36730 ft at 2.8 ohm per mile.
        FeederBuilder builder = new FeederBuilder { Name = "wide" }
            .Add(new Bus { Id = "mv" }).Add(new Bus { Id = "lv" }).Add(new Bus { Id = "end" }).Add(new Bus { Id = "far" })
            .Add(Networks.TestSource with { NominalVoltageV = 115_000, Impedance = new SequenceImpedance(3e-7, 1.3e-6, 3e-7, 1.3e-6) })
            .Add(Lane.Transformer with
            {
                Hv = Lane.Hv with { RatedVoltageV = 115_000 },
                Lv = Lane.Lv with { RatedVoltageV = 4160, Terminals = TerminalList.EarthedStar },
                RatedPowerVa = 5_000_000,
                ResistancePercent = 0,
                ReactancePercent = 0.008,
            })
            .Add(new Transformer
            {
                Id = "reg",
                Hv = new Winding { Bus = "lv", Connection = WindingConnection.SinglePhase, Terminals = List("BE"), RatedVoltageV = 2400 },
                Lv = new Winding { Bus = "end", Connection = WindingConnection.SinglePhase, Terminals = List("BE"), RatedVoltageV = 2400, Tap = 1.05625 },
                RatedPowerVa = 1_666_000,
                ResistancePercent = 0,
                ReactancePercent = 0.0001,
            })
            .Add(new Line { Id = "l", FromBus = "end", ToBus = "far", FromTerminals = List("B"), ToTerminals = List("B"), LengthM = 11_195, Impedance = LineImpedance.FromMatrices(ConductorMatrix.Symmetrical(1, new Complex(19.5, 10.4), 0)) });

        Assert.NotNull(builder.Build());
    }

    private static void AssertOnly(string message, FeederBuilder builder) => Assert.StartsWith(message, Lane.OnlyDefect(builder), StringComparison.Ordinal);

    private static TerminalList List(string letters) => TerminalList.TryParse(letters, out TerminalList terminals) ? terminals : throw new ArgumentException(letters);

    private static LineImpedance Matrices(Func<int, int, Complex> value) => LineImpedance.FromMatrices(new ConductorMatrix(4, value));

    private static FeederBuilder WithSequence(LineImpedance impedance) =>
        Lane.Of().Add(new Bus { Id = "spur" }).Add(new Line { Id = "l2", FromBus = "lv", ToBus = "spur", LengthM = 1000, Impedance = impedance });
}
