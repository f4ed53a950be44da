using EdgeLem.Grid;

namespace EdgeLem.Bench.PowerFlow;

/// <summary>Seeded powers of all connections of a feeder: each state changes the one before a little, as a minute changes a village.</summary>
internal sealed class FeederStates
{
    /// <summary>Number of states.</summary>
    public const int Count = 32;

    private const double LowestW = -2500;
    private const double HighestW = 2500;
    private const double LargestStepW = 300;
    private const double ReactiveShare = 0.2;

    private readonly PowerFlowSolver _solver;
    private readonly BusPowers[] _states;
    private readonly Lazy<PowerFlowResult[]> _solved;

    /// <summary>Draws the states.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="seed">Seed.</param>
    public FeederStates(Feeder feeder, int seed)
    {
        _solver = new PowerFlowSolver(feeder);
        _states = [.. Enumerable.Range(0, Count).Select(_ => new BusPowers(feeder))];
        _solved = new Lazy<PowerFlowResult[]>(() => [.. _states.Select(state => _solver.Solve(state))]);
        var chance = new Random(seed);
        for (int connection = 0; connection < feeder.Connections.Count; connection++)
        {
            double powerW = LowestW + ((HighestW - LowestW) * chance.NextDouble());
            foreach (BusPowers state in _states)
            {
                powerW = Math.Clamp(powerW + (LargestStepW * ((2 * chance.NextDouble()) - 1)), LowestW, HighestW);
                state.AddAtConnection(connection, powerW, ReactiveShare * powerW);
            }
        }
    }

    /// <summary>Iterations of the last pass through all states.</summary>
    public int Iterations { get; private set; }

    /// <summary>Solves the first state from the no-load voltages.</summary>
    public PowerFlowResult SolveCold() => _solver.Solve(_states[0]);

    /// <summary>Solves every state in turn.</summary>
    /// <param name="start">The result to start from and to overwrite; null for a new one.</param>
    /// <exception cref="InvalidOperationException">A state has no solution.</exception>
    public void SolveAll(Func<PowerFlowResult?> start)
    {
        Iterations = 0;
        foreach (BusPowers state in _states)
        {
            PowerFlowResult flow = _solver.Solve(state, start());
            Iterations += flow.Converged ? flow.Iterations : throw new InvalidOperationException(flow.FailureReason);
        }
    }

    /// <summary>Holds the solution of every state against the limits.</summary>
    /// <param name="check">The limits.</param>
    /// <returns>Violations of all states.</returns>
    public int CheckAll(NetworkCheck check)
    {
        int violations = 0;
        foreach (PowerFlowResult flow in _solved.Value)
        {
            violations += check.Check(flow).Count;
        }

        return violations;
    }
}
