using System.Globalization;
using EdgeLem.Tests;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// The IEEE European low-voltage feeder at minute 566 against the derivatives of a Newton solution, which agree with central differences of OpenDSS to 4e-8 V/kW
/// (reference/sens_t0566).
/// </summary>
public sealed class EuropeanSensitivityTests
{
    private const string Case = "feeders/ieee_eulv906/";
    private const int Step = 565;

    [Theory]
    [InlineData("dVmag_dP_V_per_kW.csv", false)]
    [InlineData("dVmag_dQ_V_per_kvar.csv", true)]
    public void Voltage_sensitivities_are_the_reference_within_a_millionth_of_a_volt_per_kilowatt(string file, bool isReactive)
    {
        string path = Repository.SharedOrSkip($"{Case}reference/sens_t0566/{file}");
        (Feeder feeder, FeederSensitivities found) = Solve(new SensitivityOptions { Monitored = Points(Feeder()), Injections = Points(Feeder()) });
        SensitivityMatrix matrix = isReactive ? found.VoltagePerVar : found.VoltagePerW;

        (string[] columns, IEnumerable<(string Name, double[] Values)> rows) = Read(path);

        int compared = 0;
        foreach ((string name, double[] values) in rows)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                Assert.Equal(values[column], 1000 * matrix[LoadIndex(feeder, name), LoadIndex(feeder, columns[column])], 1e-6);
                compared++;
            }
        }

        Assert.Equal(55 * 55, compared);
    }

    [Fact]
    public void Source_losses_and_the_first_lines_currents_are_the_reference()
    {
        string path = Repository.SharedOrSkip($"{Case}reference/sens_t0566/dSource_dLoss_dI1.csv");
        Feeder feeder = Feeder();
        int line = feeder.LineIndex("line1");
        (_, FeederSensitivities found) = Solve(new SensitivityOptions
        {
            Injections = Points(feeder),
            Conductors = [new(line, 0), new(line, 1), new(line, 2)],
            Losses = true,
        });

        foreach ((string name, double[] values) in Read(path).Rows)
        {
            int load = LoadIndex(feeder, name);
            Assert.Equal((values[0], values[2]), (found.SourcePowerPerW(load), found.SourcePowerPerVar(load)), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6);
            Assert.Equal((values[4], values[5]), (found.LossPerW(load), found.LossPerVar(load)), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-6 && Math.Abs(a.Item2 - b.Item2) < 1e-6);
            for (int phase = 0; phase < 3; phase++)
            {
                Assert.Equal(values[6 + phase], 1000 * found.CurrentPerW[phase, load], 1e-5);
                Assert.Equal(values[9 + phase], 1000 * found.CurrentPerVar[phase, load], 1e-5);
            }
        }
    }

    [Fact]
    public void The_no_load_mode_is_as_far_off_as_its_documentation_says()
    {
        Feeder feeder = Feeder();
        var options = new SensitivityOptions { Monitored = Points(feeder), Injections = Points(feeder) };
        (_, FeederSensitivities exact) = Solve(options);
        FeederSensitivities constant = new SensitivitySolver(feeder, options).NoLoad();

        double largest = exact.VoltagePerW.Values.Max(Math.Abs);
        double error = exact.VoltagePerW.Values.Zip(constant.VoltagePerW.Values, (a, b) => Math.Abs(a - b)).Max();

        Assert.InRange(error / largest, 0.07, 0.09);
    }

    private static (Feeder Feeder, FeederSensitivities Found) Solve(SensitivityOptions options)
    {
        Feeder feeder = Feeder();
        var powers = new BusPowers(feeder);
        powers.UseLoads(Step);
        PowerFlowResult flow = new PowerFlowSolver(feeder, new PowerFlowOptions { TolerancePu = 1e-12, LoadsAsConstantPower = true }).Solve(powers);
        Assert.True(flow.Converged, flow.FailureReason);
        FeederSensitivities found = new SensitivitySolver(feeder, options).Solve(powers, flow);
        Assert.Equal(PowerFlowMethod.Sweep, found.Method);
        return (feeder, found);
    }

    private static Feeder Feeder()
    {
        OpenDssImport import = OpenDssImporter.Load(Repository.SharedOrSkip(Case + "dss/Master.dss"));
        Assert.True(import.Feeder is not null, import.Report);
        return import.Feeder.WithoutAntiFloat();
    }

    private static PhasePoint[] Points(Feeder feeder) => [.. feeder.Loads.Select(load => new PhasePoint(feeder.BusIndex(load.Bus), (int)load.Terminals[0] - 1))];

    private static int LoadIndex(Feeder feeder, string id) => feeder.Loads.Select((load, index) => (load.Id, index)).First(pair => pair.Id == id).index;

    private static (string[] Columns, IEnumerable<(string Name, double[] Values)> Rows) Read(string path)
    {
        string[][] cells = [.. File.ReadLines(path).Select(line => line.Split(','))];
        return (cells[0][1..], cells.Skip(1).Select(row => (row[0], row.Skip(1).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())));
    }
}
