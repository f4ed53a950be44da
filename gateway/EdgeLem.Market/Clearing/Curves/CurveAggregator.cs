using System.Numerics;

namespace EdgeLem.Market.Clearing.Curves;

/// <summary>Sums the demand curves of many agents and finds the price at which their demand and supply meet; one changed curve costs the same whatever their number.</summary>
/// <remarks>
/// <para>Method: the sum is kept; a new curve adds its difference from the agent's last one, one addition per price step. The sum falls with the price, so the
/// equilibrium is found by bisection. An agent reads its power for the interval from its own curve at that step: the price is the only message back.</para>
/// <para>Equilibrium: the lowest step at which the sum is not above 0, so that demand is covered; the last step when it is above 0 at all of them. What supply
/// exceeds demand there (or, at the last step, what is lacking) is <see cref="ImbalanceW"/>, at most a step of the sum, and the retailer's.</para>
/// <para>Limits: sums of 64 bits hold 9 x 10^9 agents at their largest. Not safe for concurrent use.</para>
/// <para>Source: J. K. Kok, C. J. Warmer and I. G. Kamphuis, PowerMatcher: multiagent control in the electricity infrastructure, AAMAS (2005).</para>
/// </remarks>
public sealed class CurveAggregator
{
    private readonly long[] _sumW;
    private readonly DemandCurve[] _curves;
    private readonly DemandCurve _none;

    /// <summary>Creates an aggregator without curves.</summary>
    /// <param name="steps">The price steps.</param>
    /// <param name="agents">Number of agents, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no agents.</exception>
    public CurveAggregator(PriceSteps steps, int agents)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(agents, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Count, 2, nameof(steps));
        Steps = steps;
        _sumW = new long[steps.Count];
        _none = new DemandCurve([.. new long[steps.Count]]);
        _curves = new DemandCurve[agents];
        Array.Fill(_curves, _none);
    }

    /// <summary>The price steps.</summary>
    public PriceSteps Steps { get; }

    /// <summary>Sum of the curves, W per step.</summary>
    public ReadOnlySpan<long> SumW => _sumW;

    /// <summary>The step at which the market is in equilibrium.</summary>
    public int EquilibriumStep
    {
        get
        {
            int low = 0;
            int high = _sumW.Length - 1;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                (low, high) = _sumW[middle] <= 0 ? (low, middle) : (middle + 1, high);
            }

            return low;
        }
    }

    /// <summary>The price at which the market is in equilibrium, micro-euro per kWh.</summary>
    public long EquilibriumPriceMicroEurPerKwh => Steps.PriceOf(EquilibriumStep);

    /// <summary>Net demand at the equilibrium, W: what the retailer supplies, negative what it takes.</summary>
    public long ImbalanceW => _sumW[EquilibriumStep];

    /// <summary>Replaces the curve of one agent.</summary>
    /// <param name="agent">Number of the agent from 0.</param>
    /// <param name="curve">Its new curve; null when it has none any more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such agent.</exception>
    /// <exception cref="ArgumentException">The curve has another number of steps.</exception>
    public void Update(int agent, DemandCurve? curve)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agent);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(agent, _curves.Length);
        if (curve is not null && curve.DemandW.Length != _sumW.Length)
        {
            throw new ArgumentException($"Agent {agent}: a curve of {curve.DemandW.Length} steps in a market of {_sumW.Length}. Give every curve on the market's steps.", nameof(curve));
        }

        DemandCurve next = curve ?? _none;
        Exchange(_curves[agent].DemandW.AsSpan(), next.DemandW.AsSpan());
        _curves[agent] = next;
    }

    /// <summary>Power of an agent at the equilibrium, W, import positive: its setpoint; 0 without a curve.</summary>
    /// <param name="agent">Number of the agent from 0.</param>
    public long SetpointW(int agent) => _curves[agent].DemandW[EquilibriumStep];

    private void Exchange(ReadOnlySpan<long> lastW, ReadOnlySpan<long> nextW)
    {
        Span<long> sumW = _sumW;
        int step = 0;
        for (; step <= sumW.Length - Vector<long>.Count; step += Vector<long>.Count)
        {
            (new Vector<long>(sumW[step..]) + new Vector<long>(nextW[step..]) - new Vector<long>(lastW[step..])).CopyTo(sumW[step..]);
        }

        for (; step < sumW.Length; step++)
        {
            sumW[step] += nextW[step] - lastW[step];
        }
    }
}
