namespace EdgeLem.Contracts
{
    /// <summary>What every sender keeps and every receiver enforces.</summary>
    public static class MessageLimits
    {
        /// <summary>Longest payload in bytes.</summary>
        public const int LongestPayloadBytes = 4096;

        /// <summary>Longest payload that a node writes, in bytes: the orders of a whole demand curve, each with its largest numbers, have less.</summary>
        public const int LongestNodePayloadBytes = 1536;

        /// <summary>Most orders in one message of one node.</summary>
        public const int MostOrdersPerMessage = 32;

        /// <summary>Most messages that the gateway takes from one node in one second of market time.</summary>
        public const int MostMessagesPerSecond = 50;

        /// <summary>Longest boot id in characters.</summary>
        public const int LongestBootId = 16;
    }
}
