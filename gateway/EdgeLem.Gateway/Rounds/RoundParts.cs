using EdgeLem.Gateway.Dispatching;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds.Planning;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Rounds;

/// <summary>What a market round works with.</summary>
internal sealed record RoundParts
{
    /// <summary>The registered nodes and what they were last heard saying.</summary>
    public required NodeRegister Register { get; init; }

    /// <summary>Clears and checks.</summary>
    public required RoundMarket Market { get; init; }

    /// <summary>Decides what late readings correct.</summary>
    public required LateCorrections Corrections { get; init; }

    /// <summary>What every node's counters last said.</summary>
    public required MeterBook Meters { get; init; }

    /// <summary>Where rounds are recorded.</summary>
    public required RoundJournal Journal { get; init; }

    /// <summary>Carries price and dispatch.</summary>
    public required MarketPublisher Publisher { get; init; }

    /// <summary>Hears of every round.</summary>
    public required IRoundObserver Observer { get; init; }
}
