// Method   How far points may deviate from what was cleared without breaking a limit. Each phase has a level from 0 to 1; a point may use of its swing the least of the levels of
//          its phases. The levels rise together, by bisection to 1/256, as long as an AC power flow allows every corner: for every set of phases the points on them at their
//          part of the swing, all others as cleared. The phases that cannot rise alone from there stay, the others rise on (progressive filling: Bertsekas and Gallager,
//          Data Networks, 1992, 6.5.2).
// Symbols  s_i swing of point i, W, import positive: from what was cleared to what it could take or feed in at most; 0 for a point that may not deviate.
// Limits   The corners are those of all points of a phase together. A few points that deviate alone move each voltage and current in the same direction by less, apart from what they
//          lower on other phases, which the corners of single phases have. Deviations to the other side (less export, less import) are not looked at: nobody can be held to them.
using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Envelopes;

/// <summary>The room that a network leaves around what was cleared.</summary>
public static class DeviationRoom
{
    private const int Halvings = 8;
    private const string AllPhases = "ABC";

    /// <summary>Shares the room out.</summary>
    /// <param name="network">The network.</param>
    /// <param name="centreW">Power per point as cleared, W, import positive.</param>
    /// <param name="swingW">Per point, what it could deviate at most, W: all at least 0 (more import, less export) or all at most 0.</param>
    /// <returns>Per point the part of its swing that it may use, 0 to 1; all 0 where the cleared state itself is not allowed.</returns>
    /// <exception cref="ArgumentException">A vector does not have one element per point.</exception>
    public static ImmutableArray<double> Shares(INetworkModel network, ImmutableArray<double> centreW, ImmutableArray<double> swingW)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (centreW.Length != network.Points.Length || swingW.Length != network.Points.Length)
        {
            throw new ArgumentException($"The network has {network.Points.Length} points, the vectors have {centreW.Length} and {swingW.Length} elements. Give one per point.");
        }

        return new Filling(network, centreW, swingW).Run();
    }

    private sealed class Filling(INetworkModel network, ImmutableArray<double> centreW, ImmutableArray<double> swingW)
    {
        private readonly int[] _masks = [.. network.Points.Select(point => AllPhases.Select((letter, bit) => point.Phases.Contains(letter, StringComparison.Ordinal) ? 1 << bit : 0).Sum())];

        /// <summary>Importing raises no voltage and feeding in lowers none that would matter: a voltage that the clearing left at its bound would otherwise forbid what relieves it.</summary>
        private readonly LimitKind _relieved = swingW.Any(swing => swing > 0) ? LimitKind.VoltageHigh : LimitKind.VoltageLow;

        public ImmutableArray<double> Run()
        {
            double[] levels = new double[AllPhases.Length];
            HashSet<int> rising = [.. Enumerable.Range(0, AllPhases.Length).Where(phase => Array.Exists(_masks, mask => (mask & (1 << phase)) != 0))];
            bool canRise = AreAllowed(levels);
            while (canRise)
            {
                double level = Rise(levels, rising);
                int stopped = rising.RemoveWhere(phase => level >= 1 || !AreAllowed(Raised(levels, [phase], Math.Min(1, level + Step))));
                canRise = stopped > 0 && rising.Count > 0;
            }

            return [.. _masks.Select(mask => LevelOf(mask, levels))];
        }

        private const double Step = 1.0 / (1 << Halvings);

        /// <summary>Raises the levels of some phases together as far as it goes.</summary>
        private double Rise(double[] levels, HashSet<int> rising)
        {
            double low = levels[rising.First()];
            double high = 1;
            if (AreAllowed(Raised(levels, rising, high)))
            {
                low = high;
            }

            while (high - low > Step)
            {
                double middle = (low + high) / 2;
                (low, high) = AreAllowed(Raised(levels, rising, middle)) ? (middle, high) : (low, middle);
            }

            foreach (int phase in rising)
            {
                levels[phase] = low;
            }

            return low;
        }

        private static double[] Raised(double[] levels, IEnumerable<int> phases, double level)
        {
            double[] raised = [.. levels];
            foreach (int phase in phases)
            {
                raised[phase] = level;
            }

            return raised;
        }

        private bool AreAllowed(double[] levels)
        {
            for (int set = (1 << AllPhases.Length) - 1; set > 0; set--)
            {
                if (!network.Evaluate(CornerOf(set, levels)).Violations.All(violation => violation.Kind == _relieved))
                {
                    return false;
                }
            }

            return true;
        }

        private double[] CornerOf(int set, double[] levels)
        {
            double[] corner = new double[_masks.Length];
            for (int point = 0; point < corner.Length; point++)
            {
                bool moves = (_masks[point] & set) != 0;
                corner[point] = centreW[point] + (moves ? LevelOf(_masks[point], levels) * swingW[point] : 0);
            }

            return corner;
        }

        private static double LevelOf(int mask, double[] levels)
        {
            double level = 1;
            for (int phase = 0; phase < levels.Length; phase++)
            {
                level = (mask & (1 << phase)) != 0 ? Math.Min(level, levels[phase]) : level;
            }

            return level;
        }
    }
}
