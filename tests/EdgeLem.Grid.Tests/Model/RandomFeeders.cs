using System.Globalization;
using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Valid feeders with every kind of element and values of many digits, from a seed.</summary>
internal sealed class RandomFeeders
{
    private readonly Random _random;
    private readonly bool _hasNeutral;
    private readonly bool _isMeshed;
    private readonly FeederBuilder _builder;
    private readonly List<string> _buses = ["lv"];
    private readonly List<CableType> _cables = [];

    private RandomFeeders(int seed)
    {
        _random = new Random(seed);
        _hasNeutral = Coin();
        _isMeshed = Coin();
        _builder = new FeederBuilder
        {
            Name = $"random {seed}",
            Description = Coin() ? "with \"quotes\", ümlauts and\nlines" : "",
            License = Coin() ? "Apache-2.0" : "",
            NominalVoltageV = Coin() ? Near(230) : double.NaN,
            AllowsLoops = _isMeshed,
        };
    }

    private TerminalList Full => _hasNeutral ? TerminalList.FourWire : TerminalList.EarthedStar;

    private TerminalList Conductors => _hasNeutral ? TerminalList.FourWire : TerminalList.ThreePhase;

    private Terminal Return => _hasNeutral ? Terminal.N : Terminal.Earth;

    public static Feeder Of(int seed)
    {
        var feeders = new RandomFeeders(seed);
        feeders.AddSupply();
        feeders.AddCables();
        feeders.AddLines();
        feeders.AddShunts();
        feeders.AddConsumers();
        feeders.AddRegulator();
        return feeders._builder.Build();
    }

    private void AddSupply()
    {
        _builder.Add(new Bus { Id = "mv", Position = Coin() ? new MapPoint(Near(10), -Near(3)) : null })
            .Add(new Bus { Id = "lv", NominalVoltageV = Coin() ? Near(230) : null });
        _builder.Add(new Source
        {
            Id = Coin() ? "source" : "grid",
            Bus = "mv",
            Terminals = Coin() ? TerminalList.ThreePhase : new TerminalList(Terminal.C, Terminal.A, Terminal.B),
            NominalVoltageV = Near(20_000),
            VoltagePu = Near(1),
            AngleDeg = Near(30) - 30,
            Impedance = new SequenceImpedance(Near(0.5), Near(2), Near(1), Near(3)),
        });
        AddTransformer();
        if (_hasNeutral)
        {
            _builder.Add(new Earthing { Id = "e-lv", Bus = "lv", ResistanceOhm = Near(2), ReactanceOhm = Coin() ? Near(0.1) : 0 });
        }
    }

    private void AddTransformer()
    {
        bool hvIsStar = Coin();
        int clock = 2 * _random.Next(6) + (hvIsStar ? 0 : 1);
        bool hvIsEarthed = hvIsStar && Coin();
        _builder.Add(new Transformer
        {
            Id = "t1",
            Hv = new Winding
            {
                Bus = "mv",
                Connection = hvIsStar ? WindingConnection.Star : WindingConnection.Delta,
                Terminals = hvIsEarthed ? TerminalList.EarthedStar : TerminalList.ThreePhase,
                RatedVoltageV = Near(20_000),
                Tap = Coin() ? 1 : Near(1),
                StarPointReactanceOhm = hvIsEarthed && Coin() ? Near(5) : 0,
            },
            Lv = new Winding
            {
                Bus = "lv",
                Connection = WindingConnection.Star,
                Terminals = Full,
                RatedVoltageV = Near(400),
                StarPointResistanceOhm = Coin() ? Near(0.1) : 0,
            },
            ClockHour = clock,
            RatedPowerVa = Near(400_000),
            ResistancePercent = Near(1.2),
            ReactancePercent = Near(4),
            NoLoadLossPercent = Coin() ? Near(0.1) : 0,
            MagnetisingPercent = Coin() ? Near(0.3) : 0,
            MagnetisingSide = (MagnetisingSide)_random.Next(3),
            ZeroSequence = Coin() ? new TransformerZeroSequence { ReactancePercent = Near(3), MagnetisingPercent = Coin() ? Near(60) : null } : null,
            AntiFloatPpm = Coin() ? Near(1) : 0,
            TapControl = Coin() ? Control(unit: _random.Next(3)) : null,
        });
    }

    private TapControl Control(int unit) => new()
    {
        IsAtLv = Coin(),
        MonitoredUnit = unit,
        TargetV = Near(120),
        BandwidthV = Near(3),
        PtRatio = Near(2),
        CtPrimaryA = Near(300),
        DropResistanceV = Near(2),
        DropReactanceV = -Near(1),
        StepPu = Near(0.006),
        MinTap = Near(0.85),
        MaxTap = Near(1.15),
        MaxTapChange = 3,
        DelayS = Near(30),
    };

    private void AddCables()
    {
        for (int i = 0; i < 3; i++)
        {
            _cables.Add(new CableType
            {
                Id = Name("cable", i),
                PerKilometre = PerKilometre(),
                RatingA = Coin() ? Near(200) : null,
                NeutralRatingA = Coin() ? Near(150) : null,
                Origin = Coin() ? "a \\ catalogue" : null,
            });
            _builder.Add(_cables[i]);
        }
    }

    private LineImpedance PerKilometre()
    {
        if (!_hasNeutral && Coin())
        {
            var sequence = new SequenceImpedance(Near(0.2), Near(0.08), Near(0.8), Near(0.3));
            return LineImpedance.FromSequence(sequence, Coin() ? (Near(1e-4), Near(7e-5)) : null);
        }

        int order = _hasNeutral ? 4 : 3;
        return Matrices(order);
    }

    private LineImpedance Matrices(int order)
    {
        ConductorMatrix series = Symmetrical(order, new Complex(Near(0.3), Near(0.7)), new Complex(0.05, 0.3));
        ConductorMatrix? shunt = Coin() ? Symmetrical(order, new Complex(Coin() ? 1e-9 : 0, Near(1e-4)), new Complex(0, -1e-5)) : null;
        return LineImpedance.FromMatrices(series, shunt);
    }

    private ConductorMatrix Symmetrical(int order, Complex own, Complex mutual)
    {
        double[] share = [.. Enumerable.Range(0, order * order).Select(_ => Near(1))];
        return new ConductorMatrix(order, (row, column) => share[Math.Min(row, column) * order + Math.Max(row, column)] * (row == column ? own : mutual));
    }

    private void AddLines()
    {
        int lines = _random.Next(2, 8);
        for (int i = 0; i < lines; i++)
        {
            string parent = _buses[_random.Next(_buses.Count)];
            string bus = Name("b", i);
            _builder.Add(new Bus { Id = bus });
            _buses.Add(bus);
            AddBranch(i, Coin() ? (parent, bus) : (bus, parent));
        }

        if (_isMeshed && _buses.Count > 2)
        {
            AddBranch(lines, (_buses[^1], _buses[0]));
        }

        AddLateral();
        _builder.Add(new Switch { Id = "tie", FromBus = _buses[0], ToBus = _buses[^1], FromTerminals = Conductors, ToTerminals = Conductors, IsClosed = false, RatingA = Near(100) });
    }

    private void AddBranch(int index, (string From, string To) ends)
    {
        double lengthM = Near(100);
        switch (_random.Next(3))
        {
            case 0:
                CableType cable = _cables[_random.Next(3)];
                _builder.Add(Line.Of(Name("l", index), ends, cable, lengthM));
                break;
            case 1:
                _builder.Add(new Line
                {
                    Id = Name("l", index),
                    FromBus = ends.From,
                    ToBus = ends.To,
                    FromTerminals = Conductors,
                    ToTerminals = Conductors,
                    LengthM = lengthM,
                    Impedance = PerKilometre().Times(lengthM / 1000),
                    RatingA = Coin() ? Near(100) : null,
                    NeutralRatingA = Coin() ? Near(70) : null,
                });
                break;
            default:
                _builder.Add(new Switch
                {
                    Id = Name("s", index),
                    FromBus = ends.From,
                    ToBus = ends.To,
                    FromTerminals = Conductors,
                    ToTerminals = Conductors,
                    ResistanceOhm = Coin() ? Near(0.001) : Switch.DefaultResistanceOhm,
                });
                break;
        }
    }

    /// <summary>One phase, which changes its letter on the way: a transposition.</summary>
    private void AddLateral()
    {
        TerminalList from = new(Terminal.B, Return);
        TerminalList to = new(Coin() ? Terminal.A : Terminal.B, Return);
        _builder.Add(new Bus { Id = "lateral" }).Add(new Line
        {
            Id = "l-lateral",
            FromBus = "lv",
            ToBus = "lateral",
            FromTerminals = from,
            ToTerminals = to,
            LengthM = 1000,
            Impedance = Matrices(2),
        });
        _builder.Add(Load("lateral-load", "lateral", new TerminalList(to[0], Return), LoadConnection.Star));
    }

    private void AddShunts()
    {
        string bus = _buses[_random.Next(_buses.Count)];
        _builder.Add(new Capacitor { Id = "c-star", Bus = bus, Terminals = Full, RatedVar = Near(30_000), RatedVoltageV = Near(230), IsClosed = Coin() });
        _builder.Add(new Capacitor { Id = "c-delta", Bus = bus, Terminals = TerminalList.ThreePhase, Connection = LoadConnection.Delta, RatedVar = Near(10_000), RatedVoltageV = Near(400) });
        ConductorMatrix admittance = Symmetrical(3, new Complex(Coin() ? Near(1e-3) : 0, -Near(2e-3)), new Complex(0, 1e-4));
        _builder.Add(new Shunt { Id = "reactor", Bus = bus, Terminals = TerminalList.ThreePhase, AdmittanceS = admittance });
    }

    private void AddConsumers()
    {
        _builder.Add(new PowerProfile { Id = "p1", IntervalS = Near(60), Values = [.. Enumerable.Range(0, 5).Select(_ => Near(1))] });
        _builder.Add(new PowerProfile { Id = "p2", IntervalS = 900, Values = [Near(1000), -Near(500)], IsActualPower = true });
        for (int i = 0; i < 4; i++)
        {
            string bus = _buses[_random.Next(_buses.Count)];
            bool isDelta = Coin();
            TerminalList terminals = isDelta ? (Coin() ? TerminalList.ThreePhase : new TerminalList(Terminal.C, Terminal.A)) : Coin() ? Full : new TerminalList(Terminal.B, Return);
            string? connection = Coin() ? Name("home", i) : null;
            if (connection is not null)
            {
                _builder.Add(new Connection { Id = connection, Bus = bus, Phases = (Phases)_random.Next(1, 8) });
            }

            LoadConnection legs = isDelta ? LoadConnection.Delta : LoadConnection.Star;
            _builder.Add(Load(Name("load", i), bus, terminals, legs) with { ConnectionId = connection, ProfileId = Coin() ? "p1" : null });
            _builder.Add(Inverter(Name("pv", i), bus, terminals, legs) with { ConnectionId = connection, ProfileId = Coin() ? "p2" : null });
        }
    }

    private Load Load(string id, string bus, TerminalList terminals, LoadConnection connection)
    {
        int legs = terminals.Count == 3 ? 3 : terminals.Count - 1;
        return new Load
        {
            Id = id,
            Bus = bus,
            Terminals = terminals,
            Connection = connection,
            RatedVoltageV = Near(connection == LoadConnection.Delta ? 400 : 230),
            LegPowers = [.. Enumerable.Range(0, legs).Select(_ => new LegPower(Near(1000) - 700, Near(100)))],
            VoltageDependence = Dependence(),
        };
    }

    private VoltageDependence Dependence() => _random.Next(4) switch
    {
        0 => VoltageDependence.ConstantPower,
        1 => VoltageDependence.ConstantImpedance,
        2 => new VoltageDependence { Exponents = (Near(1.3), Near(2)), MinPu = Near(0.6), MaxPu = Near(1.4), LowPu = 0.3, Outside = (new ZipShares(0, 0, 1), new ZipShares(1, 0, 0)) },
        _ => new VoltageDependence { Active = new ZipShares(0.25, 0.1, 0.65), Reactive = new ZipShares(1.5, -0.7, 0.2) },
    };

    private Inverter Inverter(string id, string bus, TerminalList terminals, LoadConnection connection) => new()
    {
        Id = id,
        Bus = bus,
        Terminals = terminals,
        Connection = connection,
        RatedVoltageV = Near(connection == LoadConnection.Delta ? 400 : 230),
        RatedPowerVa = Near(10_000),
        PowerW = -Near(5000),
        ReactivePowerVar = Coin() ? Near(300) : 0,
        Control = _random.Next(3) switch
        {
            0 => new InverterControl(),
            1 => new InverterControl { PowerFactor = -Near(0.8), ReactivePowerFirst = Coin(), SensesMean = Coin() },
            _ => new InverterControl
            {
                VoltVar = new ControlCurve((Near(0.85), 0.44), (0.98, 0), (1.02, 0), (Near(1.15), -0.44)),
                VoltWatt = Coin() ? new ControlCurve((1.06, 1), (1.1, Near(0.2))) : null,
                ReactivePowerFirst = Coin(),
            },
        },
    };

    /// <summary>A single-phase regulator behind the low-voltage bus, with a load of its own.</summary>
    private void AddRegulator()
    {
        TerminalList unit = new(Terminal.C, Return);
        _builder.Add(new Bus { Id = "behind" }).Add(new Transformer
        {
            Id = "reg",
            Hv = new Winding { Bus = "lv", Connection = WindingConnection.SinglePhase, Terminals = unit, RatedVoltageV = Near(230) },
            Lv = new Winding { Bus = "behind", Connection = WindingConnection.SinglePhase, Terminals = unit, RatedVoltageV = Near(230), Tap = Near(1) },
            ClockHour = Coin() ? 0 : 6,
            RatedPowerVa = Near(50_000),
            ResistancePercent = 0,
            ReactancePercent = Near(0.01),
            TapControl = Control(unit: 0),
        });
        _builder.Add(new Earthing { Id = "e-behind", Bus = "behind", Terminal = _hasNeutral ? Terminal.N : Terminal.C, ResistanceOhm = Near(1e5) });
        _builder.Add(Load("behind-load", "behind", unit, LoadConnection.Star));
    }

    private bool Coin() => _random.Next(2) == 0;

    /// <summary>A value within 5 % of a usual one, of as many digits as a double has.</summary>
    private double Near(double usual) => usual * (0.95 + 0.1 * _random.NextDouble());

    private static string Name(string kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{index}");
}
