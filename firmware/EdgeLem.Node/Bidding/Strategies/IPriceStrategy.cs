namespace EdgeLem.Node.Bidding
{
    /// <summary>How the inelastic part of the household is priced. It keeps its own memory and allocates nothing after construction.</summary>
    public interface IPriceStrategy
    {
        /// <summary>Sets the prices of bid and offer, each on the right side of its limit.</summary>
        /// <param name="prices">Gate, limits and expectation; bid and offer stand at their limits.</param>
        public void Price(BidPrices prices);

        /// <summary>Learns from the clearing of the interval that was priced last.</summary>
        /// <param name="outcome">What was asked and what came of it.</param>
        public void Learn(BidOutcome outcome);
    }
}
