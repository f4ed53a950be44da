using System.Globalization;

namespace EdgeLem.Grid.Tests;

/// <summary>Sensitivities of one operating point to all loads, and their comparison with tables.</summary>
internal sealed class SensitivityRun
{
    private readonly string _folder;
    private readonly Feeder _feeder;
    private readonly BusPowers _powers;
    private readonly List<string> _loadIds;
    private readonly PhasePoint[] _loadPoints;

    public SensitivityRun(ReferenceNetwork network, string folder)
    {
        _folder = folder;
        _feeder = network.Feeder;
        _loadIds = [.. _feeder.Loads.Select(load => load.Id)];
        _loadPoints = [.. _feeder.Loads.Select(load => new PhasePoint(_feeder.BusIndex(load.Bus), (int)load.Terminals[0] - 1))];
        _powers = new BusPowers(_feeder);
        _powers.UseLoads(network.Step);
        Flow = new PowerFlowSolver(_feeder, network.Options).Solve(_powers);
        Assert.True(Flow.Converged, Flow.FailureReason);
    }

    /// <summary>The operating point.</summary>
    public PowerFlowResult Flow { get; }

    /// <summary>A square table: a row for each monitored load, a column for each load that changes.</summary>
    public Deviation OfLoads(string file, bool isReactive, double allowed)
    {
        FeederSensitivities found = Solver(_loadPoints).Solve(_powers, Flow);
        return CompareSquare(file, isReactive ? found.VoltagePerVar : found.VoltagePerW, (isReactive ? "V/kvar" : "V/kW", allowed, 1));
    }

    /// <summary>The same by the constant approximation, over the table's largest value.</summary>
    public Deviation OfNoLoad(string file, bool isReactive, double allowedShare)
    {
        FeederSensitivities found = Solver(_loadPoints).NoLoad();
        double largest = Rows(file).SelectMany(row => row.Skip(1)).Max(value => Math.Abs(Number(value)));
        return CompareSquare(file, isReactive ? found.VoltagePerVar : found.VoltagePerW, ("of the largest", allowedShare, largest));
    }

    /// <summary>Rows of bus and node; columns of load and derivative.</summary>
    public Deviation OfNodes(string file, double allowed)
    {
        string[][] rows = Rows(file);
        string[] columns = Columns(file);
        PhasePoint[] points = [.. rows.Select(row => new PhasePoint(_feeder.BusIndex(row[0]), int.Parse(row[1], CultureInfo.InvariantCulture) - 1))];
        FeederSensitivities found = Solver(points).Solve(_powers, Flow);
        var deviation = new Deviation("d|V| of all nodes", "V/kW, V/kvar", allowed);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 2; column < columns.Length; column++)
            {
                string[] name = columns[column].Split('_');
                SensitivityMatrix matrix = name[1] == "dP" ? found.VoltagePerW : found.VoltagePerVar;
                double value = 1000 * matrix[row, _loadIds.IndexOf(name[0])];
                deviation.Add(Math.Abs(value - Number(rows[row][column])), $"{rows[row][0]}.{rows[row][1]} by {columns[column]}");
            }
        }

        return deviation;
    }

    /// <summary>A row for each load. What the source delivers in var is not offered, hence not compared.</summary>
    public IEnumerable<Deviation> OfSourceAndLine(string file, double allowed)
    {
        FeederSensitivities found = Solver(_loadPoints).Solve(_powers, Flow);
        string[] columns = Columns(file);
        var source = new Deviation("d(source power)", "kW/kW, kW/kvar", allowed);
        var losses = new Deviation("d(losses)", "kW/kW, kW/kvar", allowed);
        var currents = new Deviation("d|I| of the first line", "A/kW, A/kvar", allowed);
        foreach (string[] row in Rows(file))
        {
            int load = _loadIds.IndexOf(row[0]);
            void Add(Deviation deviation, string column, double value) =>
                deviation.Add(Math.Abs(value - Number(row[Array.IndexOf(columns, column)])), $"{column} by {row[0]}");

            Add(source, "dPsource_dP", found.SourcePowerPerW(load));
            Add(source, "dPsource_dQ", found.SourcePowerPerVar(load));
            Add(losses, "dLoss_dP", found.LossPerW(load));
            Add(losses, "dLoss_dQ", found.LossPerVar(load));
            for (int phase = 0; phase < PhaseNames.Count; phase++)
            {
                Add(currents, $"dI1{"abc"[phase]}_dP", 1000 * found.CurrentPerW[phase, load]);
                Add(currents, $"dI1{"abc"[phase]}_dQ", 1000 * found.CurrentPerVar[phase, load]);
            }
        }

        return [source, losses, currents];
    }

    private SensitivitySolver Solver(PhasePoint[] monitored) => new(_feeder, new SensitivityOptions
    {
        Monitored = monitored,
        Injections = _loadPoints,
        Conductors = [.. Enumerable.Range(0, PhaseNames.Count).Select(phase => new LineConductor(_feeder.LineIndex("line1"), phase))],
        Losses = true,
        Tolerance = 1e-12,
    });

    private Deviation CompareSquare(string file, SensitivityMatrix found, (string Unit, double Allowed, double Base) measure)
    {
        string[] columns = Columns(file);
        var deviation = new Deviation("d|V| of loads", measure.Unit, measure.Allowed);
        foreach (string[] row in Rows(file))
        {
            int monitored = _loadIds.IndexOf(row[0]);
            for (int column = 1; column < columns.Length; column++)
            {
                double value = 1000 * found[monitored, _loadIds.IndexOf(columns[column])];
                deviation.Add(Math.Abs(value - Number(row[column])) / measure.Base, $"{row[0]} by {columns[column]}");
            }
        }

        return deviation;
    }

    private string[] Columns(string file) => File.ReadLines(Path.Combine(_folder, file)).First().Split(',');

    private string[][] Rows(string file) => [.. File.ReadLines(Path.Combine(_folder, file)).Skip(1).Select(line => line.Split(','))];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
