using System.Globalization;
using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>Random feeders with everything the model knows: four-wire lines with capacitance, all vector groups, single-phase transformers, switches, capacitors, loads of all kinds.</summary>
internal sealed class RandomInstallations(Random random)
{
    private static readonly (WindingConnection Hv, WindingConnection Lv, int[] Clocks)[] Groups =
    [
        (WindingConnection.Delta, WindingConnection.Star, [1, 5, 7, 11]),
        (WindingConnection.Star, WindingConnection.Star, [0, 6]),
    ];

    private readonly FeederBuilder _builder = new() { Name = "random", AllowsLoops = true };
    private readonly List<string> _buses = [];

    /// <summary>A supply and a tree of four-wire lines, with loads and inverters.</summary>
    /// <param name="lines">How many lines.</param>
    /// <param name="loops">How many more lines close loops.</param>
    public Feeder Make(int lines, int loops)
    {
        AddSupply();
        for (int i = 1; i <= lines; i++)
        {
            string bus = Name("b", i);
            _builder.Add(new Bus { Id = bus });
            AddBranch(i, _buses[random.Next(_buses.Count)], bus);
            _buses.Add(bus);
        }

        for (int i = 0; i < loops; i++)
        {
            int first = random.Next(_buses.Count);
            int second = (first + 1 + random.Next(_buses.Count - 1)) % _buses.Count;
            _builder.Add(FourWire(Name("loop", i), (_buses[first], _buses[second])));
        }

        AddRuralTransformer();
        AddDevices(lines);
        return _builder.Build();
    }

    private void AddSupply()
    {
        (WindingConnection hv, WindingConnection lv, int[] clocks) = Groups[random.Next(Groups.Length)];
        bool hasMagnetising = random.Next(2) == 0;
        _builder.Add(new Bus { Id = "mv" }).Add(new Bus { Id = "lv" }).Add(Networks.TestSource).Add(new Transformer
        {
            Id = "t1",
            Hv = new Winding
            {
                Bus = "mv",
                Connection = hv,
                Terminals = hv == WindingConnection.Delta ? TerminalList.ThreePhase : TerminalList.EarthedStar,
                RatedVoltageV = 20_000,
            },
            Lv = new Winding { Bus = "lv", Connection = lv, Terminals = TerminalList.FourWire, RatedVoltageV = 400, Tap = 0.975 + 0.05 * random.NextDouble() },
            ClockHour = clocks[random.Next(clocks.Length)],
            RatedPowerVa = 400_000,
            ResistancePercent = 1.2,
            ReactancePercent = 3.8,
            NoLoadLossPercent = hasMagnetising ? 0.2 : 0,
            MagnetisingPercent = hasMagnetising ? 1.1 : 0,
        }).Add(new Earthing { Id = "station", Bus = "lv", ResistanceOhm = 0.5 + 3 * random.NextDouble() });
        _buses.Add("lv");
    }

    private void AddBranch(int index, string from, string to)
    {
        if (random.Next(6) == 0)
        {
            _builder.Add(new Switch { Id = Name("s", index), FromBus = from, ToBus = to, FromTerminals = TerminalList.FourWire, ToTerminals = TerminalList.FourWire });
        }
        else if (random.Next(8) == 0)
        {
            AddRegulators(index, from, to);
        }
        else
        {
            _builder.Add(FourWire(Name("l", index), random.Next(2) == 0 ? (from, to) : (to, from)));
        }

        if (random.Next(3) == 0)
        {
            _builder.Add(new Earthing { Id = Name("e", index), Bus = to, ResistanceOhm = 10 + 40 * random.NextDouble() });
        }
    }

    /// <summary>Three single-phase autotransformers at different taps; the neutral goes on through a switch.</summary>
    private void AddRegulators(int index, string from, string to)
    {
        for (int phase = 0; phase < 3; phase++)
        {
            var terminals = new TerminalList((Terminal)(phase + 1), Terminal.N);
            _builder.Add(new Transformer
            {
                Id = Name("r", 10 * index + phase),
                Hv = new Winding { Bus = from, Connection = WindingConnection.SinglePhase, Terminals = terminals, RatedVoltageV = 230 },
                Lv = new Winding { Bus = to, Connection = WindingConnection.SinglePhase, Terminals = terminals, RatedVoltageV = 230, Tap = 1 + 0.00625 * random.Next(-4, 5) },
                RatedPowerVa = 100_000,
                ResistancePercent = 0.01,
                ReactancePercent = 0.05,
            });
        }

        var neutral = new TerminalList(Terminal.N);
        _builder.Add(new Switch { Id = Name("n", index), FromBus = from, ToBus = to, FromTerminals = neutral, ToTerminals = neutral });
    }

    /// <summary>A single-phase transformer between two phases to a bus of its own.</summary>
    private void AddRuralTransformer()
    {
        _builder.Add(new Bus { Id = "farm", NominalVoltageV = 230 }).Add(new Transformer
        {
            Id = "t2",
            Hv = new Winding { Bus = "mv", Connection = WindingConnection.SinglePhase, Terminals = new(Terminal.A, Terminal.C), RatedVoltageV = 20_000 },
            Lv = new Winding { Bus = "farm", Connection = WindingConnection.SinglePhase, Terminals = new(Terminal.A, Terminal.N), RatedVoltageV = 230 },
            ClockHour = random.Next(2) * 6,
            RatedPowerVa = 25_000,
            ResistancePercent = 2,
            ReactancePercent = 3,
        }).Add(new Earthing { Id = "farmearth", Bus = "farm", ResistanceOhm = 10 });
        _builder.Add(new Load
        {
            Id = "farmload",
            Bus = "farm",
            Terminals = new(Terminal.A, Terminal.N),
            RatedVoltageV = 230,
            LegPowers = [new(8_000, 3_000)],
            VoltageDependence = Dependence(),
        });
    }

    private void AddDevices(int count)
    {
        _builder.Add(new Capacitor { Id = "cap", Bus = _buses[^1], Terminals = TerminalList.FourWire, RatedVar = 9_000, RatedVoltageV = 231 });
        for (int i = 0; i < count; i++)
        {
            string bus = _buses[random.Next(1, _buses.Count)];
            switch (random.Next(4))
            {
                case 0:
                    _builder.Add(new Load
                    {
                        Id = Name("delta", i),
                        Bus = bus,
                        Terminals = TerminalList.ThreePhase,
                        Connection = LoadConnection.Delta,
                        RatedVoltageV = 400,
                        LegPowers = [Power(), Power(), Power()],
                        VoltageDependence = Dependence(),
                    });
                    break;
                case 1:
                    _builder.Add(Star(Name("star", i), bus));
                    break;
                case 2:
                    _builder.Add(Inverter(Name("pv", i), bus));
                    break;
                default:
                    _builder.Add(new Load
                    {
                        Id = Name("single", i),
                        Bus = bus,
                        Terminals = new TerminalList((Terminal)random.Next(1, 4), Terminal.N),
                        RatedVoltageV = 230,
                        LegPowers = [Power()],
                        VoltageDependence = Dependence(),
                    });
                    break;
            }
        }
    }

    private Load Star(string id, string bus) => new()
    {
        Id = id,
        Bus = bus,
        Terminals = TerminalList.FourWire,
        RatedVoltageV = 230,
        LegPowers = [Power(), Power(), Power()],
        VoltageDependence = Dependence(),
    };

    private Inverter Inverter(string id, string bus)
    {
        var voltVar = new ControlCurve((0.92, 0.44), (0.98, 0), (1.02, 0), (1.08, -0.44));
        var voltWatt = new ControlCurve((1.03, 1), (1.1, 0.2));
        bool isSingle = random.Next(2) == 0;
        return new Inverter
        {
            Id = id,
            Bus = bus,
            Terminals = isSingle ? new TerminalList((Terminal)random.Next(1, 4), Terminal.N) : TerminalList.FourWire,
            RatedVoltageV = 230,
            RatedPowerVa = 6_000,
            PowerW = -5_800 * random.NextDouble(),
            ReactivePowerVar = 500,
            Control = random.Next(5) switch
            {
                0 => new InverterControl { VoltVar = voltVar, SensesMean = random.Next(2) == 0 },
                1 => new InverterControl { VoltWatt = voltWatt, VoltVar = voltVar, ReactivePowerFirst = false },
                2 => new InverterControl { PowerFactor = -0.9 },
                3 => new InverterControl { VoltWatt = voltWatt, PowerFactor = 0.95, SensesMean = false },
                _ => new InverterControl(),
            },
        };
    }

    private LegPower Power() => new(random.Next(-1_000, 2_500), random.Next(-300, 800));

    private VoltageDependence Dependence() => random.Next(6) switch
    {
        0 => VoltageDependence.ConstantCurrent,
        1 => VoltageDependence.ConstantImpedance,
        2 => new VoltageDependence { Active = new ZipShares(0.4, 0.3, 0.3), Reactive = new ZipShares(0.1, 0.8, 0.1) },
        3 => new VoltageDependence { Exponents = (0.7, 2.3) },
        4 => new VoltageDependence { MinPu = 0.99, MaxPu = 1.05, LowPu = 0.5 },
        _ => VoltageDependence.ConstantPower,
    };

    /// <summary>Self and mutual values that differ from conductor to conductor, and some capacitance.</summary>
    private Line FourWire(string id, (string From, string To) ends)
    {
        double lengthM = 10 + 60 * random.NextDouble();
        double mutual = 0.2 + 0.2 * random.NextDouble();
        double own = 0.25 + 0.4 * random.NextDouble();
        var series = new ConductorMatrix(4, (row, column) => row == column
            ? new Complex(own + 0.05 * row, mutual + 0.25 + 0.02 * row)
            : new Complex(0.049, mutual + 0.01 * (row + column)));
        ConductorMatrix? shunt = random.Next(3) == 0 ? ConductorMatrix.Symmetrical(4, new Complex(0, 4e-5), new Complex(0, -1e-5)) : null;
        return new Line
        {
            Id = id,
            FromBus = ends.From,
            ToBus = ends.To,
            FromTerminals = TerminalList.FourWire,
            ToTerminals = TerminalList.FourWire,
            LengthM = lengthM,
            Impedance = LineImpedance.FromMatrices(series, shunt).Times(lengthM / 1000),
        };
    }

    private static string Name(string prefix, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}");
}
