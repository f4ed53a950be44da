using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// Unbalanced three-phase power flow of a radial feeder by backward/forward sweep. Immutable after construction: several threads may use one
/// solver, each with its own <see cref="BusPowers"/> and <see cref="PowerFlowResult"/>.
/// </summary>
/// <remarks>
/// Method (D. Shirmohammadi et al. 1988; W. H. Kersting, Distribution System Modeling and Analysis, ch. 10): a fixed point V = E - Z conj(S / V)
/// in which the tree is its own factorisation.
/// <code>
/// inject    i(b) = conj(S(b)) V(b) / clamp(|V(b)|^2, lo^2, hi^2)         load current, A; lo, hi: constant-power band, V
/// backward  J(b) = i(b) + sum of J(children of b)                        current of the branch from the parent
/// forward   V(b) = V(parent) - zd(b) J(b) - zm(b) (J_A + J_B + J_C)(b)   zd = Z1, zm = (Z0 - Z1) / 3, ohm
/// root      V(0) = E - zd(0) J(0) - zm(0) sum J(0)                       E, Z of transformer and source: see SweepNetwork
/// </code>
/// Inside the band the first line is conj(S / V), constant power; outside it is a constant admittance with the same current at the border
/// (the clamp), so the current is continuous. Signs: consumption positive. It has converged when max |V(k) - V(k-1)| is below the tolerance.
/// The iteration contracts when loads are small against the short-circuit power; near voltage collapse it does not converge and says so,
/// although a solution may exist.
/// </remarks>
public sealed class PowerFlowSolver
{
    /// <summary>A voltage step of this many per unit cannot belong to a converging flow.</summary>
    private const double HopelessStepPu = 1e3;

    private readonly SweepNetwork _network;
    private readonly PowerFlowOptions _options;
    private readonly double _lowSquare;
    private readonly double _highSquare;

    /// <summary>Prepares everything that does not depend on the powers.</summary>
    /// <param name="feeder">The network.</param>
    /// <param name="options">Tolerance, iterations, load band; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public PowerFlowSolver(Feeder feeder, PowerFlowOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(feeder);
        _options = options ?? new PowerFlowOptions();
        _options.Validate();
        _network = new SweepNetwork(feeder);
        _lowSquare = Math.Pow(_options.ConstantPowerMinPu * feeder.NominalVoltageV, 2);
        _highSquare = Math.Pow(_options.ConstantPowerMaxPu * feeder.NominalVoltageV, 2);
    }

    /// <summary>The network this solver was prepared for.</summary>
    public Feeder Feeder => _network.Feeder;

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
        PowerFlowResult result = reuse ?? new PowerFlowResult(_network);
        RequireSameFeeder(result.Feeder, "result to reuse");
        result.TolerancePu = _options.TolerancePu;
        bool isWarm = result.Converged;
        if (isWarm)
        {
            Iterate(powers, result);
        }

        // A start from other powers' voltages must not decide whether there is a solution.
        if (!isWarm || !result.Converged)
        {
            StartFromNoLoad(result);
            Iterate(powers, result);
        }

        return result;
    }

    private void Iterate(BusPowers powers, PowerFlowResult result)
    {
        double toleranceSquare = Math.Pow(_options.TolerancePu * Feeder.NominalVoltageV, 2);
        double hopelessSquare = Math.Pow(HopelessStepPu * Feeder.NominalVoltageV, 2);
        double stepSquare;
        int worst;
        int iterations = 0;
        do
        {
            InjectLoadCurrents(powers, result);
            AccumulateTowardsRoot(result);
            stepSquare = UpdateVoltages(result, out worst);
            iterations++;
        }
        while (!(stepSquare < toleranceSquare) && stepSquare < hopelessSquare && iterations < _options.MaxIterations);

        result.Finish(stepSquare < toleranceSquare, iterations, (Math.Sqrt(stepSquare) / Feeder.NominalVoltageV, worst));
    }

    private void StartFromNoLoad(PowerFlowResult result)
    {
        for (int slot = 0; slot < result.VoltageRe.Length; slot++)
        {
            result.VoltageRe[slot] = _network.NoLoadRe[slot % 3];
            result.VoltageIm[slot] = _network.NoLoadIm[slot % 3];
        }
    }

    private void InjectLoadCurrents(BusPowers powers, PowerFlowResult result)
    {
        Array.Clear(result.CurrentRe);
        Array.Clear(result.CurrentIm);
        int outside = 0;
        foreach (int slot in powers.Slots)
        {
            double re = result.VoltageRe[slot];
            double im = result.VoltageIm[slot];
            double square = re * re + im * im;
            double divisor = Math.Clamp(square, _lowSquare, _highSquare);
            double g = powers.P[slot] / divisor;
            double b = powers.Q[slot] / divisor;
            result.CurrentRe[slot] = g * re + b * im;
            result.CurrentIm[slot] = g * im - b * re;
            outside += divisor == square ? 0 : 1;
        }

        result.LoadsOutsideConstantPowerBand = outside;
    }

    private void AccumulateTowardsRoot(PowerFlowResult result)
    {
        ReadOnlySpan<int> parents = _network.Tree.Parent;
        Span<double> re = result.CurrentRe;
        Span<double> im = result.CurrentIm;
        for (int position = parents.Length - 1; position > 0; position--)
        {
            int from = 3 * position;
            int to = 3 * parents[position];
            re[to] += re[from];
            re[to + 1] += re[from + 1];
            re[to + 2] += re[from + 2];
            im[to] += im[from];
            im[to + 1] += im[from + 1];
            im[to + 2] += im[from + 2];
        }
    }

    /// <returns>The largest squared voltage step in V^2 (NaN when anything overflowed), and the slot where it happened.</returns>
    private double UpdateVoltages(PowerFlowResult result, out int worst)
    {
        ReadOnlySpan<int> parents = _network.Tree.Parent;
        double largest = 0;
        worst = 0;
        for (int position = 0; position < parents.Length; position++)
        {
            Drop drop = DropAt(position, result);
            bool isRoot = position == 0;
            ReadOnlySpan<double> parentRe = isRoot ? _network.NoLoadRe : result.VoltageRe.AsSpan(3 * parents[position], 3);
            ReadOnlySpan<double> parentIm = isRoot ? _network.NoLoadIm : result.VoltageIm.AsSpan(3 * parents[position], 3);
            for (int phase = 0; phase < 3; phase++)
            {
                int slot = 3 * position + phase;
                double jr = result.CurrentRe[slot];
                double ji = result.CurrentIm[slot];
                double re = parentRe[phase] - (drop.OwnR * jr - drop.OwnX * ji) - drop.CommonRe;
                double im = parentIm[phase] - (drop.OwnR * ji + drop.OwnX * jr) - drop.CommonIm;
                double dr = re - result.VoltageRe[slot];
                double di = im - result.VoltageIm[slot];
                double square = dr * dr + di * di;
                if (!(square <= largest))
                {
                    largest = square;
                    worst = slot;
                }

                result.VoltageRe[slot] = re;
                result.VoltageIm[slot] = im;
            }
        }

        return largest;
    }

    private Drop DropAt(int position, PowerFlowResult result)
    {
        int slot = 3 * position;
        double sumRe = result.CurrentRe[slot] + result.CurrentRe[slot + 1] + result.CurrentRe[slot + 2];
        double sumIm = result.CurrentIm[slot] + result.CurrentIm[slot + 1] + result.CurrentIm[slot + 2];
        double r = _network.MutualR[position];
        double x = _network.MutualX[position];
        return new Drop(_network.OwnR[position], _network.OwnX[position], r * sumRe - x * sumIm, r * sumIm + x * sumRe);
    }

    private void RequireSameFeeder(Feeder other, string what)
    {
        if (!ReferenceEquals(other, Feeder))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} belong to feeder '{other.Name}', the solver to "
                + $"feeder '{Feeder.Name}'. Create them from the solver's feeder object."));
        }
    }

    /// <summary>A branch's own impedance in ohm, and the voltage drop in V that all three phases have in common.</summary>
    private readonly record struct Drop(double OwnR, double OwnX, double CommonRe, double CommonIm);
}
