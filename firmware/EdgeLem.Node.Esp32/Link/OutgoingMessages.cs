// Method   One buffer holds the payloads of all waiting messages, oldest first and without gaps; four parallel arrays hold what belongs to each. A message
//          that leaves from between closes the gap. The buffer is small and messages are few, so moving bytes costs less than a ring with two ends would
//          in the interpreter.
// Bounds   Room is made by giving up measurements, the oldest first, then, for a message that is more than a measurement, orders, state and the like. Energy
//          is never given up: when even so there is no room the new message is refused, and the energy store repeats what it has not seen answered.
using System;
using System.Threading;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>Messages that wait for the broker, in order, in buffers that are allocated once. Of a retained topic only the newest waits. Safe for use by several threads.</summary>
    public sealed class OutgoingMessages : INodeLink
    {
        /// <summary>Most messages that wait.</summary>
        public const int Capacity = 24;

        /// <summary>Most bytes that wait: two of the longest messages that a node writes, or some twenty of the usual ones.</summary>
        public const int CapacityBytes = 2 * MessageLimits.LongestNodePayloadBytes;

        private const string EnergyEnd = "/" + Topics.Energy;

        private readonly object _gate = new object();
        private readonly byte[] _bytes = new byte[CapacityBytes];
        private readonly string[] _topics = new string[Capacity];
        private readonly int[] _lengths = new int[Capacity];
        private readonly int[] _tickets = new int[Capacity];
        private readonly bool[] _isAssured = new bool[Capacity];
        private readonly bool[] _isRetained = new bool[Capacity];
        private readonly AutoResetEvent _wake;
        private int _count;
        private int _used;
        private int _lastTicket;

        /// <summary>Creates an empty queue.</summary>
        /// <param name="wake">Set when a message is added.</param>
        public OutgoingMessages(AutoResetEvent wake)
        {
            _wake = wake;
        }

        /// <summary>Messages that were given up for newer ones.</summary>
        public int Dropped { get; private set; }

        /// <summary>Messages that were refused because nothing waits that may be given up for them.</summary>
        public int Refused { get; private set; }

        /// <summary>Messages that wait.</summary>
        public int Count
        {
            get
            {
                lock (_gate)
                {
                    return _count;
                }
            }
        }

        /// <inheritdoc/>
        public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            lock (_gate)
            {
                if (retain)
                {
                    RemoveRetained(topic);
                }

                if (!MakeRoom(length, qos > 0))
                {
                    Refused++;
                    return;
                }

                Array.Copy(payload, 0, _bytes, _used, length);
                _topics[_count] = topic;
                _lengths[_count] = length;
                _isAssured[_count] = qos > 0;
                _isRetained[_count] = retain;
                _tickets[_count] = ++_lastTicket;
                _used += length;
                _count++;
            }

            _wake.Set();
        }

        /// <summary>Looks at the oldest message; it stays until <see cref="Remove"/>.</summary>
        /// <param name="message">Receives it.</param>
        /// <returns>False when none waits.</returns>
        public bool TryPeek(OutgoingMessage message)
        {
            lock (_gate)
            {
                if (_count == 0)
                {
                    return false;
                }

                byte[] payload = new byte[_lengths[0]];
                Array.Copy(_bytes, 0, payload, 0, payload.Length);
                message.Set(_tickets[0], _topics[0], payload);
                message.Qos = _isAssured[0] ? 1 : 0;
                message.Retain = _isRetained[0];
                return true;
            }
        }

        /// <summary>Removes a message that was sent; nothing happens when a newer one has taken its place meanwhile.</summary>
        /// <param name="ticket">Its ticket.</param>
        public void Remove(int ticket)
        {
            lock (_gate)
            {
                for (int i = 0; i < _count; i++)
                {
                    if (_tickets[i] == ticket)
                    {
                        RemoveAt(i);
                        return;
                    }
                }
            }
        }

        /// <summary>Forgets measurements: they are of no use when the connection is back.</summary>
        public void DropMeasurements()
        {
            lock (_gate)
            {
                for (int i = _count - 1; i >= 0; i--)
                {
                    if (!_isAssured[i])
                    {
                        RemoveAt(i);
                        Dropped++;
                    }
                }
            }
        }

        private void RemoveRetained(string topic)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_isRetained[i] && _topics[i] == topic)
                {
                    RemoveAt(i);
                    return;
                }
            }
        }

        private bool MakeRoom(int length, bool isAssured)
        {
            if (length > CapacityBytes)
            {
                return false;
            }

            while (_count == Capacity || _used + length > CapacityBytes)
            {
                int place = OldestMeasurement();
                place = place >= 0 || !isAssured ? place : OldestBesideEnergy();
                if (place < 0)
                {
                    return false;
                }

                RemoveAt(place);
                Dropped++;
            }

            return true;
        }

        private int OldestMeasurement()
        {
            for (int i = 0; i < _count; i++)
            {
                if (!_isAssured[i])
                {
                    return i;
                }
            }

            return -1;
        }

        private int OldestBesideEnergy()
        {
            for (int i = 0; i < _count; i++)
            {
                if (!_topics[i].EndsWith(EnergyEnd))
                {
                    return i;
                }
            }

            return -1;
        }

        private void RemoveAt(int place)
        {
            int start = 0;
            for (int i = 0; i < place; i++)
            {
                start += _lengths[i];
            }

            int length = _lengths[place];
            Array.Copy(_bytes, start + length, _bytes, start, _used - start - length);
            for (int i = place; i < _count - 1; i++)
            {
                _topics[i] = _topics[i + 1];
                _lengths[i] = _lengths[i + 1];
                _tickets[i] = _tickets[i + 1];
                _isAssured[i] = _isAssured[i + 1];
                _isRetained[i] = _isRetained[i + 1];
            }

            _used -= length;
            _count--;
        }
    }
}
