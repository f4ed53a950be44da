using System.Collections.Immutable;

namespace EdgeLem.Market.Network;

/// <summary>One network limit as the market sees it, linear in the powers of the points: sum over i of c_i p_i is at most the upper bound.</summary>
/// <remarks>Valid around the state at which it was taken (<see cref="INetworkModel.Linearize"/>); p_i in W, import positive. Coefficients and bound are in the
/// limit's own unit, which the market does not need to know.</remarks>
public sealed class LinearLimit
{
    /// <summary>What the limit is about.</summary>
    public required LimitKind Kind { get; init; }

    /// <summary>The element, as in <see cref="NetworkViolation.Element"/>; with <see cref="Kind"/> it identifies the limit from one linearisation to the next.</summary>
    public required string Element { get; init; }

    /// <summary>By how much the limited value rises when the power of a point rises by 1 W; one element per point of the model.</summary>
    public required ImmutableArray<double> CoefficientPerPoint { get; init; }

    /// <summary>Upper bound of the sum.</summary>
    public required double UpperBound { get; init; }

    /// <summary>The sum at given powers less the bound: positive means not kept.</summary>
    /// <param name="powerW">Power per point, W, import positive.</param>
    public double ExcessAt(ReadOnlySpan<double> powerW)
    {
        double sum = 0;
        for (int point = 0; point < powerW.Length; point++)
        {
            sum += CoefficientPerPoint[point] * powerW[point];
        }

        return sum - UpperBound;
    }
}
