using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>The four-wire CIGRE feeder whose inverters measure phase to neutral; OpenDSS measures to earth and gives no reference, so that the two methods are compared.</summary>
internal static class FourWireVoltVar
{
    private const double AllowedPu = 1e-9;
    private const double AllowedA = 1e-5;
    private const double AllowedShare = 1e-9;

    /// <summary>Of the reactive power asked by the curve, in var.</summary>
    private const double AllowedVar = 1e-4;

    private const string Folder = "feeders/cigre_lv_4wire/";

    private static readonly ReferenceFamily _family = new("Four-wire volt-var: sweep against Newton", """
        The CIGRE feeder with explicit neutral and 13 inverters that follow their phase-to-neutral voltage. Reference: the sweep, which shares no step of the solution with Newton's method; and
        each inverter's own curve.
        """);

    public static IEnumerable<ReferenceCase> All => [new(_family, "cigre 4w_voltvar", "sweep, cigre_lv_4wire/cigre_lv_4w_voltvar_inverters.json", Compare)];

    private static ReferenceRow Compare()
    {
        var network = new ReferenceNetwork(WithInverters(), ReferenceNetwork.Fine with { Method = PowerFlowMethod.Newton });
        PowerFlowResult newton = network.Solve();
        PowerFlowResult sweep = (network with { Options = network.Options with { Method = PowerFlowMethod.Sweep } }).Solve();
        return ReferenceRow.Of(network, newton) with
        {
            Voltage = ReferenceNetwork.CompareVoltages("voltages", AllowedPu, (newton, sweep)),
            Current = Currents(newton, sweep),
            Losses = new LossComparison("total", newton.LossesW, sweep.LossesW, AllowedShare),
            RoundTrip = network.CompareRoundTrip(newton),
            Further = [Curves(newton)],
        };
    }

    private static Deviation Currents(PowerFlowResult newton, PowerFlowResult sweep)
    {
        var deviation = new Deviation("currents", "A", AllowedA);
        for (int line = 0; line < newton.Feeder.Lines.Count; line++)
        {
            for (int conductor = 0; conductor < newton.Feeder.Lines[line].FromTerminals.Count; conductor++)
            {
                deviation.Add((newton.LineCurrentA(line, conductor) - sweep.LineCurrentA(line, conductor)).Magnitude, $"{newton.Feeder.Lines[line].Id} conductor {conductor + 1}");
            }
        }

        return deviation;
    }

    private static Deviation Curves(PowerFlowResult flow)
    {
        var deviation = new Deviation("reactive power against the curve at the voltage found", "var", AllowedVar);
        for (int i = 0; i < flow.Feeder.Inverters.Count; i++)
        {
            Inverter inverter = flow.Feeder.Inverters[i];
            double u = flow.VoltageV(flow.Feeder.BusIndex(inverter.Bus), (int)inverter.Terminals[0] - 1).Magnitude / inverter.RatedVoltageV;
            double asked = -inverter.RatedPowerVa * inverter.Control.VoltVar!.At(u, out _);
            deviation.Add(Math.Abs(flow.InverterPowerVa(i, 0).Imaginary - asked), inverter.Id);
        }

        return deviation;
    }

    /// <summary>The feeder of the PV case, its generators replaced by the inverters.</summary>
    private static Feeder WithInverters()
    {
        OpenDssImport import = OpenDssImporter.Load(Repository.SharedOrSkip(Folder + "cigre_lv_4w_pv.dss"));
        Assert.True(import.Feeder is not null, import.Report);
        var builder = new FeederBuilder { Name = "voltvar" };
        import.Feeder.Buses.ToList().ForEach(item => builder.Add(item));
        import.Feeder.Lines.ToList().ForEach(item => builder.Add(item));
        import.Feeder.Transformers.ToList().ForEach(item => builder.Add(item));
        import.Feeder.Sources.ToList().ForEach(item => builder.Add(item));
        import.Feeder.Earthings.ToList().ForEach(item => builder.Add(item));
        import.Feeder.Shunts.ToList().ForEach(item => builder.Add(item));
        import.Feeder.Loads.Where(load => load.PowerW > 0).ToList().ForEach(item => builder.Add(item with { ConnectionId = null }));
        Inverters().ToList().ForEach(item => builder.Add(item));
        return builder.Build();
    }

    private static IReadOnlyList<Inverter> Inverters()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip(Folder + "cigre_lv_4w_voltvar_inverters.json")));
        JsonElement root = json.RootElement;
        double[] Numbers(string name) => [.. root.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
        var curve = new ControlCurve(Numbers("curve_v_pu").Zip(Numbers("curve_q_pu_of_S")));
        return [.. root.GetProperty("inverters").EnumerateArray().Select(inverter => new Inverter
        {
            Id = "inverter-" + inverter.GetProperty("bus").GetString(),
            Bus = inverter.GetProperty("bus").GetString()!,
            Terminals = new TerminalList((Terminal)inverter.GetProperty("phase").GetInt32(), Terminal.N),
            RatedVoltageV = root.GetProperty("v_base_V").GetDouble(),
            RatedPowerVa = 1000 * root.GetProperty("S_kVA").GetDouble(),
            PowerW = -1000 * root.GetProperty("P_kW").GetDouble(),
            Control = new InverterControl { VoltVar = curve },
        })];
    }
}
