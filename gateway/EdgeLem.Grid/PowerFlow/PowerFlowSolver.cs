using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// Unbalanced power flow of a feeder of three or four wires. Immutable after construction but for what it has prepared: several threads may use one solver, each with its
/// own <see cref="BusPowers"/> and <see cref="PowerFlowResult"/>.
/// </summary>
/// <remarks>
/// Method: the fixed point V = E - Z I(V) on the tree (D. Shirmohammadi et al. 1988; W. H. Kersting, Distribution System Modeling and Analysis, ch. 10), in which the
/// tree is its own factorisation; buses without loads are folded away first (<see cref="ReducedTree"/>) and recovered once at the end (<see cref="SweepRecovery"/>).
/// <code>
/// inject    I = conj(S) v / clamp(|v|^2, lo^2, hi^2)    load current in A, v: phase to neutral; lo, hi: constant-power band, V
/// backward  J = I + sum of N J over the children        current of the way to the bus (see <see cref="SweepKernel"/>)
/// forward   V = M V(parent) - Z J
/// </code>
/// Inside the band the first line is conj(S / v), constant power; outside it is a constant admittance with the same current at the border. Signs: consumption positive. It has
/// converged when max |V(k) - V(k-1)| is below the tolerance times the base voltage. The iteration contracts when loads are small against the short-circuit power
/// (A. Bernstein et al., Load flow in multiphase distribution networks: existence, uniqueness, non-singularity and linear models, IEEE Trans. Power Systems 33, 2018). Where it
/// does not, where the feeder has loops and where taps are controlled, Newton's method takes over; the result says which was used.
/// </remarks>
public sealed class PowerFlowSolver
{
    private readonly PowerFlowOptions _options;
    private readonly Circuit _circuit;
    private readonly SweepEdges? _edges;
    private volatile ReducedTree? _tree;

    /// <summary>Prepares everything that does not depend on the powers.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="options">Tolerance, iterations, load band; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public PowerFlowSolver(Feeder feeder, PowerFlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        _options = options ?? new PowerFlowOptions();
        _options.Validate();
        _circuit = new Circuit(feeder);
        _edges = SweepEdges.TryCreate(_circuit);
        _tree = _edges is null ? null : new ReducedTree(_edges, UsuallyActive(feeder));
    }

    /// <summary>The network this solver was prepared for.</summary>
    public Feeder Feeder => _circuit.Feeder;

    /// <summary>Solves the flow.</summary>
    /// <param name="powers">Consumption per bus and phase, of the same feeder.</param>
    /// <param name="reuse">
    /// A result of an earlier call: it is overwritten and returned, nothing is allocated, and when it had converged its voltages are the start
    /// (if that leads nowhere, the no-load voltages are tried too).
    /// A warm start changes the voltages by less than about the tolerance; for results that repeat to the last bit start without one. Null for a new
    /// result from the no-load voltages.
    /// </param>
    /// <returns>The result; look at <see cref="PowerFlowResult.Converged"/> first.</returns>
    /// <exception cref="ArgumentException">Powers or result belong to another feeder.</exception>
    public PowerFlowResult Solve(BusPowers powers, PowerFlowResult? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(powers);
        RequireSameFeeder(powers.Feeder, "powers");
        PowerFlowResult result = reuse ?? new PowerFlowResult(_circuit);
        RequireSameFeeder(result.Feeder, "result to reuse");
        result.TolerancePu = _options.TolerancePu;
        result.BandPu = (_options.ConstantPowerMinPu, _options.ConstantPowerMaxPu);
        ReducedTree tree = TreeFor(powers);
        SweepWorkspace work = result.Work;
        bool isWarm = work.Fit(tree) && result.Converged;
        work.TryLoad(powers, (_options.ConstantPowerMinPu, _options.ConstantPowerMaxPu));
        var sweep = new SweepIteration(tree, work, _options);
        if (!isWarm || !sweep.Run(fromNoLoad: false))
        {
            // A start from other powers' voltages must not decide whether there is a solution.
            sweep.Run(fromNoLoad: true);
        }

        Finish(result, tree, sweep);
        return result;
    }

    private void Finish(PowerFlowResult result, ReducedTree tree, in SweepIteration sweep)
    {
        SweepWorkspace work = result.Work;
        tree.Recovery.Recover((work.Voltage, work.Current), (result.Voltage, result.EdgeCurrent));
        result.EdgeBusOfBranch = _edges!.EdgeBusOfBranch;
        bool converged = sweep.StepPu < _options.TolerancePu;
        result.Finish(
            _circuit,
            (PowerFlowMethod.Sweep, converged, sweep.Iterations, sweep.OutsideBand),
            (sweep.StepPu, converged ? 0 : sweep.FindWorstSlot()));
    }

    /// <summary>Where customers, loads and inverters are; other buses may be added to when powers name them.</summary>
    internal static bool[] UsuallyActive(Feeder feeder)
    {
        bool[] active = new bool[feeder.Buses.Count];
        IEnumerable<string> buses = feeder.Connections.Select(point => point.Bus)
            .Concat(feeder.Loads.Select(load => load.Bus))
            .Concat(feeder.Inverters.Select(inverter => inverter.Bus));
        foreach (string bus in buses)
        {
            active[feeder.BusIndex(bus)] = true;
        }

        return active;
    }

    /// <summary>The reduced tree, made anew when a power stands at a bus that the last one has folded away.</summary>
    private ReducedTree TreeFor(BusPowers powers)
    {
        ReducedTree tree = _tree!;
        bool isComplete = true;
        foreach (int slot in powers.Slots)
        {
            isComplete &= tree.LegPlaces[slot].Phase >= 0;
        }

        if (isComplete)
        {
            return tree;
        }

        bool[] active = [.. tree.IsActive];
        foreach (int slot in powers.Slots)
        {
            active[slot / Circuit.Width] = true;
        }

        _tree = tree = new ReducedTree(tree.All, active);
        return tree;
    }

    private void RequireSameFeeder(Feeder other, string what)
    {
        if (!ReferenceEquals(other, Feeder))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} belong to feeder '{other.Name}', the solver to "
                + $"feeder '{Feeder.Name}'. Create them from the solver's feeder object."));
        }
    }
}
