using System.Globalization;
using System.Numerics;

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
    private readonly FeederDevices _devices;
    private readonly PreparedNetwork _network;

    /// <summary>Prepares everything that does not depend on the powers.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="options">Method, tolerance, iterations, load band; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ArgumentException">A load or inverter of the feeder is not connected.</exception>
    public PowerFlowSolver(Feeder feeder, PowerFlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        _options = options ?? new PowerFlowOptions();
        _options.Validate();
        _devices = new FeederDevices(feeder, _options);
        _network = new PreparedNetwork(new Circuit(feeder), forSweep: true);
    }

    /// <summary>The network this solver was prepared for.</summary>
    public Feeder Feeder => _network.Circuit.Feeder;

    /// <summary>Solves the flow.</summary>
    /// <param name="powers">What is consumed, of the same feeder.</param>
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
        PowerFlowResult result = reuse ?? new PowerFlowResult(_network.Circuit);
        RequireSameFeeder(result.Feeder, "result to reuse");
        result.TolerancePu = _options.TolerancePu;
        result.DeviceUnits = _devices;
        result.BandPu = (_options.ConstantPowerMinPu, _options.ConstantPowerMaxPu);
        ReducedTree tree = _network.TreeFor(powers);
        bool isWarm = result.Work.Fit(tree) && result.Converged;
        result.Devices.Fill(powers, _devices, tree.LegPlaces, (_options.ConstantPowerMinPu, _options.ConstantPowerMaxPu));
        var sweep = new SweepIteration(tree, result.Work, result.Devices, _options);
        if (!isWarm || !sweep.Run(fromNoLoad: false, untilWeak: false))
        {
            // A start from other powers' voltages must not decide whether there is a solution.
            sweep.Run(fromNoLoad: true, untilWeak: false);
        }

        Finish(result, tree, sweep);
        return result;
    }

    private static void Finish(PowerFlowResult result, ReducedTree tree, in SweepIteration sweep)
    {
        SweepWorkspace work = result.Work;
        FlowOutcome outcome = OutcomeOf(result, tree, sweep);
        tree.Recovery.Recover((work.Voltage, work.Current), (result.Voltage, result.EdgeCurrent));
        result.EdgeBusOfBranch = tree.All.EdgeBusOfBranch;
        result.Finish(tree.All.Circuit, outcome);
        FillSourceBusLoads(result, tree.LegPlaces, work.Voltage, work.Current);
    }

    private static FlowOutcome OutcomeOf(PowerFlowResult result, ReducedTree tree, in SweepIteration sweep)
    {
        var outcome = new FlowOutcome(PowerFlowMethod.Sweep, FlowFailure.None)
        {
            Iterations = sweep.Iterations,
            OutsideBand = sweep.OutsideBand,
            StepPu = sweep.StepPu,
        };
        if (!sweep.HasConverged)
        {
            (int slot, double stepPu) = sweep.FindWorstSlot();
            return outcome with { Failure = FlowFailure.NotSettled, WorstSlot = slot, StepPu = stepPu };
        }

        int collapsed = sweep.OutsideBand > 0 ? result.Devices.FindCollapsed(result.Work.Voltage, tree.Kernel.Open) : -1;
        return collapsed < 0 ? outcome : outcome with { Failure = FlowFailure.Collapsed, WorstSlot = tree.SlotOfLane(collapsed) };
    }

    /// <summary>What is drawn at the sources' buses. The state of currents is not needed any more and takes the sums.</summary>
    private static void FillSourceBusLoads(PowerFlowResult result, ReadOnlySpan<LegPlace> places, double[] voltage, double[] current)
    {
        Array.Clear(result.SourceBusLoadA);
        if (!result.Devices.AreAtSource)
        {
            return;
        }

        Array.Clear(current);
        result.Devices.Inject(voltage, current);
        for (int source = 0; source < result.Circuit.Sources.Length; source++)
        {
            for (int terminal = 0; terminal < Circuit.Width; terminal++)
            {
                int lane = places[Circuit.Width * result.Circuit.Sources[source].Bus + terminal].Phase;
                result.SourceBusLoadA[Circuit.Width * source + terminal] = lane < 0 ? 0 : new Complex(current[lane], current[lane + Circuit.Width]);
            }
        }
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
