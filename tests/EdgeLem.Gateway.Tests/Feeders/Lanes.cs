using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Tests.Feeders;

/// <summary>A small feeder with everything that results report: four wires, a spur of one phase, shunts, loads of all kinds, profiles.</summary>
internal static class Lanes
{
    /// <summary>With loads and inverters, the transformer changed if asked. Powers of the 2-step profile "day" of 120 s each are 0.5 and 1.5 times nominal.</summary>
    public static Feeder Full(Func<Transformer, Transformer>? change = null) => Builder(change)
        .Add(new PowerProfile { Id = "day", IntervalS = 120, Values = [0.5, 1.5] })
        .Add(new Load { Id = "home", Bus = "end", Terminals = new TerminalList(Terminal.A, Terminal.N), RatedVoltageV = 230, LegPowers = [new LegPower(4000, 1000)], ProfileId = "day" })
        .Add(new Load
        {
            Id = "shop",
            Bus = "end",
            Terminals = TerminalList.ThreePhase,
            Connection = LoadConnection.Delta,
            RatedVoltageV = 400,
            LegPowers = [new LegPower(1000, 0), new LegPower(2000, 500), new LegPower(3000, 0)],
            VoltageDependence = VoltageDependence.ConstantImpedance,
        })
        .Add(new Load { Id = "hut", Bus = "spur", Terminals = new TerminalList(Terminal.A, Terminal.N), RatedVoltageV = 230, LegPowers = [new LegPower(1500, 0)] })
        .Add(new Inverter { Id = "pv", Bus = "end", Terminals = TerminalList.FourWire, RatedVoltageV = 230, RatedPowerVa = 10_000, PowerW = -6000 })
        .Build();

    /// <summary>The same network without loads.</summary>
    public static Feeder Empty() => Builder().Build();

    private static FeederBuilder Builder(Func<Transformer, Transformer>? change = null) => new FeederBuilder { Name = "lane", NominalVoltageV = 230 }
        .Add(new Bus { Id = "mv" })
        .Add(new Bus { Id = "lv" })
        .Add(new Bus { Id = "mid" })
        .Add(new Bus { Id = "end" })
        .Add(new Bus { Id = "spur" })
        .Add(new Source
        {
            Bus = "mv",
            NominalVoltageV = 20_000,
            VoltagePu = 1.0,
            Impedance = new ShortCircuit { NominalVoltageV = 20_000, ThreePhaseA = 5000, SinglePhaseA = 3000 }.ToImpedance(),
        })
        .Add((change ?? (transformer => transformer))(new Transformer
        {
            Id = "t1",
            Hv = new Winding { Bus = "mv", Connection = WindingConnection.Delta, Terminals = TerminalList.ThreePhase, RatedVoltageV = 20_000 },
            Lv = new Winding { Bus = "lv", Connection = WindingConnection.Star, Terminals = TerminalList.FourWire, RatedVoltageV = 400 },
            ClockHour = 11,
            RatedPowerVa = 250_000,
            ResistancePercent = 1.2,
            ReactancePercent = 3.8,
            NoLoadLossPercent = 0.2,
            MagnetisingPercent = 0.5,
        }))
        .Add(new Earthing { Id = "station", Bus = "lv", ResistanceOhm = 2 })
        .Add(new Earthing { Id = "customer", Bus = "end", ResistanceOhm = 30 })
        .Add(Cable("cable", ("lv", "mid"), TerminalList.FourWire) with { RatingA = 150 })
        .Add(new Switch { Id = "fuse", FromBus = "mid", ToBus = "end", FromTerminals = TerminalList.FourWire, ToTerminals = TerminalList.FourWire, RatingA = 100 })
        .Add(new Switch { Id = "open", FromBus = "mv", ToBus = "end", IsClosed = false })
        .Add(Cable("service", ("end", "spur"), new TerminalList(Terminal.A, Terminal.N)))
        .Add(new Capacitor { Id = "bank", Bus = "end", Terminals = TerminalList.FourWire, RatedVar = 3000, RatedVoltageV = 230 })
        .Add(new Capacitor { Id = "delta", Bus = "end", Terminals = TerminalList.ThreePhase, Connection = LoadConnection.Delta, RatedVar = 1200, RatedVoltageV = 400 })
        .Add(new Shunt { Id = "reactor", Bus = "mid", Terminals = TerminalList.ThreePhase, AdmittanceS = ConductorMatrix.Symmetrical(3, new Complex(1e-4, -1e-3), new Complex(0, 1e-4)) });

    private static Line Cable(string id, (string From, string To) ends, TerminalList terminals) => new()
    {
        Id = id,
        FromBus = ends.From,
        ToBus = ends.To,
        FromTerminals = terminals,
        ToTerminals = terminals,
        LengthM = 300,
        Impedance = LineImpedance.FromMatrices(ConductorMatrix.Symmetrical(terminals.Count, new Complex(0.15, 0.1), new Complex(0.01, 0.04))),
    };
}
