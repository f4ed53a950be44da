namespace EdgeLem.Market.Clearing.Matching;

/// <summary>Which price a pair trades at; all lie between the two limits.</summary>
public enum PairPriceRule
{
    /// <summary>The buyer pays what it bid.</summary>
    Bid = 0,

    /// <summary>The middle of bid and offer, half a micro-euro rounded down.</summary>
    Middle = 1,
}
