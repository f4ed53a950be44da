namespace EdgeLem.Contracts
{
    /// <summary>The parts of a topic, filled by <see cref="Topics.TryParse"/> so that one object can serve many messages.</summary>
    public sealed class TopicPath
    {
        /// <summary>Feeder id; empty until a topic was parsed.</summary>
        public string FeederId { get; set; } = "";

        /// <summary>Node id, or <see cref="Topics.MarketBranch"/>; empty until a topic was parsed.</summary>
        public string Branch { get; set; } = "";

        /// <summary>Last level, for instance <see cref="Topics.Orders"/>; empty until a topic was parsed.</summary>
        public string Leaf { get; set; } = "";
    }
}
