namespace EdgeLem.Contracts
{
    /// <summary>How the two sides of the market are written in messages.</summary>
    public static class OrderSides
    {
        /// <summary>A request to buy.</summary>
        public const string Bid = "bid";

        /// <summary>A request to sell.</summary>
        public const string Offer = "offer";
    }
}
