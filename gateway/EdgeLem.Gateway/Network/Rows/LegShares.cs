using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network.Rows;

/// <summary>What a watt through a load between phases is at the phases themselves.</summary>
/// <remarks>
/// A watt more through a leg from + to - draws dI = conj(dS / (V+ - V-)) more current at + and as much less at -. The same currents are drawn by
/// <code>
/// dS+ = dS V+ / (V+ - V-)        dS- = -dS V- / (V+ - V-)
/// </code>
/// between phase and neutral, so that the slope of anything by the leg's power is the real parts of these shares times the slopes per watt plus their imaginary parts times those per var.
/// Exact at the operating point, since the load's own reaction to the voltage is part of the slopes. V: phase to neutral (earth where there is none), of the state.
/// </remarks>
internal sealed class LegShares
{
    private readonly int _bus;
    private readonly (int Plus, int Minus)[] _legs;
    private readonly int[] _phases;
    private readonly Complex[] _shares;

    public LegShares(FeederPoint point, Load load)
    {
        _bus = point.Bus;
        int[] phases = [.. load.Terminals.Where(terminal => terminal is >= Terminal.A and <= Terminal.C).Select(terminal => (int)terminal - 1)];
        _legs = load.Connection == LoadConnection.Star ? [.. phases.Select(phase => (phase, -1))]
            : [.. Enumerable.Range(0, load.LegPowers.Length).Select(leg => (phases[leg], phases[(leg + 1) % phases.Length]))];
        _phases = [.. phases.Order()];
        _shares = new Complex[phases.Length];
    }

    /// <summary>Finds the shares of a state.</summary>
    public void TakeFrom(PowerFlowResult flow)
    {
        Array.Clear(_shares);
        foreach ((int plus, int minus) in _legs)
        {
            Complex from = flow.VoltageV(_bus, plus);
            Complex to = minus < 0 ? Complex.Zero : flow.VoltageV(_bus, minus);
            _shares[Array.IndexOf(_phases, plus)] += from / (from - to) / _legs.Length;
            if (minus >= 0)
            {
                _shares[Array.IndexOf(_phases, minus)] -= to / (from - to) / _legs.Length;
            }
        }
    }

    /// <summary>The slope by the point's power, from those of its phases in the order A, B, C.</summary>
    /// <param name="perW">Per watt of a phase.</param>
    /// <param name="perVar">Per var of a phase.</param>
    /// <param name="varPerW">Reactive power that goes with a watt of the point.</param>
    public double Sum(ReadOnlySpan<double> perW, ReadOnlySpan<double> perVar, double varPerW)
    {
        double sum = 0;
        for (int place = 0; place < _shares.Length; place++)
        {
            Complex share = _shares[place] * new Complex(1, varPerW);
            sum += share.Real * perW[place] + share.Imaginary * perVar[place];
        }

        return sum;
    }
}
