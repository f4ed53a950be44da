namespace EdgeLem.Contracts
{
    /// <summary>
    /// The topic tree <c>edgelem/v1/&lt;feeder&gt;/&lt;node&gt;/&lt;leaf&gt;</c> (docs/messages.md).
    /// Feeder and node ids are 1 to 32 characters of <c>a-z</c>, <c>0-9</c> and <c>-</c>; the node id <c>market</c> is the gateway's own branch.
    /// </summary>
    public static class Topics
    {
        /// <summary>The fixed first two levels, with the version of the tree.</summary>
        public const string Prefix = "edgelem/v1/";

        /// <summary>The branch in which the gateway publishes what concerns every node.</summary>
        public const string MarketBranch = "market";

        /// <summary>Node to all, QoS 1, retained, also the last will: <see cref="StateMessage"/>.</summary>
        public const string State = "state";

        /// <summary>Node to all, QoS 1, retained: <see cref="AboutMessage"/>.</summary>
        public const string About = "about";

        /// <summary>Node to all, QoS 0: <see cref="MeasurementMessage"/>.</summary>
        public const string Measurement = "measurement";

        /// <summary>Node to gateway, QoS 1: <see cref="EnergyMessage"/>.</summary>
        public const string Energy = "energy";

        /// <summary>Node to gateway, QoS 1: <see cref="OrdersMessage"/>.</summary>
        public const string Orders = "orders";

        /// <summary>Gateway to node, QoS 1: <see cref="ReplyMessage"/>.</summary>
        public const string Reply = "reply";

        /// <summary>Gateway to node, QoS 1, never retained: <see cref="DispatchMessage"/>.</summary>
        public const string Dispatch = "dispatch";

        /// <summary>Gateway to node, QoS 1, retained: <see cref="ConfigMessage"/>.</summary>
        public const string Config = "config";

        /// <summary>Gateway to all, QoS 1, retained, in the market branch: <see cref="GateMessage"/>.</summary>
        public const string Gate = "gate";

        /// <summary>Gateway to all, QoS 1, retained, in the market branch: <see cref="PriceMessage"/>.</summary>
        public const string Price = "price";

        private const int LongestId = 32;

        /// <summary>The topic of one leaf of one branch.</summary>
        /// <param name="feederId">Feeder id.</param>
        /// <param name="branch">Node id or <see cref="MarketBranch"/>.</param>
        /// <param name="leaf">One of the leaf constants of this class.</param>
        /// <returns>The full topic name.</returns>
        public static string Of(string feederId, string branch, string leaf)
        {
            return Prefix + feederId + "/" + branch + "/" + leaf;
        }

        /// <summary>Takes a topic name apart.</summary>
        /// <param name="topic">The full topic name, as received.</param>
        /// <param name="path">Feeder, branch and leaf; overwritten, and only valid when the result is true.</param>
        /// <returns>False when the topic is not one of this tree or an id is not a valid id.</returns>
        public static bool TryParse(string topic, TopicPath path)
        {
            if (topic == null || path == null || !topic.StartsWith(Prefix))
            {
                return false;
            }

            string[] levels = topic.Split('/');
            if (levels.Length != 5 || !IsValidId(levels[2]) || !IsValidId(levels[3]) || levels[4].Length == 0)
            {
                return false;
            }

            path.FeederId = levels[2];
            path.Branch = levels[3];
            path.Leaf = levels[4];
            return true;
        }

        /// <summary>Whether a text is a valid feeder or node id.</summary>
        /// <param name="id">The text; null is not valid.</param>
        /// <returns>True for 1 to 32 characters of <c>a-z</c>, <c>0-9</c> and <c>-</c>.</returns>
        public static bool IsValidId(string? id)
        {
            if (id == null || id.Length == 0 || id.Length > LongestId)
            {
                return false;
            }

            for (int i = 0; i < id.Length; i++)
            {
                char c = id[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
