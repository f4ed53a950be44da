using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EdgeLem.Grid;

/// <summary>Sensitivities of a radial feeder by the sweep's series. It keeps working arrays: not safe for concurrent use.</summary>
/// <remarks>
/// Method: the fixed point V = E - Z I(V) differentiated, dV = -Z (dI/dV dV + r), solved by the series in <see cref="SensitivitySeries"/> with the sweep's passes as Z, eight injections
/// at a time (powerflow.md section 3 gives it with dense matrices; the terms shrink as the flow's own iteration does). d|V| = Re(conj(V) dV) / |V|. Losses: what the
/// source delivers more, less what the loads take more.
/// </remarks>
internal sealed class TreeSensitivities
{
    private const int Lanes = BatchBlock.Lanes;

    private readonly SensitivityOptions _options;
    private readonly Circuit _circuit;
    private readonly ReducedTree _tree;
    private readonly SensitivitySeries _series;
    private readonly BatchSweep _sweep;
    private readonly BatchBlock _block;
    private readonly BatchRecovery? _recovery;
    private readonly InjectedCurrent[] _injected = new InjectedCurrent[Lanes];
    private readonly double[] _total;
    private readonly LinearLegs _legs;

    private TreeSensitivities(Circuit circuit, ReducedTree tree, SensitivityOptions options)
    {
        _options = options;
        _circuit = circuit;
        _tree = tree;
        _legs = new LinearLegs(tree);
        _sweep = new BatchSweep(_tree);
        bool wantsAll = options.Losses || options.Conductors.Count > 0;
        _block = new BatchBlock(_tree, _sweep.Width, [], circuit.Feeder, wantsAll);
        _recovery = wantsAll ? new BatchRecovery(_tree, _sweep.Width) : null;
        _series = new SensitivitySeries(_sweep, _block, wantsAll ? null : options.Monitored.SelectMany(LanesOf));
        _total = new double[_sweep.StateLength];
    }

    /// <summary>The network that this was prepared for, taps included.</summary>
    public Circuit Circuit => _circuit;

    /// <summary>Prepares everything that does not depend on the operating point.</summary>
    /// <returns>Null when the network cannot be swept.</returns>
    public static TreeSensitivities? TryCreate(Circuit circuit, SensitivityOptions options)
    {
        bool[] active = PreparedNetwork.UsuallyActive(circuit.Feeder);
        foreach (PhasePoint point in options.Monitored.Concat(options.Injections))
        {
            active[point.Bus] = true;
        }

        return SweepEdges.TryCreate(circuit) is { } edges ? new TreeSensitivities(circuit, new ReducedTree(edges, active), options) : null;
    }

    /// <summary>The same on a tree that keeps the buses of all powers too; this one when none of them was folded away.</summary>
    public TreeSensitivities Covering(BusPowers powers)
    {
        bool isComplete = true;
        foreach (int slot in powers.Slots)
        {
            isComplete &= _tree.LegPlaces[slot].Phase >= 0;
        }

        return isComplete ? this : new TreeSensitivities(_circuit, new ReducedTree(_tree.All, ActiveWith(powers)), _options);
    }

    private bool[] ActiveWith(BusPowers powers)
    {
        bool[] active = [.. _tree.IsActive];
        foreach (int slot in powers.Slots)
        {
            active[slot / Circuit.Width] = true;
        }

        return active;
    }

    private IEnumerable<int> LanesOf(PhasePoint point)
    {
        LegPlace place = _tree.LegPlaces[Circuit.Width * point.Bus + point.Phase];
        return place.Neutral < 0 ? [place.Phase] : [place.Phase, place.Neutral];
    }

    /// <summary>Finds the sensitivities of an operating point.</summary>
    /// <param name="devices">All that draw current, each a leg by itself (<see cref="LinearLegs.Cover"/>).</param>
    /// <param name="flow">The flow.</param>
    /// <param name="answer">Receives the sensitivities.</param>
    /// <returns>False when the series does not converge.</returns>
    public bool TrySolve(DeviceLegs devices, PowerFlowResult flow, FeederSensitivities answer)
    {
        answer.Method = PowerFlowMethod.Sweep;
        answer.Terms = 0;
        _legs.Fill(devices, flow);
        _series.SetLegs(_legs.Legs);
        for (int first = 0; first < _options.Injections.Count; first += Lanes)
        {
            if (!TrySolveGroup(first, flow, answer))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Places of the legs in this tree.</summary>
    public ReadOnlySpan<LegPlace> LegPlaces => _tree.LegPlaces;

    private bool TrySolveGroup(int first, PowerFlowResult flow, FeederSensitivities answer)
    {
        int count = Math.Min(Lanes, _options.Injections.Count - first);
        Span<InjectedCurrent> injected = _injected.AsSpan(0, count);
        FillInjections(first, flow, injected, Complex.One);
        if (!TryRun(injected, answer))
        {
            return false;
        }

        if (_series.IsParity)
        {
            ProjectBoth(first, flow, answer);
            RecoverBoth(first, flow, injected, answer);
            return true;
        }

        Project(first, flow, answer.VoltagePerW);
        Recover(injected, flow, (answer, first, IsReactive: false));
        FillInjections(first, flow, injected, -Complex.ImaginaryOne);
        if (!TryRun(injected, answer))
        {
            return false;
        }

        Project(first, flow, answer.VoltagePerVar);
        Recover(injected, flow, (answer, first, IsReactive: true));
        return true;
    }

    private void RecoverBoth(int first, PowerFlowResult flow, Span<InjectedCurrent> injected, FeederSensitivities answer)
    {
        if (_recovery is not null)
        {
            SumUp(1, 1, isTurned: false);
            Recover(injected, flow, (answer, first, IsReactive: false));
            SumUp(-1, 1, isTurned: true);
            FillInjections(first, flow, injected, -Complex.ImaginaryOne);
            Recover(injected, flow, (answer, first, IsReactive: true));
        }
    }

    private bool TryRun(ReadOnlySpan<InjectedCurrent> injected, FeederSensitivities answer)
    {
        bool converged = _series.Run(injected, _options.Tolerance);
        answer.Terms = Math.Max(answer.Terms, _series.Terms);
        return converged;
    }

    private void FillInjections(int first, PowerFlowResult flow, Span<InjectedCurrent> injected, Complex perUnit)
    {
        for (int lane = 0; lane < injected.Length; lane++)
        {
            PhasePoint point = _options.Injections[first + lane];
            LegPlace place = _tree.LegPlaces[Circuit.Width * point.Bus + point.Phase];
            injected[lane] = new InjectedCurrent(place.Phase, place.Neutral, perUnit / Complex.Conjugate(flow.VoltageV(point.Bus, point.Phase)));
        }
    }

    /// <summary>The derivatives per watt and per var from one series of even and odd terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ProjectBoth(int first, PowerFlowResult flow, FeederSensitivities answer)
    {
        for (int row = 0; row < _options.Monitored.Count; row++)
        {
            (Vector512<double> cos, Vector512<double> sin) = Direction(row, flow);
            (Vector512<double> evenRe, Vector512<double> evenIm) = Monitored(row, _series.Even);
            (Vector512<double> oddRe, Vector512<double> oddIm) = Monitored(row, _series.Odd);
            Store(cos * (evenRe + oddRe) + sin * (evenIm + oddIm), answer.VoltagePerW, row, first);
            Store(cos * (evenIm - oddIm) + sin * (oddRe - evenRe), answer.VoltagePerVar, row, first);
        }
    }

    private void Project(int first, PowerFlowResult flow, SensitivityMatrix matrix)
    {
        for (int row = 0; row < _options.Monitored.Count; row++)
        {
            (Vector512<double> cos, Vector512<double> sin) = Direction(row, flow);
            (Vector512<double> re, Vector512<double> im) = Monitored(row, _series.Even);
            Store(cos * re + sin * im, matrix, row, first);
        }
    }

    private static void Store(Vector512<double> values, SensitivityMatrix matrix, int row, int first) =>
        values.CopyTo(matrix.Values, row * matrix.Stride + first);

    private (Vector512<double> Cos, Vector512<double> Sin) Direction(int row, PowerFlowResult flow)
    {
        Complex voltage = flow.VoltageV(_options.Monitored[row].Bus, _options.Monitored[row].Phase);
        double magnitude = voltage.Magnitude;
        return (Vector512.Create(voltage.Real / magnitude), Vector512.Create(voltage.Imaginary / magnitude));
    }

    /// <summary>Phase-to-neutral deviations of a monitored point.</summary>
    private (Vector512<double> Re, Vector512<double> Im) Monitored(int row, double[] state)
    {
        PhasePoint point = _options.Monitored[row];
        LegPlace place = _tree.LegPlaces[Circuit.Width * point.Bus + point.Phase];
        int phase = _sweep.StateOf(place.Phase);
        (Vector512<double> re, Vector512<double> im) = (Vector512.Create(state, phase), Vector512.Create(state, phase + Lanes));
        if (place.Neutral >= 0)
        {
            int neutral = _sweep.StateOf(place.Neutral);
            re -= Vector512.Create(state, neutral);
            im -= Vector512.Create(state, neutral + Lanes);
        }

        return (re, im);
    }

    /// <summary>total = a even + b odd, times j when turned.</summary>
    private void SumUp(double even, double odd, bool isTurned)
    {
        for (int at = 0; at < _total.Length; at += 2 * Lanes)
        {
            for (int lane = at; lane < at + Lanes; lane++)
            {
                double re = even * _series.Even[lane] + odd * _series.Odd[lane];
                double im = even * _series.Even[lane + Lanes] + odd * _series.Odd[lane + Lanes];
                (_total[lane], _total[lane + Lanes]) = isTurned ? (-im, re) : (re, im);
            }
        }
    }

    private void Recover(ReadOnlySpan<InjectedCurrent> injected, PowerFlowResult flow, (FeederSensitivities Answer, int First, bool IsReactive) to)
    {
        if (_recovery is null)
        {
            return;
        }

        double[] deviation = _series.IsParity ? _total : _series.Even;
        _series.Respond(deviation, injected);
        _block.BeginDeviation(injected.Length);
        _recovery.Recover(_block, isDeviation: true);
        SensitivityMatrix currents = to.IsReactive ? to.Answer.CurrentPerVar : to.Answer.CurrentPerW;
        for (int row = 0; row < _options.Conductors.Count; row++)
        {
            LineConductor watched = _options.Conductors[row];
            Complex current = flow.LineCurrentA(watched.Line, watched.Conductor);
            for (int lane = 0; lane < injected.Length; lane++)
            {
                Complex change = _block.LineCurrentA(watched.Line, watched.Conductor, lane);
                currents.Values[row * currents.Stride + to.First + lane] = (Complex.Conjugate(current) * change).Real / current.Magnitude;
            }
        }

        if (_options.Losses)
        {
            SetLosses(deviation, injected.Length, flow, to);
        }
    }

    private void SetLosses(double[] deviation, int count, PowerFlowResult flow, (FeederSensitivities Answer, int First, bool IsReactive) to)
    {
        Span<double> loads = stackalloc double[Lanes];
        loads.Clear();
        _series.AddReaction(deviation, _legs.VoltageV, _legs.CurrentA, loads);
        for (int lane = 0; lane < count; lane++)
        {
            double source = SourcePower(flow, new BatchBlock.LaneVoltages(_block, lane));
            int at = to.First + lane + (to.IsReactive ? _options.Injections.Count : 0);
            to.Answer.SourcePower[at] = source;
            to.Answer.Losses[at] = source - loads[lane] - (to.IsReactive ? 0 : 1);
        }
    }

    /// <summary>Change of what the sources deliver: d Re(V conj(I)) with I from the sources' own impedance, dI = -dV / Z.</summary>
    private double SourcePower(PowerFlowResult flow, BatchBlock.LaneVoltages change)
    {
        double power = 0;
        for (int source = 0; source < _circuit.Sources.Length; source++)
        {
            foreach (int slot in _circuit.Sources[source].Slots)
            {
                Complex current = FlowPowers.SourceCurrent(flow, source, slot);
                Complex currentChange = SourceCurrentChange(source, slot, change);
                power += (change.At(slot) * Complex.Conjugate(current) + flow.VoltageAt(slot) * Complex.Conjugate(currentChange)).Real;
            }
        }

        return power;
    }

    private Complex SourceCurrentChange(int source, int slot, BatchBlock.LaneVoltages change)
    {
        Complex[,] admittance = _circuit.Sources[source].AdmittanceS;
        int[] slots = _circuit.Sources[source].Slots;
        int row = Array.IndexOf(slots, slot);
        Complex current = Complex.Zero;
        for (int i = 0; i < slots.Length; i++)
        {
            current -= admittance[row, i] * change.At(slots[i]);
        }

        return current;
    }
}
