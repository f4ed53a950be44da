using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node
{
    /// <summary>Who the node is and what it stands at. Immutable.</summary>
    public sealed class NodeIdentity
    {
        /// <summary>Creates an identity.</summary>
        /// <param name="feederId">See <see cref="FeederId"/>.</param>
        /// <param name="nodeId">See <see cref="NodeId"/>.</param>
        /// <param name="boot">This start of the software.</param>
        /// <param name="connection">The connection point.</param>
        /// <exception cref="ArgumentException">An id is not valid, the node id is the market's branch, or a part is missing.</exception>
        public NodeIdentity(string feederId, string nodeId, NodeBoot boot, ConnectionPoint connection)
        {
            if (!Topics.IsValidId(feederId) || !Topics.IsValidId(nodeId) || nodeId == Topics.MarketBranch)
            {
                throw new ArgumentException("Feeder '" + feederId + "', node '" + nodeId + "': ids are 1 to 32 of a-z, 0-9 and -, and a node is not called market.");
            }

            if (boot == null || connection == null)
            {
                throw new ArgumentException("Node '" + nodeId + "' needs a boot and a connection point.");
            }

            FeederId = feederId;
            NodeId = nodeId;
            Boot = boot;
            Connection = connection;
        }

        /// <summary>Feeder id; 1 to 32 characters of <c>a-z</c>, <c>0-9</c> and <c>-</c>.</summary>
        public string FeederId { get; }

        /// <summary>Node id; 1 to 32 characters of <c>a-z</c>, <c>0-9</c> and <c>-</c>, other than <c>market</c>.</summary>
        public string NodeId { get; }

        /// <summary>This start of the software.</summary>
        public NodeBoot Boot { get; }

        /// <summary>The connection point.</summary>
        public ConnectionPoint Connection { get; }

        /// <summary>A topic in the node's own branch; the host subscribes to <see cref="Topics.Reply"/>, <see cref="Topics.Dispatch"/> and <see cref="Topics.Config"/> there.</summary>
        /// <param name="leaf">One of the leaf constants of <see cref="Topics"/>.</param>
        /// <returns>The full topic name.</returns>
        public string TopicOf(string leaf)
        {
            return Topics.Of(FeederId, NodeId, leaf);
        }

        /// <summary>A topic in the market's branch; the host subscribes to <see cref="Topics.Gate"/> and <see cref="Topics.Price"/> there.</summary>
        /// <param name="leaf">One of the leaf constants of <see cref="Topics"/>.</param>
        /// <returns>The full topic name.</returns>
        public string MarketTopicOf(string leaf)
        {
            return Topics.Of(FeederId, Topics.MarketBranch, leaf);
        }
    }
}
