using EdgeLem.Grid;
using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Plant;

/// <summary>
/// The physical side of a run: the homes with what their devices really do, and the feeder that connects them. The network is solved with the
/// inverters' and batteries' present powers; the voltages go back into the virtual meters; time passes only in <see cref="Elapse"/>.
/// </summary>
internal sealed class FeederPlant : IAsyncDisposable
{
    private readonly BusPowers _powers;
    private readonly PowerFlowSolver _solver;
    private readonly int[] _buses;
    private PowerFlowResult? _flow;

    /// <summary>Builds the plant and starts its Modbus servers.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="homes">One home per connection that takes part.</param>
    /// <param name="seed">Seed of the counters' first values.</param>
    public FeederPlant(Feeder feeder, IReadOnlyList<Home> homes, int seed)
    {
        Feeder = feeder;
        _powers = new BusPowers(feeder);
        _solver = new PowerFlowSolver(feeder);
        Homes = [.. homes.Select(home => new PlantHome(home, feeder.ConnectionIndex(home.Id), StartingCounterWh(seed, home.Id)))];
        _buses = [.. Homes.Select(home => feeder.BusIndex(feeder.Connections[home.Connection].Bus))];
        foreach (PlantHome home in Homes)
        {
            home.Server.Start();
        }
    }

    /// <summary>The feeder.</summary>
    public Feeder Feeder { get; }

    /// <summary>The homes.</summary>
    public IReadOnlyList<PlantHome> Homes { get; }

    /// <summary>The present state of the network.</summary>
    public PowerFlowResult Flow => _flow ?? throw new InvalidOperationException("The plant has not been solved yet.");

    /// <summary>Rises whenever a setpoint of any inverter changes.</summary>
    public long SetpointVersion => Homes.Sum(home => home.Inverter?.ControlVersion ?? 0);

    /// <summary>Begins a step: loads and sun of this time stay constant until the next.</summary>
    /// <param name="utcSeconds">Start of the step.</param>
    /// <param name="dtSeconds">Length of the step in s.</param>
    public void BeginStep(long utcSeconds, double dtSeconds)
    {
        foreach (PlantHome home in Homes)
        {
            home.Prepare(utcSeconds, dtSeconds);
        }
    }

    /// <summary>Solves the network with what every device does at present, and shows the meters the result.</summary>
    /// <param name="spanSeconds">How long the state is to be held, in s.</param>
    /// <exception cref="PlantCollapseException">The homes want more than the feeder can carry.</exception>
    public void Solve(double spanSeconds)
    {
        _powers.Clear();
        for (int i = 0; i < Homes.Count; i++)
        {
            PlantHome home = Homes[i];
            home.Balance(spanSeconds);
            foreach (int phase in home.Household.Phases)
            {
                _powers.Add(_buses[i], phase, home.State.PowerW[phase], home.State.ReactivePowerVar[phase]);
            }
        }

        _flow = _solver.Solve(_powers, _flow);
        if (!_flow.Converged)
        {
            throw new PlantCollapseException(_flow.FailureReason!);
        }

        for (int i = 0; i < Homes.Count; i++)
        {
            int bus = _buses[i];
            Homes[i].Measure(phase => _flow.VoltageV(bus, phase).Magnitude);
        }
    }

    /// <summary>Lets time pass at the present state.</summary>
    /// <param name="seconds">Length in s; the span of the last <see cref="Solve"/>.</param>
    public void Elapse(double seconds)
    {
        foreach (PlantHome home in Homes)
        {
            home.Elapse(seconds);
        }
    }

    /// <summary>Voltage at a home, in pu of the feeder's nominal voltage.</summary>
    /// <param name="home">Index of the home.</param>
    /// <param name="phase">Phase.</param>
    public double VoltagePu(int home, int phase) => Flow.VoltagePu(_buses[home], phase);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (PlantHome home in Homes)
        {
            await home.DisposeAsync();
        }
    }

    /// <summary>Meters in the field do not start at zero: 1 to 9 MWh, by home.</summary>
    private static double StartingCounterWh(int seed, string homeId) => Math.Floor(StableChance.For(seed, "counter/" + homeId).Between(1e6, 9e6));
}
