using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Counting, indexing and naming of <see cref="Phases"/>.</summary>
public static class PhaseNames
{
    /// <summary>Phases of a three-phase network.</summary>
    public const int Count = 3;

    /// <summary>The letter of a phase index.</summary>
    /// <param name="phase">0, 1 or 2.</param>
    /// <returns>"A", "B" or "C".</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is none of these.</exception>
    public static string Of(int phase) => phase switch
    {
        0 => "A",
        1 => "B",
        2 => "C",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "A phase index is 0 (A), 1 (B) or 2 (C)."),
    };

    /// <summary>Whether a phase belongs to a set.</summary>
    /// <param name="phases">The set.</param>
    /// <param name="phase">Phase index 0, 1 or 2.</param>
    public static bool Includes(this Phases phases, int phase) => ((int)phases >> phase & 1) == 1;

    /// <summary>How many phases a set has, 0 to 3.</summary>
    /// <param name="phases">The set.</param>
    public static int PhaseCount(this Phases phases) => BitOperations.PopCount((uint)(phases & Phases.ABC));

    /// <summary>The letters of a set in the order A, B, C, for example "AC".</summary>
    /// <param name="phases">The set.</param>
    public static string Letters(this Phases phases) =>
        string.Concat(Enumerable.Range(0, Count).Where(phase => phases.Includes(phase)).Select(Of));

    /// <summary>Reads letters such as "A", "BC" or "ABC", each at most once, in any order.</summary>
    /// <param name="letters">Upper-case letters.</param>
    /// <param name="phases">The set, or <see cref="Phases.None"/> when this returns false.</param>
    public static bool TryParse(string letters, out Phases phases)
    {
        ArgumentNullException.ThrowIfNull(letters);
        phases = Phases.None;
        foreach (char letter in letters)
        {
            Phases one = letter switch { 'A' => Phases.A, 'B' => Phases.B, 'C' => Phases.C, _ => Phases.None };
            if (one == Phases.None || (phases & one) != 0)
            {
                phases = Phases.None;
                return false;
            }

            phases |= one;
        }

        return phases != Phases.None;
    }
}
