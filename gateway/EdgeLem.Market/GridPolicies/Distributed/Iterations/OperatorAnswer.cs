using EdgeLem.Market.Network;
using EdgeLem.Market.Optimisation;

namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>What the operator makes of the points' wishes.</summary>
/// <param name="Nearest">The allowed powers nearest to the wishes, W, with the multipliers of the rows in W per unit of the row.</param>
/// <param name="Network">The limits and losses of which it was made.</param>
/// <param name="Step">Its rho, micro-euro per kWh and W.</param>
/// <param name="EnergyPriceMicroEurPerKwh">Price of energy at the supply.</param>
internal sealed record OperatorAnswer(Projection Nearest, NetworkLinearization Network, double Step, double EnergyPriceMicroEurPerKwh)
{
    /// <summary>The price of consumption at a point, in parts.</summary>
    /// <param name="point">The point.</param>
    /// <param name="lossPriceMicroEurPerKwh">Price of losses.</param>
    public NodalPrice PriceAt(int point, long lossPriceMicroEurPerKwh)
    {
        double losses = Network.LossPerW.IsEmpty ? 0 : lossPriceMicroEurPerKwh * Network.LossPerW[point];
        return new NodalPrice(point, EnergyPriceMicroEurPerKwh, losses, LimitPrice(point, isCongestion: false), LimitPrice(point, isCongestion: true));
    }

    /// <summary>The limit that moves a point's power most in one direction.</summary>
    /// <param name="point">The point.</param>
    /// <param name="sign">+1 when import is in the way of the limit, -1 when export is.</param>
    /// <returns>Null when no limit does.</returns>
    public LinearLimit? LimitInTheWay(int point, int sign)
    {
        LinearLimit? most = null;
        double largest = 0;
        for (int k = 0; k < Network.Limits.Length; k++)
        {
            double weight = Nearest.Multipliers[k] * Network.Limits[k].CoefficientPerPoint[point] * sign;
            (most, largest) = weight > largest ? (Network.Limits[k], weight) : (most, largest);
        }

        return most;
    }

    private double LimitPrice(int point, bool isCongestion)
    {
        double sum = 0;
        for (int k = 0; k < Network.Limits.Length; k++)
        {
            bool isOfCongestion = NodalPrice.IsCongestion(Network.Limits[k].Kind);
            sum += isOfCongestion == isCongestion ? Step * Nearest.Multipliers[k] * Network.Limits[k].CoefficientPerPoint[point] : 0;
        }

        return sum;
    }
}
