namespace EdgeLem.Grid;

/// <summary>Newton's method on the nodal current balance F(V) = Y V + I(V) - Ys E = 0 of the whole network, whatever its shape.</summary>
/// <remarks>
/// <code>
/// J dV = -F(V)                   J: Y and the derivatives of all legs (<see cref="DeviceJacobian"/>), real, 2 by 2 per pair of slots
/// V' = V + a dV                  a = 1, 1/2, 1/4, ... until the next simplified step J^-1 F(V') is shorter than (1 - a/4) |dV|
/// </code>
/// This is the error-oriented step control of P. Deuflhard (Newton Methods for Nonlinear Problems, 2004, ch. 3.3): steps, in per unit of each bus's base, are compared, not currents, so
/// that the outcome does not depend on how equations of different voltage levels are scaled. It has converged when the simplified step, that is the current mismatch
/// at V' seen through the network, is below the tolerance; that step is still added. F is computed from voltage differences, so that the digits which the factors
/// of very small impedances lose are won back in the next iteration.
/// Branches: it starts from the voltages without load and keeps to the branch they belong to. A solution is refused when the determinant of J has not the sign
/// that it has without load (each passage of a PV curve's tip turns it) or when <see cref="LegFormulas.FindCollapsed"/> names a leg.
/// </remarks>
internal ref struct NewtonIteration(NewtonWorkspace work, DeviceLegs legs, PowerFlowOptions options)
{
    private const int MostIterations = 50;
    private const double SmallestFactor = 1.0 / 1024;

    /// <summary>Steps that do not shrink any more are rounding when they are below this, in per unit.</summary>
    private const double RoundingPu = 1e-10;

    private readonly NewtonNetwork _network = work.Network;

    /// <summary>Factorisations made by all runs.</summary>
    public int Iterations { get; private set; }

    /// <summary>Length of the last step in per unit of its bus.</summary>
    public double StepPu { get; private set; }

    /// <summary>Slot of that step, or where the run failed.</summary>
    public int WorstSlot { get; private set; }

    /// <summary>Legs outside the range of their formula.</summary>
    public int OutsideBand { get; private set; }

    /// <summary>Iterates.</summary>
    /// <param name="voltage">Start, and solution, in V, eight doubles a bus.</param>
    /// <returns>How it ended.</returns>
    public FlowFailure Run(double[] voltage)
    {
        if (_network.SingularSlot >= 0)
        {
            (WorstSlot, StepPu) = (_network.SingularSlot, double.NaN);
            return FlowFailure.Singular;
        }

        Mismatch(voltage);
        int most = Math.Min(options.MaxIterations, MostIterations);
        for (int made = 0; made < most; made++)
        {
            Iterations++;
            (int Position, int Column) singular = Factorise(voltage);
            if (singular.Position >= 0)
            {
                (WorstSlot, StepPu) = (_network.SlotOf(singular), double.NaN);
                return FlowFailure.Singular;
            }

            _network.Gather(work.Current, work.Step);
            work.Factors.Solve(work.Step);
            if (!TryStep(voltage, out bool isSettled))
            {
                return FlowFailure.NotSettled;
            }

            if (isSettled)
            {
                return JudgeBranch(voltage);
            }
        }

        return FlowFailure.NotSettled;
    }

    private readonly (int Position, int Column) Factorise(double[] voltage)
    {
        _network.Nodal.Values.CopyTo(work.Factors.Values, 0);
        new DeviceJacobian(_network.Nodal, work.Factors.Values).Add(legs, voltage);
        return work.Factors.Factorise();
    }

    /// <summary>Takes as much of the step as shortens the next one.</summary>
    private bool TryStep(double[] voltage, out bool isSettled)
    {
        isSettled = false;
        for (double factor = 1; factor >= SmallestFactor; factor /= 2)
        {
            (double stepPu, int slot) = _network.Step(voltage, work.Step, factor, work.Trial);
            (StepPu, WorstSlot) = (stepPu, slot);
            if (!double.IsFinite(stepPu))
            {
                return false;
            }

            Mismatch(work.Trial);
            _network.Gather(work.Current, work.NextStep);
            work.Factors.Solve(work.NextStep);
            (double nextPu, int nextSlot) = _network.Step(work.Trial, work.NextStep, 0, work.Trial);
            isSettled = factor == 1 && (nextPu < options.TolerancePu || (nextPu < RoundingPu && nextPu > 0.5 * stepPu));
            if (isSettled || nextPu <= (1 - factor / 4) * stepPu)
            {
                bool addsNext = isSettled || (factor == 1 && nextPu < 0.25 * stepPu);
                _network.Step(work.Trial, work.NextStep, addsNext ? 1 : 0, voltage);
                (StepPu, WorstSlot) = (nextPu, nextSlot);
                Mismatch(voltage);
                return true;
            }
        }

        return false;
    }

    private void Mismatch(double[] voltage)
    {
        Array.Clear(work.Current);
        OutsideBand = legs.Inject(voltage, work.Current);
        _network.Nodal.AddCurrents(voltage, work.Current);
    }

    private FlowFailure JudgeBranch(double[] voltage)
    {
        if (work.Factors.Sign != _network.Sign)
        {
            return FlowFailure.Collapsed;
        }

        int lane = LegFormulas.FindCollapsed(legs.Powers, voltage, _network.OpenVoltage);
        if (lane >= 0)
        {
            WorstSlot = lane / SweepKernel.Stride * Circuit.Width + lane % SweepKernel.Stride;
        }

        return lane >= 0 ? FlowFailure.Collapsed : FlowFailure.None;
    }
}
