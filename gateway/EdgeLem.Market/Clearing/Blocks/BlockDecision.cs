namespace EdgeLem.Market.Clearing.Blocks;

/// <summary>What became of a block order, and why.</summary>
public enum BlockDecision
{
    /// <summary>Accepted as a whole.</summary>
    Accepted = 0,

    /// <summary>There is not enough on the other side to serve it as a whole.</summary>
    NotServable = 1,

    /// <summary>With it, the prices would make an accepted block lose (this one or another), so that one would be accepted paradoxically.</summary>
    WouldLoseAtPrices = 2,

    /// <summary>The market gains more, or as much, without it.</summary>
    LowersGain = 3,

    /// <summary>The network cannot carry it as a whole in all of its intervals. Not from the auction alone, but where a grid policy has the last word.</summary>
    RefusedByNetwork = 4,

    /// <summary>At the prices that the network's limits leave it would lose. Not from the auction alone, but where a grid policy has the last word.</summary>
    WouldLoseUnderLimits = 5,
}
