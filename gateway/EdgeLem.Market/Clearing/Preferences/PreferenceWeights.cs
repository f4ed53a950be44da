namespace EdgeLem.Market.Clearing.Preferences;

/// <summary>What it is worth to a buyer, in micro-euro per kWh, that its energy is clean, reliable and from next door. Cost is the yardstick: its weight is 1.</summary>
/// <param name="PollutionMicroEurPerG">Per gram of CO2 avoided, micro-euro, 0 to 1,000,000.</param>
/// <param name="UnreliabilityMicroEurPerKwh">For a seller that always delivers against one that never does, micro-euro per kWh, 0 to 1,000,000,000.</param>
/// <param name="NeighbourMicroEurPerKwh">For a seller of the own neighbourhood, micro-euro per kWh, 0 to 1,000,000,000.</param>
public sealed record PreferenceWeights(long PollutionMicroEurPerG, long UnreliabilityMicroEurPerKwh, long NeighbourMicroEurPerKwh)
{
    /// <summary>Only cost counts.</summary>
    public static PreferenceWeights CostOnly { get; } = new(0, 0, 0);

    /// <summary>What a partner is worth less to a buyer than a neutral one, micro-euro per kWh; negative for a preferred one.</summary>
    /// <param name="buyer">The buyer.</param>
    /// <param name="seller">The seller.</param>
    public long PenaltyMicroEurPerKwh(PartnerProfile buyer, PartnerProfile seller)
    {
        ArgumentNullException.ThrowIfNull(buyer);
        ArgumentNullException.ThrowIfNull(seller);
        bool areNeighbours = buyer.Neighbourhood.Length > 0 && buyer.Neighbourhood == seller.Neighbourhood;
        return (PollutionMicroEurPerG * seller.EmissionGPerKwh)
            + (UnreliabilityMicroEurPerKwh * (1000 - seller.ReliabilityPerMille) / 1000)
            - (areNeighbours ? NeighbourMicroEurPerKwh : 0);
    }
}
