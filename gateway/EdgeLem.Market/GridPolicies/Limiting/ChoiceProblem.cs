using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>What is to be chosen under the limits of a network.</summary>
internal sealed record ChoiceProblem
{
    /// <summary>The network.</summary>
    public required INetworkModel Network { get; init; }

    /// <summary>The choices.</summary>
    public required ImmutableArray<Choice> Choices { get; init; }

    /// <summary>Power per point when every choice is 0, W.</summary>
    public required ImmutableArray<double> FixedW { get; init; }

    /// <summary>Whether the choices are refusals: rounded up, none at first. Otherwise acceptances: rounded down.</summary>
    public required bool AreRefusals { get; init; }

    /// <summary>Whether the choices' powers must sum to zero over all points (trades without a retailer).</summary>
    public bool MustBalance { get; init; }

    /// <summary>Price of a net import and of a net export of the feeder, micro-euro per kWh; null when the supply costs nothing.</summary>
    public (double Import, double Export)? Supply { get; init; }

    /// <summary>What a lost kWh costs, micro-euro; 0 to leave losses out.</summary>
    public double LossPrice { get; init; }

    /// <summary>The network around its last state, with the slopes of losses when they matter.</summary>
    public NetworkLinearization? Linearize() => LossPrice != 0 ? Network.Linearize() : Network.LinearizeLimits();

    /// <summary>Power per point with given choices.</summary>
    public double[] PowerW(ReadOnlySpan<double> valuesW)
    {
        double[] powerW = [.. FixedW];
        for (int i = 0; i < valuesW.Length; i++)
        {
            Choices[i].AddTo(powerW, valuesW[i]);
        }

        return powerW;
    }

    /// <summary>What is refused with given choices, W.</summary>
    public double RefusedW(ReadOnlySpan<double> valuesW)
    {
        double sumW = 0;
        for (int i = 0; i < valuesW.Length; i++)
        {
            sumW += AreRefusals ? valuesW[i] : 0;
        }

        return sumW;
    }
}
