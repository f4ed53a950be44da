namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>The iteration in which points and operator come to one set of powers.</summary>
/// <remarks>
/// <para>Method: alternating direction method of multipliers in consensus form (Boyd, Parikh, Chu, Peleato, Eckstein 2011, sections 3 and 5.2; for distribution
/// networks Munsing, Mather, Moura 2017): minimise sum f_i(x_i) + g(z) with x = z.</para>
/// <para>Symbols: x proposals, z targets, u scaled prices [n], W; rho step, micro-euro per kWh and W; prices rho u, micro-euro per kWh; alpha over-relaxation.</para>
/// <para>One iteration: x_i = argmin f_i(x) + rho u_i x + (rho/2)(x - z_i)^2 at every point; h = alpha x + (1 - alpha) z;
/// z = argmin g(z) + (rho/2)|z - h - u|^2 at the operator; u = u + h - z.</para>
/// <para>Residuals, root mean square over the points: primal x - z, W; dual rho (z - z before), micro-euro per kWh.</para>
/// <para>Restarts: on piecewise linear costs the iterates circle around the solution. After every <see cref="Window"/> iterations the mean of z and u over them,
/// near the centre of the circle, is tried for one iteration, and kept if it lies nearer to the tolerances (as Applegate et al. 2021 restart PDLP).</para>
/// <para>Residual balancing: then rho grows or shrinks by <see cref="BalanceFactor"/> when one residual, relative to its scale, is more than
/// <see cref="BalanceRatio"/> times the other (Boyd 3.4.1, relative as Wohlberg 2017), with u rescaled to keep the prices; it stays within a factor
/// <see cref="StepRange"/> of its first value.</para>
/// <para>Limits: on linear costs convergence is linear at best; a start from the last linearisation's x, z, u and rho saves most of it.</para>
/// </remarks>
internal sealed class Consensus(IExchange exchange, NetworkOperator network, AdmmOptions options, double refusalPrice)
{
    private const int Window = 20;
    private const double BalanceFactor = 2;
    private const double BalanceRatio = 4;
    private const double StepRange = 100;

    /// <summary>Proposals that differ from the targets by more than this part of them (root mean square) are no agreement in sight.</summary>
    private const double FarApart = 0.01;

    private double[] _proposalsW = [];
    private double[] _targetsW = [];
    private double[] _scaledPricesW = [];
    private double _step;
    private double _firstStep;
    private OperatorAnswer? _answer;

    /// <summary>Iterations so far, the first question counted.</summary>
    public int Iterations { get; private set; }

    /// <summary>The proposals, W.</summary>
    public ReadOnlySpan<double> ProposalsW => _proposalsW;

    /// <summary>The operator's last answer.</summary>
    public OperatorAnswer Answer => _answer ?? throw new InvalidOperationException("The operator was not asked yet. Call Ask first.");

    /// <summary>Asks the points what they would do without limits and prices, which the operator needs for a first look at the network.</summary>
    /// <param name="points">Number of points.</param>
    public void Ask(int points)
    {
        _proposalsW = new double[points];
        exchange.Exchange(new PointTarget[points], _proposalsW);
        Iterations = 1;
        _targetsW = [.. _proposalsW];
        _scaledPricesW = new double[points];
        _step = Math.Max(1, refusalPrice) / Math.Max(1, RootMeanSquare(_proposalsW));
        _firstStep = _step;
        _answer = network.Respond(_proposalsW, _step);
    }

    /// <summary>Iterates on one set of limits until the residuals are small.</summary>
    /// <returns>False when the iterations ran out first, or the limits contradict each other.</returns>
    public bool Run()
    {
        var window = new IterateMean(_targetsW.Length);
        for (int ofTurn = 1; ofTurn <= options.MaximumIterationsPerTurn && Iterations < options.MaximumIterations; ofTurn++)
        {
            Residuals residuals = Iterate();
            if (!Answer.Nearest.IsFeasible)
            {
                return false;
            }

            if (Distance(residuals) <= 1)
            {
                return true;
            }

            window.Add(_targetsW, _scaledPricesW);
            if (window.Count == Window)
            {
                TryMean(window, residuals);
                Balance(residuals);
                window.Clear();
            }
        }

        return false;
    }

    /// <summary>Forgets the prices where the last turn ended far from agreement: limits that no proposals could keep have driven them beyond any meaning.</summary>
    public void ForgetUselessPrices()
    {
        if (RootMeanSquare(Combine(_proposalsW, 1, _targetsW, -1)) > FarApart * RootMeanSquare(_targetsW))
        {
            Array.Clear(_scaledPricesW);
            _step = _firstStep;
        }
    }

    private Residuals Iterate()
    {
        exchange.Exchange(Targets(), _proposalsW);
        double[] relaxedW = Combine(_proposalsW, options.OverRelaxation, _targetsW, 1 - options.OverRelaxation);
        _answer = network.Respond(Combine(relaxedW, 1, _scaledPricesW, 1), _step);
        double[] nextW = [.. _answer.Nearest.Point];
        double dual = _step * RootMeanSquare(Combine(nextW, 1, _targetsW, -1));
        _targetsW = nextW;
        _scaledPricesW = Combine(_scaledPricesW, 1, Combine(relaxedW, 1, nextW, -1), 1);
        Iterations++;
        return new Residuals(RootMeanSquare(Combine(_proposalsW, 1, nextW, -1)), dual);
    }

    /// <summary>How far residuals are from their tolerances: at most 1 when both are kept.</summary>
    private double Distance(Residuals residuals)
    {
        double toleranceW = Math.Max(options.PrimalToleranceW, options.RelativeTolerance * RootMeanSquare(_targetsW));
        return Math.Max(residuals.PrimalW / toleranceW, residuals.DualMicroEurPerKwh / (options.DualTolerance * Math.Max(1, refusalPrice)));
    }

    private void TryMean(IterateMean window, Residuals current)
    {
        (double[] targetsW, double[] scaledPricesW) = (_targetsW, _scaledPricesW);
        double distance = Distance(current);
        (_targetsW, _scaledPricesW) = (window.TargetsW, window.ScaledPricesW);
        if (Distance(Iterate()) > distance)
        {
            (_targetsW, _scaledPricesW) = (targetsW, scaledPricesW);
        }
    }

    private PointTarget[] Targets()
    {
        PointTarget[] targets = new PointTarget[_targetsW.Length];
        for (int point = 0; point < targets.Length; point++)
        {
            targets[point] = new PointTarget(Iterations, _targetsW[point], _step * _scaledPricesW[point], _step);
        }

        return targets;
    }

    private void Balance(Residuals residuals)
    {
        double relativePrimal = residuals.PrimalW / Math.Max(1, Math.Max(RootMeanSquare(_proposalsW), RootMeanSquare(_targetsW)));
        double relativeDual = residuals.DualMicroEurPerKwh / Math.Max(1, _step * RootMeanSquare(_scaledPricesW));
        double factor = relativePrimal > BalanceRatio * relativeDual ? BalanceFactor : relativeDual > BalanceRatio * relativePrimal ? 1 / BalanceFactor : 1;
        double bounded = Math.Clamp(_step * factor, _firstStep / StepRange, _firstStep * StepRange);
        factor = bounded / _step;
        _step *= factor;
        _scaledPricesW = Combine(_scaledPricesW, 1 / factor, _scaledPricesW, 0);
    }

    private static double[] Combine(double[] first, double byFirst, double[] second, double bySecond)
    {
        double[] sum = new double[first.Length];
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = (byFirst * first[i]) + (bySecond * second[i]);
        }

        return sum;
    }

    private static double RootMeanSquare(double[] values) =>
        values.Length == 0 ? 0 : Math.Sqrt(values.Sum(value => value * value) / values.Length);
}
