namespace EdgeLem.Gateway.Http.Live;

/// <summary>What one market round decided.</summary>
public sealed record LiveRound
{
    /// <summary>Start of the interval that the round is for, UTC epoch seconds.</summary>
    public required long IntervalStartS { get; init; }

    /// <summary>Length of the interval, s.</summary>
    public required long IntervalLengthS { get; init; }

    /// <summary>The last instant at which an order of this interval was accepted, UTC epoch seconds.</summary>
    public required long GateClosureS { get; init; }

    /// <summary>Clearing price, micro-euro per kWh; null when nothing traded or each trade has its own price.</summary>
    public long? ClearingPriceMicroEurPerKwh { get; init; }

    /// <summary>What the grid supplier asks for energy, micro-euro per kWh.</summary>
    public required long RetailPriceMicroEurPerKwh { get; init; }

    /// <summary>What the grid pays for energy, micro-euro per kWh.</summary>
    public required long FeedInPriceMicroEurPerKwh { get; init; }

    /// <summary>Power that was traded locally over the interval, W, 0 or more.</summary>
    public required double TradedW { get; init; }

    /// <summary>Sum of the accepted bids, W, 0 or more.</summary>
    public required double BidsW { get; init; }

    /// <summary>Sum of the accepted offers, W, 0 or more.</summary>
    public required double OffersW { get; init; }

    /// <summary>Number of orders that entered the book.</summary>
    public required int AcceptedOrders { get; init; }

    /// <summary>Number of orders refused with a reject code.</summary>
    public required int RejectedOrders { get; init; }

    /// <summary>Name of the grid policy; null is not shown.</summary>
    public string? Policy { get; init; }

    /// <summary>Power of orders that the network could not carry, W, 0 or more.</summary>
    public double RefusedW { get; init; }

    /// <summary>Lowest price of any node, micro-euro per kWh; null for policies without nodal prices.</summary>
    public long? LowestNodalPriceMicroEurPerKwh { get; init; }

    /// <summary>Highest price of any node, micro-euro per kWh; null for policies without nodal prices.</summary>
    public long? HighestNodalPriceMicroEurPerKwh { get; init; }
}
