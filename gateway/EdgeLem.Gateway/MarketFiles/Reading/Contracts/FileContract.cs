using EdgeLem.Grid;
using EdgeLem.Market.Clearing.Contracts;

namespace EdgeLem.Gateway.MarketFiles.Reading.Contracts;

/// <summary>One row of a contract file: a bilateral contract with the dates of its life.</summary>
internal sealed record FileContract
{
    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The contract's id in the file, unique there.</summary>
    public required string ContractId { get; init; }

    /// <summary>What the seller offers.</summary>
    public required ContractOffer Offer { get; init; }

    /// <summary>When it is offered, UTC epoch seconds.</summary>
    public required long OfferedS { get; init; }

    /// <summary>Who accepts it; null when nobody does.</summary>
    public string? Buyer { get; init; }

    /// <summary>When it is accepted, UTC epoch seconds; null when it is not.</summary>
    public long? AcceptedS { get; init; }

    /// <summary>When the seller takes it back, UTC epoch seconds; null when that does not happen.</summary>
    public long? WithdrawnS { get; init; }

    /// <summary>When the network operator decides, UTC epoch seconds; null for the moment of acceptance.</summary>
    public long? DecidedS { get; init; }

    /// <summary>What the operator decided: <see cref="ContractRefusal.None"/> to approve, or why not; null to let the network decide.</summary>
    public ContractRefusal? Decision { get; init; }

    /// <summary>The seller's phases as letters; empty for a provider, whose energy comes through the supply.</summary>
    public required string SellerPhases { get; init; }

    /// <summary>The buyer's phases as letters; empty without a buyer.</summary>
    public required string BuyerPhases { get; init; }

    /// <summary>Whether the seller is a provider outside of the feeder.</summary>
    public bool IsFromProvider => Offer.Kind == ContractKind.ProviderToConsumer;
}
