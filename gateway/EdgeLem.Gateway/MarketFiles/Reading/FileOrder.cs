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
}
