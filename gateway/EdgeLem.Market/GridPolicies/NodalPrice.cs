using EdgeLem.Market.Network;

namespace EdgeLem.Market.GridPolicies;

/// <summary>What one more kWh of consumption at a point costs, and what it is made of. Micro-euro per kWh; the parts sum to the price.</summary>
/// <param name="Point">Index of the point.</param>
/// <param name="Energy">Price of energy at the supply.</param>
/// <param name="Losses">What the losses that the consumption causes cost.</param>
/// <param name="Voltage">What the voltage limits (and unbalance) cost.</param>
/// <param name="Congestion">What the limits of currents and transformers cost.</param>
public readonly record struct NodalPrice(int Point, double Energy, double Losses, double Voltage, double Congestion)
{
    /// <summary>The price.</summary>
    public double MicroEurPerKwh => Energy + Losses + Voltage + Congestion;

    /// <summary>Whether what a limit costs is the price's congestion part; else it is the voltage part.</summary>
    /// <param name="kind">What the limit is about.</param>
    internal static bool IsCongestion(LimitKind kind) => kind is LimitKind.Current or LimitKind.TransformerPower;
}
