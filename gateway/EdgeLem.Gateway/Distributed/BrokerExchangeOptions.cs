namespace EdgeLem.Gateway.Distributed;

/// <summary>Where and for how long a <see cref="BrokerExchange"/> talks.</summary>
public sealed record BrokerExchangeOptions
{
    /// <summary>The feeder.</summary>
    public required string FeederId { get; init; }

    /// <summary>Start of the interval, UTC epoch seconds.</summary>
    public required long IntervalStartS { get; init; }

    /// <summary>How long an iteration waits for the last proposal. Default 2 s; wall-clock time, the network does not run faster with a simulated clock.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(2);
}
