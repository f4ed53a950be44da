using EdgeLem.Contracts;
using EdgeLem.Gateway;
using EdgeLem.Gateway.Dispatching;
using EdgeLem.Grid;
using EdgeLem.Node;

namespace EdgeLem.EndToEnd.Droops;

/// <summary>
/// The droops of all homes of a feeder against its power flow, in steps of half a second: each home has an inverter that runs the node's own control every two seconds and is told
/// only what passes the write gate; homes are staggered over the period. Every home draws 300 W and 100 var.
/// </summary>
internal sealed class FleetLoop
{
    public const int StepMs = 500;
    private const double LoadW = 300;
    private const double LoadVar = 100;

    private readonly Feeder _feeder;
    private readonly FleetHome[] _homes;
    private readonly BusPowers _powers;
    private readonly PowerFlowSolver _solver;
    private readonly bool _isStaggered;
    private PowerFlowResult? _flow;
    private long _nowMs;

    /// <summary>Builds a fleet.</summary>
    /// <param name="feeder">The feeder; every connection is a home.</param>
    /// <param name="voltAmpere">Rated power of each inverter, VA and W.</param>
    /// <param name="control">Control settings; null for no control at all.</param>
    /// <param name="isStaggered">False lets all homes act in the same instant.</param>
    public FleetLoop(Feeder feeder, double voltAmpere, ControlConfig? control, bool isStaggered = true)
    {
        _feeder = feeder;
        _isStaggered = isStaggered;
        _powers = new BusPowers(feeder);
        _solver = new PowerFlowSolver(feeder);
        Nodes = FleetReactance.Publish([.. feeder.Connections.Select(connection => NodeOf(connection, voltAmpere))], feeder, feeder.NominalVoltageV);
        _homes = [.. Nodes.Select(node => new FleetHome(node, control is null ? null : SettingsOf(control)))];
        Solve();
    }

    /// <summary>The homes as the gateway registers them, with the sensitivity that it publishes.</summary>
    public IReadOnlyList<RegisteredNode> Nodes { get; }

    /// <summary>Highest voltage of any home's phase, V.</summary>
    public double HighestV => _homes.Max(home => home.Node.Phases.Max(phase => _flow!.VoltageV(home.Node.BusIndex, phase).Magnitude));

    /// <summary>Mean voltage of the homes' phases, V.</summary>
    public double MeanV => _homes.Average(home => home.Node.Phases.Average(phase => _flow!.VoltageV(home.Node.BusIndex, phase).Magnitude));

    /// <summary>Absorbed reactive power of all inverters, var.</summary>
    public double AbsorbedVar => _homes.Sum(home => home.ReactiveVar);

    /// <summary>Generation of all inverters, W.</summary>
    public double GenerationW => _homes.Sum(home => home.GenerationW);

    /// <summary>Writes to inverters since the start.</summary>
    public int Writes => _homes.Sum(home => home.Writes);

    /// <summary>Lets time pass with the sun at a share of the inverters' ratings.</summary>
    /// <param name="seconds">How long.</param>
    /// <param name="sunPu">Available power, pu of rated.</param>
    /// <returns>Largest distance between the highest and the lowest voltage of any phase of any home in this time, V.</returns>
    public double Run(int seconds, double sunPu)
    {
        var lowest = new Dictionary<(int, int), double>();
        var highest = new Dictionary<(int, int), double>();
        for (int step = 0; step < seconds * 1000 / StepMs; step++)
        {
            _nowMs += StepMs;
            Act(sunPu);
            Solve();
            foreach ((FleetHome home, int phase) in _homes.SelectMany(home => home.Node.Phases.Select(phase => (home, phase))))
            {
                (int, int) key = (home.Node.BusIndex, phase);
                double voltageV = _flow!.VoltageV(home.Node.BusIndex, phase).Magnitude;
                lowest[key] = Math.Min(lowest.GetValueOrDefault(key, double.MaxValue), voltageV);
                highest[key] = Math.Max(highest.GetValueOrDefault(key, double.MinValue), voltageV);
            }
        }

        return highest.Max(pair => pair.Value - lowest[pair.Key]);
    }

    private void Act(double sunPu)
    {
        int group = (int)(_nowMs / StepMs % FleetHome.Groups);
        for (int index = 0; index < _homes.Length; index++)
        {
            FleetHome home = _homes[index];
            bool isDue = group == (_isStaggered ? index % FleetHome.Groups : 0);
            home.Act(_nowMs, isDue ? home.Node.Phases.Average(phase => _flow!.VoltageV(home.Node.BusIndex, phase).Magnitude) : double.NaN, sunPu);
        }
    }

    private void Solve()
    {
        _powers.Clear();
        foreach (FleetHome home in _homes)
        {
            foreach (int phase in home.Node.Phases)
            {
                int count = home.Node.Phases.Count;
                _powers.Add(home.Node.BusIndex, phase, (LoadW - home.GenerationW) / count, (LoadVar + home.ReactiveVar) / count);
            }
        }

        _flow = _solver.Solve(_powers, _flow);
        Assert.True(_flow.Converged, _flow.FailureReason);
    }

    private RegisteredNode NodeOf(Connection connection, double voltAmpere) =>
        new(connection.Id, _feeder.BusIndex(connection.Bus), [.. Enumerable.Range(0, 3).Where(phase => connection.Phases.Includes(phase))], 20_000, 20_000, 500) { InverterRatedVa = voltAmpere };

    private NodeSettings SettingsOf(ControlConfig control) => new(new ConfigMessage
    {
        NominalVoltageV = _feeder.NominalVoltageV,
        VoltVarVoltagePu = [0.92, 0.98, 1.02, 1.08],
        VoltVarReactivePu = [0.44, 0, 0, -0.44],
        OpenLoopResponseS = 5,
        ControlPeriodMs = FleetHome.Groups * StepMs,
        Control = control,
    });
}
