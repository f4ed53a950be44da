using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>Which limit stands in the way of a choice.</summary>
internal static class RefusalReasons
{
    /// <summary>The binding limit that pays most for the refusal; where none does, the first that was violated before.</summary>
    public static (LimitKind Kind, string Element) Of(Choice choice, LimitedSolution? solution, NetworkState before)
    {
        (LinearLimit? limit, double most) = (null, 0);
        foreach ((LinearLimit binding, double worth) in solution?.Binding ?? [])
        {
            double gain = Math.Abs(worth * choice.Weigh(binding.CoefficientPerPoint.AsSpan()));
            (limit, most) = gain > most ? (binding, gain) : (limit, most);
        }

        if (limit is not null)
        {
            return (limit.Kind, limit.Element);
        }

        return before.Violations.IsEmpty ? (LimitKind.NoState, "") : (before.Violations[0].Kind, before.Violations[0].Element);
    }
}
