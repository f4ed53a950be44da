using EdgeLem.Grid;
using EdgeLem.Market.Orders;

namespace EdgeLem.Gateway.MarketFiles.Reading;

/// <summary>One row of an order file.</summary>
internal sealed record FileOrder
{
    /// <summary>Where it stands.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The order's id in the file, unique there; results name the order by it.</summary>
    public required string OrderId { get; init; }

    /// <summary>The node that buys or sells.</summary>
    public required string NodeId { get; init; }

    /// <summary>Bid or offer.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Quantity and limit price.</summary>
    public required OrderTerms Terms { get; init; }

    /// <summary>Arrival, UTC epoch seconds.</summary>
    public required long ArrivalS { get; init; }

    /// <summary>Phases over which its power is shared evenly, as letters in the order A, B, C.</summary>
    public required string Phases { get; init; }

    /// <summary>Number of the step in an order of several steps, from 1; 0 for an order without steps.</summary>
    public int Step { get; init; }

    /// <summary>Takes part in intervals that begin at or after this, UTC epoch seconds; null without such a bound.</summary>
    public long? ValidFromS { get; init; }

    /// <summary>Takes part in intervals that end at or before this, UTC epoch seconds; null without such a bound.</summary>
    public long? ValidUntilS { get; init; }

    /// <summary>Whether it names a validity.</summary>
    public bool HasValidity => ValidFromS is not null || ValidUntilS is not null;
}
