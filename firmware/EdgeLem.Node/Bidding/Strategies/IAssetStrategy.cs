namespace EdgeLem.Node.Bidding
{
    /// <summary>A flexible device that adds its own steps to the household's demand curve. Allocates nothing after construction.</summary>
    public interface IAssetStrategy
    {
        /// <summary>Adds what the device wants at which price. A device whose state is not known adds nothing.</summary>
        /// <param name="curve">The household's curve.</param>
        /// <param name="prices">Gate and expectation.</param>
        /// <param name="memory">Prices of the last day.</param>
        public void Add(DemandCurve curve, BidPrices prices, PriceMemory memory);
    }
}
