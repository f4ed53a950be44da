using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network.Rows;

/// <summary>Names of what is violated, each made once: a state far outside its limits has some thousand violations, and a round several such states.</summary>
/// <param name="feeder">The feeder.</param>
internal sealed class ViolationNames(Feeder feeder)
{
    private const int Terminals = 6;
    private const int Sides = 3;
    private const int Kinds = 16;

    private readonly string?[][] _byKind = [.. Enumerable.Repeat<string?[]>([], Kinds)];

    /// <summary>The name, as <see cref="WatchedLimit.NameOf"/> makes it.</summary>
    public string Of(Violation violation)
    {
        ref string?[] names = ref _byKind[(int)violation.Kind];
        int at = (Sides * Terminals * violation.ElementIndex) + (Sides * TerminalOf(violation)) + SideOf(violation);
        if (at >= names.Length)
        {
            Array.Resize(ref names, Math.Max(at + 1, 2 * names.Length));
        }

        return names[at] ??= WatchedLimit.NameOf(violation);
    }

    /// <summary>The worst violation of each kind and conductor, relative to its limit; of equal ones the first.</summary>
    /// <returns>In the order in which their groups appear.</returns>
    public static IReadOnlyList<Violation> WorstOf(IReadOnlyList<Violation> violations)
    {
        List<Violation> worst = [];
        Span<int> placeOfGroup = stackalloc int[Kinds * Terminals];
        foreach (Violation violation in violations)
        {
            if (violation.Kind == ViolationKind.NotConverged)
            {
                continue;
            }

            ref int place = ref placeOfGroup[(Terminals * (int)violation.Kind) + TerminalOf(violation)];
            if (place == 0)
            {
                worst.Add(violation);
                place = worst.Count;
            }
            else if (IsWorse(violation, worst[place - 1]))
            {
                worst[place - 1] = violation;
            }
        }

        return worst;
    }

    private static bool IsWorse(Violation violation, Violation other) =>
        Math.Abs(violation.Value - violation.Limit) * other.Limit > Math.Abs(other.Value - other.Limit) * violation.Limit;

    private int SideOf(Violation violation) => violation.SideBusId is not { } bus ? 0 : feeder.Transformers[violation.ElementIndex].Lv.Bus == bus ? 1 : 2;

    private static int TerminalOf(Violation violation) => violation.Conductor is { } terminal ? (int)terminal : Terminals - 1;
}
