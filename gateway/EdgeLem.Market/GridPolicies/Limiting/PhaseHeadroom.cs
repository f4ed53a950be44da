using System.Collections.Immutable;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>What any single point of a phase could still take or feed in before a limit that is close is reached; published so that the next orders can respect it.</summary>
/// <param name="Phase">The letter of the phase.</param>
/// <param name="ImportW">Further import, W, at least 0; infinity when no limit is close.</param>
/// <param name="ExportW">Further export, W, at least 0; infinity when no limit is close.</param>
public readonly record struct PhaseHeadroom(char Phase, double ImportW, double ExportW)
{
    /// <summary>The headroom of every phase that a point uses, by letter. Each is that of the phase's most restricted point, from the linear limits around the state.</summary>
    /// <param name="network">The points.</param>
    /// <param name="linearization">Limits around the state.</param>
    /// <param name="state">The state.</param>
    public static ImmutableArray<PhaseHeadroom> Of(INetworkModel network, NetworkLinearization linearization, NetworkState state)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(linearization);
        ArgumentNullException.ThrowIfNull(state);
        double[] room = [.. linearization.Limits.Select(limit => Math.Max(0, -limit.ExcessAt(state.PowerW.AsSpan())))];
        return
        [
            .. "ABC".Where(phase => network.Points.Any(point => point.Phases.Contains(phase)))
                .Select(phase => new PhaseHeadroom(phase, Least(network, (linearization, room), (phase, 1)), Least(network, (linearization, room), (phase, -1)))),
        ];
    }

    private static double Least(INetworkModel network, (NetworkLinearization Around, double[] Room) at, (char Phase, int Sign) move)
    {
        double leastW = double.PositiveInfinity;
        for (int point = 0; point < network.Points.Length; point++)
        {
            for (int row = 0; row < at.Room.Length && network.Points[point].Phases.Contains(move.Phase); row++)
            {
                double rise = move.Sign * at.Around.Limits[row].CoefficientPerPoint[point];
                leastW = rise > 0 ? Math.Min(leastW, at.Room[row] / rise) : leastW;
            }
        }

        return leastW;
    }
}
