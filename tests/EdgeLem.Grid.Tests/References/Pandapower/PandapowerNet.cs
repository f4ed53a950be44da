using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// Reads a balanced pandapower net (2.x JSON): buses, lines, two-winding transformers, bus-bus switches, one external grid, loads. Zero-sequence values do not matter to balanced
/// results; they are set to the positive sequence.
/// </summary>
/// <remarks>
/// pandapower's transformer is by default a T section: half the short-circuit impedance z, the no-load admittance y to earth, the other half. As a pi section that is, exactly,
/// z (1 + z y / 4) with y / 2 / (1 + z y / 4) at each side (star-delta transformation), which our model has as a no-load admittance at both windings.
/// </remarks>
internal sealed class PandapowerNet
{
    private readonly JsonElement _net;
    private readonly FeederBuilder _builder;
    private readonly Dictionary<int, double> _phaseVoltageV = [];
    private readonly Dictionary<int, int> _joined = [];
    private readonly double _frequencyHz;

    private PandapowerNet(string path)
    {
        _net = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("_object");
        _frequencyHz = _net.GetProperty("f_hz").GetDouble();
        _builder = new FeederBuilder { Name = Path.GetFileNameWithoutExtension(path) };
    }

    public static (Feeder Feeder, Func<int, string> BusId) Load(string path)
    {
        var net = new PandapowerNet(path);
        net.JoinBuses();
        net.AddBuses();
        net.AddLines();
        net.AddTransformers();
        net.AddLoads();
        return (net._builder.Build(), net.BusId);
    }

    private string BusId(int index) => "b" + _joined.GetValueOrDefault(index, index).ToString(CultureInfo.InvariantCulture);

    /// <summary>pandapower makes one bus of two that a closed switch joins, and so do we: a switch of ours has a resistance.</summary>
    private void JoinBuses()
    {
        var switches = new PandapowerTable(_net, "switch");
        for (int row = 0; row < switches.Count; row++)
        {
            Assert.Equal("b", switches.Text(row, "et"));
            Assert.DoesNotContain(switches.Bus(row, "bus"), _joined);
            if (switches.IsTrue(row, "closed"))
            {
                _joined.Add(switches.Bus(row, "element"), switches.Bus(row, "bus"));
            }
        }
    }

    private void AddBuses()
    {
        var buses = new PandapowerTable(_net, "bus");
        for (int row = 0; row < buses.Count; row++)
        {
            double voltageV = buses.Number(row, "vn_kv") * 1000 / Math.Sqrt(3);
            _phaseVoltageV[buses.Index(row)] = voltageV;
            if (!_joined.ContainsKey(buses.Index(row)))
            {
                _builder.Add(new Bus { Id = BusId(buses.Index(row)), NominalVoltageV = voltageV });
            }
        }

        var grid = new PandapowerTable(_net, "ext_grid");
        _builder.Add(new Source
        {
            Bus = BusId(grid.Bus(0, "bus")),
            NominalVoltageV = _phaseVoltageV[grid.Bus(0, "bus")] * Math.Sqrt(3),
            VoltagePu = grid.Number(0, "vm_pu"),
            AngleDeg = grid.Number(0, "va_degree"),
            Impedance = new SequenceImpedance(0, 1e-6, 0, 1e-6),
        });
    }

    private void AddLines()
    {
        var lines = new PandapowerTable(_net, "line");
        for (int row = 0; row < lines.Count; row++)
        {
            double km = lines.Number(row, "length_km");
            double parallel = lines.Number(row, "parallel");
            (double r, double x) = (lines.Number(row, "r_ohm_per_km") * km / parallel, lines.Number(row, "x_ohm_per_km") * km / parallel);
            double b = 2 * Math.PI * _frequencyHz * lines.Number(row, "c_nf_per_km") * 1e-9 * km * parallel;
            Assert.Equal(0, lines.Number(row, "g_us_per_km"));
            _builder.Add(new Line
            {
                Id = "l" + lines.Index(row).ToString(CultureInfo.InvariantCulture),
                FromBus = BusId(lines.Bus(row, "from_bus")),
                ToBus = BusId(lines.Bus(row, "to_bus")),
                LengthM = km * 1000,
                Impedance = LineImpedance.FromSequence(new SequenceImpedance(r, x, r, x), (b, b)),
                RatingA = lines.Number(row, "max_i_ka") * 1000,
            });
        }
    }

    private void AddTransformers()
    {
        var transformers = new PandapowerTable(_net, "trafo");
        for (int row = 0; row < transformers.Count; row++)
        {
            double ratedMva = transformers.Number(row, "sn_mva");
            double vk = transformers.Number(row, "vk_percent") / 100;
            double vkr = transformers.Number(row, "vkr_percent") / 100;
            double i0 = transformers.Number(row, "i0_percent") / 100;
            double g = transformers.Number(row, "pfe_kw") / 1000 / ratedMva;
            var z = new Complex(vkr, Math.Sqrt(vk * vk - vkr * vkr));
            var y = new Complex(g, -Math.Sqrt(Math.Max(0, i0 * i0 - g * g)));
            Complex factor = 1 + z * y / 4;
            double tap = 1 + (transformers.Number(row, "tap_pos") - transformers.Number(row, "tap_neutral")) * transformers.Number(row, "tap_step_percent") / 100;
            bool isHvTap = transformers.Text(row, "tap_side") == "hv";
            _builder.Add(new Transformer
            {
                Id = "t" + transformers.Index(row).ToString(CultureInfo.InvariantCulture),
                Hv = Side(transformers, (row, "hv"), WindingConnection.Delta) with { Tap = isHvTap ? tap : 1 },
                Lv = Side(transformers, (row, "lv"), WindingConnection.Star) with { Tap = isHvTap ? 1 : tap },
                ClockHour = (int)Math.Round(transformers.Number(row, "shift_degree") / 30),
                RatedPowerVa = ratedMva * 1e6 * transformers.Number(row, "parallel"),
                ResistancePercent = 100 * (z * factor).Real,
                ReactancePercent = 100 * (z * factor).Imaginary,
                NoLoadLossPercent = 100 * (y / factor).Real,
                MagnetisingPercent = -100 * (y / factor).Imaginary,
                MagnetisingSide = MagnetisingSide.Both,
            });
        }
    }

    private Winding Side(PandapowerTable transformers, (int Row, string Side) at, WindingConnection connection) => new()
    {
        Bus = BusId(transformers.Bus(at.Row, at.Side + "_bus")),
        Connection = connection,
        Terminals = connection == WindingConnection.Delta ? TerminalList.ThreePhase : TerminalList.EarthedStar,
        RatedVoltageV = transformers.Number(at.Row, $"vn_{at.Side}_kv") * 1000,
    };

    private void AddLoads()
    {
        var loads = new PandapowerTable(_net, "load");
        for (int row = 0; row < loads.Count; row++)
        {
            double scaling = loads.Number(row, "scaling", 1) * 1e6;
            _builder.Add(new Load
            {
                Id = "load-" + loads.Index(row).ToString(CultureInfo.InvariantCulture),
                Bus = BusId(loads.Bus(row, "bus")),
                Terminals = TerminalList.EarthedStar,
                RatedVoltageV = _phaseVoltageV[loads.Bus(row, "bus")],
                LegPowers = Grid.Load.Balanced(3, loads.Number(row, "p_mw") * scaling, loads.Number(row, "q_mvar") * scaling),
            });
        }
    }
}
