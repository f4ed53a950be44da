using System.Threading;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>
    /// What the broker's threads tell the thread that works the node: messages, in order, and whether the gateway can be reached. It is bounded: when it is full the
    /// oldest message goes, which the gateway repeats or replaces. Safe for use by several threads.
    /// </summary>
    public sealed class Inbox
    {
        /// <summary>Most messages that wait.</summary>
        public const int Capacity = 16;

        private readonly object _gate = new object();
        private readonly string[] _topics = new string[Capacity];
        private readonly byte[][] _payloads = new byte[Capacity][];
        private readonly byte[] _nothing = new byte[0];
        private readonly AutoResetEvent _wake;
        private int _first;
        private int _count;
        private int _connections;
        private bool _isConnected;

        /// <summary>Creates an empty inbox.</summary>
        /// <param name="wake">Set when there is something to take.</param>
        public Inbox(AutoResetEvent wake)
        {
            _wake = wake;
        }

        /// <summary>Messages that were given up because too many waited or they were too long.</summary>
        public int Dropped { get; private set; }

        /// <summary>How often the gateway was reached.</summary>
        public int Connections
        {
            get
            {
                lock (_gate)
                {
                    return _connections;
                }
            }
        }

        /// <summary>Whether the gateway can be reached now.</summary>
        public bool IsConnected
        {
            get
            {
                lock (_gate)
                {
                    return _isConnected;
                }
            }
        }

        /// <summary>Adds a message.</summary>
        /// <param name="topic">Full topic name.</param>
        /// <param name="payload">The whole payload; kept.</param>
        public void Add(string topic, byte[] payload)
        {
            lock (_gate)
            {
                if (payload.Length > MessageLimits.LongestPayloadBytes)
                {
                    Dropped++;
                    return;
                }

                if (_count == Capacity)
                {
                    Advance();
                    Dropped++;
                }

                int place = (_first + _count) % Capacity;
                _topics[place] = topic;
                _payloads[place] = payload;
                _count++;
            }

            _wake.Set();
        }

        /// <summary>Takes the oldest message.</summary>
        /// <param name="topic">Full topic name; empty when the result is false.</param>
        /// <param name="payload">The whole payload; empty when the result is false.</param>
        /// <returns>False when none waits.</returns>
        public bool TryTake(out string topic, out byte[] payload)
        {
            lock (_gate)
            {
                bool isThere = _count > 0;
                topic = isThere ? _topics[_first] : "";
                payload = isThere ? _payloads[_first] : _nothing;
                if (isThere)
                {
                    Advance();
                }

                return isThere;
            }
        }

        /// <summary>Notes that the gateway is reached: subscriptions stand.</summary>
        public void NoteConnected()
        {
            lock (_gate)
            {
                _connections++;
                _isConnected = true;
            }

            _wake.Set();
        }

        /// <summary>Notes that the gateway is lost.</summary>
        public void NoteLost()
        {
            lock (_gate)
            {
                _isConnected = false;
            }

            _wake.Set();
        }

        private void Advance()
        {
            _topics[_first] = "";
            _payloads[_first] = _nothing;
            _first = (_first + 1) % Capacity;
            _count--;
        }
    }
}
