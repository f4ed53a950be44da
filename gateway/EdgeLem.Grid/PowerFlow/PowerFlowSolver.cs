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
/// inject    I = I(V)                       what loads, inverters and other powers draw, in A (see <see cref="DeviceLegs"/>)
/// backward  J = I + sum of N J over the children        current of the way to the bus (see <see cref="SweepKernel"/>)
/// forward   V = M V(parent) - Z J
/// </code>
/// Controls of inverters are evaluated inside the iteration. Signs: consumption positive. It has converged when max |V(k) - V(k-1)| is below the tolerance times the base
/// voltage. The iteration contracts when loads are small against the short-circuit power (A. Bernstein et al., Load flow in multiphase distribution networks: existence,
/// uniqueness, non-singularity and linear models, IEEE Trans. Power Systems 33, 2018). Where it contracts weakly or not at all, and where the feeder has loops,
/// <see cref="NewtonIteration"/> takes over; the result says which was used. Taps are controlled around it (<see cref="TapRegulator"/>).
/// </remarks>
public sealed class PowerFlowSolver
{
    /// <summary>Tap changes after which the controls count as hunting; a control comes from one end of its range to its band in about ten.</summary>
    private const int MostTapRounds = 100;

    private readonly PowerFlowOptions _options;
    private readonly FeederDevices _devices;
    private readonly TapControls _tapControls;
    private readonly NetworkCache _networks;

    /// <summary>Prepares everything that does not depend on the powers.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="options">Method, tolerance, iterations, load band; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="ArgumentException">A load or inverter of the feeder is not connected, or the sweep is asked for and the feeder is not a tree.</exception>
    public PowerFlowSolver(Feeder feeder, PowerFlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        _options = options ?? new PowerFlowOptions();
        _options.Validate();
        _devices = new FeederDevices(feeder, _options);
        _tapControls = new TapControls(feeder);
        _networks = new NetworkCache(feeder, forSweep: _options.Method != PowerFlowMethod.Newton);
        if (_options.Method == PowerFlowMethod.Sweep && _networks.AtFile.Edges is null)
        {
            throw new ArgumentException($"Feeder '{feeder.Name}' cannot be solved by the sweep: {(feeder.IsRadial ? "a part of it has no earth but through its supply" : "it has loops")}. "
                + $"Choose {PowerFlowMethod.Automatic} or {PowerFlowMethod.Newton}.", nameof(options));
        }
    }

    /// <summary>The network this solver was prepared for.</summary>
    public Feeder Feeder => _networks.AtFile.Circuit.Feeder;

    /// <summary>Solves the flow.</summary>
    /// <param name="powers">What is consumed, of the same feeder.</param>
    /// <param name="reuse">
    /// A result of an earlier call: it is overwritten and returned, nothing is allocated, and when it had converged its voltages are the start
    /// (if that leads nowhere, the no-load voltages are tried too).
    /// Controlled taps start from the result's, as tap changers stay where they are; otherwise a warm start changes the voltages by less than about the tolerance. For
    /// results that repeat to the last bit start without one. Null for a new result from the no-load voltages and the file's taps.
    /// </param>
    /// <returns>The result; look at <see cref="PowerFlowResult.Converged"/> first.</returns>
    /// <exception cref="ArgumentException">Powers or result belong to another feeder.</exception>
    public PowerFlowResult Solve(BusPowers powers, PowerFlowResult? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(powers);
        RequireSameFeeder(powers.Feeder, "powers");
        PowerFlowResult result = reuse ?? new PowerFlowResult(_networks.AtFile.Circuit);
        RequireSameFeeder(result.Feeder, "result to reuse");
        result.TolerancePu = _options.TolerancePu;
        result.DeviceUnits = _devices;
        result.BandPu = (_options.ConstantPowerMinPu, _options.ConstantPowerMaxPu);
        result.TapControls = _tapControls;
        bool movesTaps = _options.ControlTaps && _tapControls.Any;
        PreparedNetwork network = movesTaps && result.Converged ? _networks.At(result.Circuit.Taps) : _networks.AtFile;
        new NetworkSolve(network, _devices, _options).Solve(powers, result, result.Converged);
        if (movesTaps)
        {
            SettleTaps(powers, result);
        }

        return result;
    }

    /// <summary>Changes taps and solves again until no control wants a change.</summary>
    private void SettleTaps(BusPowers powers, PowerFlowResult result)
    {
        int iterations = result.Iterations;
        for (int round = 0; result.Converged && _tapControls.NextTaps(result, out int slot) is { } taps; round++)
        {
            if (round == MostTapRounds)
            {
                result.Fail(FlowFailure.TapsHunt, slot);
                break;
            }

            new NetworkSolve(_networks.At(taps), _devices, _options).Solve(powers, result, isWarm: true);
            iterations += result.Iterations;
        }

        result.CountIterations(iterations);
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
