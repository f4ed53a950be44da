namespace EdgeLem.Market.Clearing.Contracts;

/// <summary>Who sells to whom.</summary>
public enum ContractKind
{
    /// <summary>A prosumer sells what it produces to a consumer.</summary>
    ProsumerToConsumer = 0,

    /// <summary>An energy provider sells to a consumer.</summary>
    ProviderToConsumer = 1,
}
