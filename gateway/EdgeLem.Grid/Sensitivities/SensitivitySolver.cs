namespace EdgeLem.Grid;

/// <summary>
/// Sensitivities of voltages, currents and losses to the consumption at chosen phases, cross-phase terms included. It keeps working arrays: not safe for concurrent use.
/// </summary>
/// <remarks>
/// Radial feeders are solved by the sweep's series (<see cref="TreeSensitivities"/>); loops, inverters that follow the mean of several voltages, and operating points where the series does not
/// converge, by Newton's Jacobian.
/// </remarks>
public sealed class SensitivitySolver
{
    private readonly SensitivityOptions _options;
    private readonly DeviceLegs _legs = new();
    private TreeSensitivities? _tree;
    private NewtonSensitivities? _newton;
    private Circuit? _prepared;
    private FeederSensitivities? _noLoad;

    /// <summary>Prepares a solver.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="options">What is wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range, or a bus has no such phase, or there is no such line or conductor.</exception>
    public SensitivitySolver(Feeder feeder, SensitivityOptions options)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Feeder = feeder;
        var check = new BusPowers(feeder);
        foreach (PhasePoint point in options.Monitored.Concat(options.Injections))
        {
            check.Add(point.Bus, point.Phase, 0, 0);
        }

        foreach (LineConductor watched in options.Conductors)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)watched.Line, (uint)feeder.Lines.Count, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)watched.Conductor, (uint)feeder.Lines[watched.Line].FromTerminals.Count, nameof(options));
        }
    }

    /// <summary>The network.</summary>
    public Feeder Feeder { get; }

    /// <summary>Finds the sensitivities of an operating point.</summary>
    /// <param name="powers">The powers that the flow was solved for.</param>
    /// <param name="flow">A converged flow of the same feeder and powers.</param>
    /// <param name="reuse">An earlier answer of this solver to overwrite, so that nothing is allocated; null for a new one.</param>
    /// <exception cref="PowerFlowDivergedException">The flow did not converge.</exception>
    /// <exception cref="ArgumentException">Powers or flow belong to another feeder.</exception>
    /// <exception cref="InvalidOperationException">Voltages have no derivatives at the operating point, a tip of a PV curve.</exception>
    public FeederSensitivities Solve(BusPowers powers, PowerFlowResult flow, FeederSensitivities? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(powers);
        ArgumentNullException.ThrowIfNull(flow);
        if (!ReferenceEquals(powers.Feeder, Feeder) || !ReferenceEquals(flow.Feeder, Feeder))
        {
            throw new ArgumentException($"Powers and flow must belong to the solver's feeder '{Feeder.Name}'.", nameof(flow));
        }

        flow.ThrowUnlessConverged();
        FeederSensitivities answer = reuse ?? new FeederSensitivities(_options);
        answer.Mode = SensitivityMode.Exact;
        Prepare(flow.Circuit);
        _tree = _tree?.Covering(powers);
        if (_tree is not null)
        {
            _legs.Fill(powers, flow.DeviceUnits, _tree.LegPlaces, flow.BandPu);
            if (LinearLegs.Cover(_legs) && _tree.TrySolve(_legs, flow, answer))
            {
                return answer;
            }
        }

        _newton ??= new NewtonSensitivities(flow.Circuit, _options);
        _newton.Solve(powers, flow, answer);
        return answer;
    }

    /// <summary>The sensitivities of the feeder without any load, as a constant approximation (<see cref="SensitivityMode.NoLoad"/>). Found once.</summary>
    /// <exception cref="PowerFlowDivergedException">Even without load the flow has no solution.</exception>
    public FeederSensitivities NoLoad()
    {
        if (_noLoad is null)
        {
            var nothing = new BusPowers(Feeder);
            _noLoad = Solve(nothing, new PowerFlowSolver(Feeder, new PowerFlowOptions { ControlTaps = false }).Solve(nothing));
            _noLoad.Mode = SensitivityMode.NoLoad;
        }

        return _noLoad;
    }

    private void Prepare(Circuit circuit)
    {
        if (!ReferenceEquals(_prepared, circuit))
        {
            _prepared = circuit;
            _newton = null;
            _tree = TreeSensitivities.TryCreate(circuit, _options);
        }
    }
}
