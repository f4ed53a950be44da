namespace EdgeLem.Grid.Tests;

/// <summary>A four-wire feeder with one good element of each kind, which tests of the checks spoil in one place.</summary>
internal static class Lane
{
    public static Winding Hv { get; } = new() { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 };

    public static Winding Lv { get; } = new() { Bus = "lv", Connection = WindingConnection.Star, Terminals = TerminalList.FourWire, RatedVoltageV = 400 };

    public static Transformer Transformer { get; } = new()
    {
        Id = "t1",
        Hv = Hv,
        Lv = Lv,
        ClockHour = 11,
        RatedPowerVa = 400_000,
        ResistancePercent = 1.2,
        ReactancePercent = 3.8,
    };

    public static TapControl Control { get; } = new() { TargetV = 120, BandwidthV = 2, PtRatio = 2 };

    public static Earthing Earthing { get; } = new() { Id = "e1", Bus = "lv", ResistanceOhm = 2 };

    public static Line Line { get; } = new()
    {
        Id = "l1",
        FromBus = "lv",
        ToBus = "end",
        FromTerminals = TerminalList.FourWire,
        ToTerminals = TerminalList.FourWire,
        LengthM = 1000,
        Impedance = LineImpedance.FromMatrices(Matrix(4)),
        RatingA = 200,
    };

    public static Load Load { get; } = new()
    {
        Id = "heat",
        Bus = "end",
        Terminals = TerminalList.FourWire,
        RatedVoltageV = 230,
        LegPowers = EdgeLem.Grid.Load.Balanced(3, 9000, 600),
    };

    public static Inverter Inverter { get; } = new() { Id = "pv", Bus = "end", Terminals = TerminalList.FourWire, RatedVoltageV = 230, RatedPowerVa = 10_000, PowerW = -8000 };

    public static Capacitor Capacitor { get; } = new()
    {
        Id = "c1",
        Bus = "end",
        Terminals = TerminalList.ThreePhase,
        Connection = LoadConnection.Delta,
        RatedVar = 10_000,
        RatedVoltageV = 400,
    };

    public static Shunt Shunt { get; } = new() { Id = "reactor", Bus = "end", Terminals = TerminalList.ThreePhase, AdmittanceS = ConductorMatrix.Symmetrical(3, 0.001, 0) };

    public static PowerProfile Profile { get; } = new() { Id = "sun", IntervalS = 900, Values = [0, 1] };

    public static Connection Connection { get; } = new() { Id = "home", Bus = "end", Phases = Phases.ABC };

    /// <summary>0.3 + j0.7 ohm on the diagonal, 0.05 + j0.4 beside it.</summary>
    public static ConductorMatrix Matrix(int order) => ConductorMatrix.Symmetrical(order, new(0.3, 0.7), new(0.05, 0.4));

    /// <summary>The lane; what is given takes the place of the element of its kind.</summary>
    public static FeederBuilder Of(
        Source? source = null,
        Transformer? transformer = null,
        Line? line = null,
        Earthing? earthing = null,
        Bus? end = null,
        bool isEarthed = true)
    {
        FeederBuilder builder = new FeederBuilder { Name = "lane" }
            .Add(new Bus { Id = "mv" })
            .Add(new Bus { Id = "lv" })
            .Add(end ?? new Bus { Id = "end" })
            .Add(source ?? Networks.TestSource)
            .Add(transformer ?? Transformer)
            .Add(line ?? Line);
        return isEarthed ? builder.Add(earthing ?? Earthing) : builder;
    }

    /// <summary>All defects of a feeder that must have some.</summary>
    public static string[] Defects(FeederBuilder builder)
    {
        var defects = new List<Defect>();
        Assert.False(builder.TryBuild(defects, out Feeder? feeder));
        Assert.Null(feeder);
        return [.. defects.Select(defect => defect.Message)];
    }

    /// <summary>The only defect of a feeder.</summary>
    public static string OnlyDefect(FeederBuilder builder)
    {
        string[] defects = Defects(builder);
        Assert.True(defects.Length == 1, string.Join('\n', defects));
        return defects[0];
    }
}
