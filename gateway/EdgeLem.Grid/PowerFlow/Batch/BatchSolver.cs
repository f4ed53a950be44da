using System.Collections.Concurrent;

namespace EdgeLem.Grid;

/// <summary>
/// Power flows of many scenarios that differ in their powers only, eight at a time in the lanes of vector registers and on several threads. Each scenario starts from the
/// voltages without load and stays in the same block of eight, so that results do not depend on threads. Immutable after construction; a scenario that does not
/// converge here is solved again by a <see cref="PowerFlowSolver"/>, which has Newton's method to fall back on.
/// </summary>
/// <remarks>The method is that of <see cref="PowerFlowSolver"/>; powers are constant within the options' band. Loads and inverters that the feeder's file states take no part; taps
/// are the file's.</remarks>
public sealed class BatchSolver
{
    private readonly PowerFlowOptions _options;
    private readonly PowerFlowSolver _single;
    private readonly ReducedTree? _tree;
    private readonly BatchKernel? _kernel;
    private readonly ConcurrentBag<BatchWorker> _idle = [];

    /// <summary>Prepares everything that does not depend on the powers.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="points">Where there is power; a point may stand in the list more than once.</param>
    /// <param name="options">Tolerance, iterations, band; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or a bus has no such phase.</exception>
    public BatchSolver(Feeder feeder, IReadOnlyList<PhasePoint> points, PowerFlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentNullException.ThrowIfNull(points);
        _options = options ?? new PowerFlowOptions();
        // All scenarios are solved at the file's taps.
        _single = new PowerFlowSolver(feeder, _options with { ControlTaps = false });
        Points = [.. points];
        bool[] active = new bool[feeder.Buses.Count];
        var check = new BusPowers(feeder);
        foreach (PhasePoint point in points)
        {
            check.Add(point.Bus, point.Phase, 0, 0);
            active[point.Bus] = true;
        }

        SweepEdges? edges = _options.Method == PowerFlowMethod.Newton ? null : SweepEdges.TryCreate(new Circuit(feeder));
        if (edges is not null && points.Count > 0)
        {
            _tree = new ReducedTree(edges, active);
            _kernel = new BatchKernel(_tree, Points, _options);
        }
    }

    /// <summary>The network.</summary>
    public Feeder Feeder => _single.Feeder;

    /// <summary>Where there is power, in the order of the scenarios' values.</summary>
    public IReadOnlyList<PhasePoint> Points { get; }

    /// <summary>Solves all scenarios.</summary>
    /// <param name="scenarios">Their powers.</param>
    /// <param name="receiver">Takes the solutions.</param>
    /// <param name="options">Threads and output; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public void Solve(IBatchScenarios scenarios, IBatchReceiver receiver, BatchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(receiver);
        BatchOptions chosen = options ?? new BatchOptions();
        chosen.Validate();
        int blocks = (scenarios.Count + BatchBlock.Lanes - 1) / BatchBlock.Lanes;
        int next = -1;
        void Work()
        {
            BatchWorker worker = WorkerFor(chosen);
            while (Interlocked.Increment(ref next) is var block && block < blocks)
            {
                receiver.Receive(worker.Solve(scenarios, block * BatchBlock.Lanes));
            }

            _idle.Add(worker);
        }

        // The caller works too; not Parallel.For, which may give several of so few long pieces to one thread.
        Task[] others = [.. Enumerable.Range(1, Math.Max(0, Math.Min(chosen.Threads, blocks) - 1)).Select(_ => Task.Run(Work))];
        try
        {
            Work();
        }
        catch
        {
            Interlocked.Exchange(ref next, blocks);
            throw;
        }
        finally
        {
            Task.WhenAll(others).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }

        Task.WhenAll(others).GetAwaiter().GetResult();
    }

    /// <summary>One that has done its work before, for its arrays are large, or a new one.</summary>
    private BatchWorker WorkerFor(BatchOptions options)
    {
        while (_idle.TryTake(out BatchWorker? worker))
        {
            if (worker.AllBuses == options.AllBuses)
            {
                return worker;
            }
        }

        return new BatchWorker(this, options.AllBuses);
    }

    /// <summary>What one thread works with.</summary>
    private sealed class BatchWorker(BatchSolver owner, bool allBuses)
    {
        private readonly BatchBlock _block = new(owner._tree, owner._kernel?.Width ?? Circuit.Width, owner.Points, owner.Feeder, allBuses);
        private readonly double[] _powerW = new double[owner.Points.Count];
        private readonly double[] _reactivePowerVar = new double[owner.Points.Count];
        private BusPowers? _powers;
        private PowerFlowResult? _result;

        public bool AllBuses => allBuses;

        public BatchBlock Solve(IBatchScenarios scenarios, int first)
        {
            int count = Math.Min(BatchBlock.Lanes, scenarios.Count - first);
            _block.Begin(first, count);
            for (int lane = 0; lane < count; lane++)
            {
                scenarios.Fill(first + lane, _powerW, _reactivePowerVar);
                _block.SetPowers(lane, _powerW, _reactivePowerVar);
            }

            owner._kernel?.Solve(_block);
            for (int lane = 0; lane < count; lane++)
            {
                if (!_block.Converged(lane))
                {
                    SolveSingly(lane);
                }
            }

            return _block;
        }

        private void SolveSingly(int lane)
        {
            _powers ??= new BusPowers(owner.Feeder);
            _powers.Clear();
            for (int point = 0; point < owner.Points.Count; point++)
            {
                (double powerW, double reactivePowerVar) = _block.PowersOf(point, lane);
                _powers.Add(owner.Points[point].Bus, owner.Points[point].Phase, powerW, reactivePowerVar);
            }

            _result = owner._single.Solve(_powers);
            _block.Take(lane, _result);
        }
    }
}
