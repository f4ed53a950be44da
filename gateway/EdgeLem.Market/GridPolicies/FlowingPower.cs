using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies;

/// <summary>Which powers flow after a clearing.</summary>
public static class FlowingPower
{
    /// <summary>Power per point.</summary>
    /// <param name="clearing">What every order got.</param>
    /// <param name="network">Knows the point of every order.</param>
    /// <param name="retailerServesRest">Whether unfilled power that was not refused flows too.</param>
    /// <returns>W per point, import positive.</returns>
    public static ImmutableArray<double> Of(ClearingResult clearing, INetworkModel network, bool retailerServesRest)
    {
        ArgumentNullException.ThrowIfNull(clearing);
        ArgumentNullException.ThrowIfNull(network);
        double[] powerW = new double[network.Points.Length];
        Add(powerW, (clearing.Bids, 1), network, retailerServesRest);
        Add(powerW, (clearing.Offers, -1), network, retailerServesRest);
        return [.. powerW];
    }

    private static void Add(double[] powerW, (ImmutableArray<Fill> Fills, int Sign) side, INetworkModel network, bool retailerServesRest)
    {
        foreach (Fill fill in side.Fills)
        {
            long flowingW = fill.ClearedW + (retailerServesRest ? fill.UnfilledW : 0);
            powerW[network.PointOf(fill.Order)] += side.Sign * flowingW;
        }
    }
}
