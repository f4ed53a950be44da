using System.Numerics;
using System.Text.Json;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// The four-wire CIGRE feeder whose inverters measure phase to neutral (cigre_lv_4w_voltvar_inverters.json). OpenDSS measures to earth and gives no reference; the two methods
/// must agree, and every inverter must be on its curve.
/// </summary>
public sealed class CigreVoltVarTests
{
    [Fact]
    public void Both_methods_put_every_inverter_on_its_curve()
    {
        Feeder feeder = WithInverters();
        var powers = new BusPowers(feeder);
        powers.UseLoads();

        PowerFlowResult[] flows =
        [
            .. new[] { PowerFlowMethod.Sweep, PowerFlowMethod.Newton }.Select(method =>
                new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12, MaxIterations = 1000, Method = method }).Solve(powers)),
        ];

        Assert.All(flows, flow => Assert.True(flow.Converged, flow.FailureReason));
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            foreach (Terminal terminal in TerminalList.FourWire)
            {
                Complex difference = flows[0].VoltageToEarthV(bus, terminal) - flows[1].VoltageToEarthV(bus, terminal);
                Assert.True(difference.Magnitude < 1e-6 * feeder.BaseVoltageV(bus), $"bus {feeder.Buses[bus].Id} {terminal}: {difference} V apart");
            }
        }

        Assert.Equal(13, feeder.Inverters.Count);
        Assert.All(Enumerable.Range(0, 13), i =>
        {
            Inverter inverter = feeder.Inverters[i];
            double u = flows[1].VoltageV(feeder.BusIndex(inverter.Bus), (int)inverter.Terminals[0] - 1).Magnitude / inverter.RatedVoltageV;
            Assert.Equal(-18_000 * inverter.Control.VoltVar!.At(u, out _), flows[1].InverterPowerVa(i, 0).Imaginary, 1e-5);
            Assert.Equal(-15_000, flows[1].InverterPowerVa(i, 0).Real, 1e-6);
        });
        Assert.Contains(Enumerable.Range(0, 13), i => flows[1].InverterPowerVa(i, 0).Imaginary > 1_000);
    }

    /// <summary>The feeder of the PV case, its generators replaced by the inverters.</summary>
    private static Feeder WithInverters()
    {
        OpenDssImport import = OpenDssImporter.Load(Repository.SharedOrSkip("feeders/cigre_lv_4wire/cigre_lv_4w_pv.dss"));
        Assert.True(import.Feeder is not null, import.Report);
        Feeder pv = import.Feeder;
        var builder = new FeederBuilder { Name = "voltvar" };
        pv.Buses.ToList().ForEach(item => builder.Add(item));
        pv.Lines.ToList().ForEach(item => builder.Add(item));
        pv.Transformers.ToList().ForEach(item => builder.Add(item));
        pv.Sources.ToList().ForEach(item => builder.Add(item));
        pv.Earthings.ToList().ForEach(item => builder.Add(item));
        pv.Shunts.ToList().ForEach(item => builder.Add(item));
        pv.Loads.Where(load => load.PowerW > 0).ToList().ForEach(item => builder.Add(item with { ConnectionId = null }));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip("feeders/cigre_lv_4wire/cigre_lv_4w_voltvar_inverters.json")));
        JsonElement root = json.RootElement;
        double[] Numbers(string name) => [.. root.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
        var curve = new ControlCurve(Numbers("curve_v_pu").Zip(Numbers("curve_q_pu_of_S")));
        foreach (JsonElement inverter in root.GetProperty("inverters").EnumerateArray())
        {
            string bus = inverter.GetProperty("bus").GetString()!;
            builder.Add(new Inverter
            {
                Id = "inverter-" + bus,
                Bus = bus,
                Terminals = new TerminalList((Terminal)inverter.GetProperty("phase").GetInt32(), Terminal.N),
                RatedVoltageV = root.GetProperty("v_base_V").GetDouble(),
                RatedPowerVa = 1000 * root.GetProperty("S_kVA").GetDouble(),
                PowerW = -1000 * root.GetProperty("P_kW").GetDouble(),
                Control = new InverterControl { VoltVar = curve },
            });
        }

        return builder.Build();
    }
}
