namespace EdgeLem.Market.Clearing.Preferences;

/// <summary>What a buyer may care about in a seller, besides the price.</summary>
/// <param name="EmissionGPerKwh">Emission of what it sells, g of CO2 per kWh, at least 0.</param>
/// <param name="ReliabilityPerMille">How much of what it sold it delivered in the past, per mille, 0 to 1000.</param>
/// <param name="Neighbourhood">Name of its neighbourhood; empty for none.</param>
public sealed record PartnerProfile(int EmissionGPerKwh, int ReliabilityPerMille, string Neighbourhood)
{
    /// <summary>No emission, reliable, of no neighbourhood: what holds for a node that has no profile.</summary>
    public static PartnerProfile Neutral { get; } = new(0, 1000, "");
}
