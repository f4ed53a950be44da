using System;
using System.Text;
using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>Reads what the gateway sent and gives it to the node. What cannot be read, or is refused, changes nothing.</summary>
    public sealed class MessageDelivery
    {
        private readonly NodeCycle _cycle;
        private readonly IJsonReader _json;
        private readonly PayloadGuard _guard = new PayloadGuard();
        private readonly TopicPath _path = new TopicPath();

        /// <summary>Joins a node and what reads its messages.</summary>
        /// <param name="cycle">The node.</param>
        /// <param name="json">The reader.</param>
        public MessageDelivery(NodeCycle cycle, IJsonReader json)
        {
            _cycle = cycle;
            _json = json;
        }

        /// <summary>Messages that were given to the node, also those that it refused.</summary>
        public int Delivered { get; private set; }

        /// <summary>Messages that were not taken.</summary>
        public int Refused { get; private set; }

        /// <summary>Takes a message.</summary>
        /// <param name="topic">Full topic name.</param>
        /// <param name="payload">The whole payload.</param>
        /// <param name="nowMs">The node's time.</param>
        /// <returns><see cref="RejectCode.None"/>, or why it is ignored.</returns>
        public RejectCode Give(string topic, byte[] payload, long nowMs)
        {
            RejectCode outcome = Topics.TryParse(topic, _path) ? Read(payload, nowMs) : RejectCode.UnknownTopic;
            Delivered++;
            Refused += outcome == RejectCode.None ? 0 : 1;
            return outcome;
        }

        private RejectCode Read(byte[] payload, long nowMs)
        {
            Type? type = TypeOf(_path.Leaf);
            if (type is null)
            {
                return RejectCode.UnknownTopic;
            }

            int length = _guard.Pass(payload);
            object? message = length < 0 ? null : _json.Read(Encoding.UTF8.GetString(payload, 0, length), type);
            return message == null ? RejectCode.Malformed : Give(message, nowMs);
        }

        private RejectCode Give(object message, long nowMs)
        {
            if (message is ReplyMessage reply)
            {
                _cycle.OnReply(reply, nowMs);
                return RejectCode.None;
            }

            if (message is PriceMessage price)
            {
                _cycle.OnPrice(price);
                return RejectCode.None;
            }

            if (message is DispatchMessage dispatch)
            {
                return _cycle.OnDispatch(dispatch, nowMs);
            }

            return message is GateMessage gate ? _cycle.OnGate(gate, nowMs) : _cycle.OnConfig((ConfigMessage)message, nowMs);
        }

        private static Type? TypeOf(string leaf)
        {
            switch (leaf)
            {
                case Topics.Reply: return typeof(ReplyMessage);
                case Topics.Dispatch: return typeof(DispatchMessage);
                case Topics.Gate: return typeof(GateMessage);
                case Topics.Price: return typeof(PriceMessage);
                case Topics.Config: return typeof(ConfigMessage);
                default: return null;
            }
        }
    }
}
