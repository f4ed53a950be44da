namespace EdgeLem.Market.NetworkFees;

/// <summary>The rates of one tariff.</summary>
internal interface IPairRates
{
    /// <summary>Rate of energy sold from one point to another, micro-euro per kWh.</summary>
    /// <param name="seller">Index of a point, or <see cref="Network.NetworkTopology.Supply"/>.</param>
    /// <param name="buyer">Index of a point, or <see cref="Network.NetworkTopology.Supply"/>.</param>
    public long MicroEurPerKwh(int seller, int buyer);
}
