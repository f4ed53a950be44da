namespace EdgeLem.Market.Settlement;

/// <summary>Converts energy and price to money: the one place where settlement rounds.</summary>
public static class EnergyPrice
{
    /// <summary>Joule in a kWh.</summary>
    public const long JoulePerKwh = 3_600_000;

    /// <summary>Joule in a Wh, the unit of meter counters.</summary>
    public const long JoulePerWh = 3_600;

    /// <summary>What an amount of energy costs: energy x price / 3,600,000, rounded to a micro-euro, halves away from zero, so that
    /// cost(-E) = -cost(E).</summary>
    /// <param name="energyJ">Energy, J; bought positive.</param>
    /// <param name="priceMicroEurPerKwh">Price, micro-euro per kWh; may be negative.</param>
    /// <returns>Micro-euro to pay; negative to receive.</returns>
    /// <exception cref="OverflowException">The cost does not fit 64 bits: more than 9 x 10^12 EUR.</exception>
    public static long CostMicroEur(long energyJ, long priceMicroEurPerKwh) => RoundMicroEur((Int128)energyJ * priceMicroEurPerKwh);

    /// <summary>Rounds energy times price, summed over as many parts as there are, to a micro-euro, halves away from zero.</summary>
    /// <param name="product">J x micro-euro per kWh.</param>
    /// <exception cref="OverflowException">The money does not fit 64 bits.</exception>
    internal static long RoundMicroEur(Int128 product)
    {
        Int128 half = Int128.IsNegative(product) ? -(JoulePerKwh / 2) : JoulePerKwh / 2;
        return checked((long)((product + half) / JoulePerKwh));
    }
}
