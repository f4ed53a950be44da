using System.Threading;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Bus;

namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>Notes what a broker connection's threads tell, for the thread that owns it; each connection has notes of its own, so that the last words of a dead one are not taken for the next one's.</summary>
    public sealed class SessionNotes : IBrokerListener
    {
        /// <summary>Fates that are kept: one message is under way, but the client tells of messages of QoS 0 too, and another thread may be slow to look.</summary>
        private const int Kept = 8;

        private readonly object _gate = new object();
        private readonly Inbox _inbox;
        private readonly AutoResetEvent _wake;
        private readonly int[] _ids = new int[Kept];
        private readonly bool[] _arePublished = new bool[Kept];
        private int _next;
        private bool _isClosed;
        private bool _isAnswered;
        private bool _isGranted;

        /// <summary>Creates empty notes.</summary>
        /// <param name="inbox">Where messages go.</param>
        /// <param name="wake">Set when there is something to look at.</param>
        public SessionNotes(Inbox inbox, AutoResetEvent wake)
        {
            _inbox = inbox;
            _wake = wake;
            for (int i = 0; i < Kept; i++)
            {
                _ids[i] = -1;
            }
        }

        /// <summary>Whether the connection said that it is gone.</summary>
        public bool IsClosed
        {
            get
            {
                lock (_gate)
                {
                    return _isClosed;
                }
            }
        }

        /// <summary>Whether the subscription was answered.</summary>
        public bool IsAnswered
        {
            get
            {
                lock (_gate)
                {
                    return _isAnswered;
                }
            }
        }

        /// <summary>Whether the subscription was granted.</summary>
        public bool IsGranted
        {
            get
            {
                lock (_gate)
                {
                    return _isGranted;
                }
            }
        }

        /// <summary>Takes the fate of a message.</summary>
        /// <param name="id">Its number.</param>
        /// <param name="isPublished">Whether the broker has it.</param>
        /// <returns>False when it is not told yet.</returns>
        public bool TryTakeFate(int id, out bool isPublished)
        {
            lock (_gate)
            {
                for (int i = 0; i < Kept; i++)
                {
                    if (_ids[i] == id)
                    {
                        _ids[i] = -1;
                        isPublished = _arePublished[i];
                        return true;
                    }
                }

                isPublished = false;
                return false;
            }
        }

        /// <inheritdoc/>
        public void OnMessage(string topic, byte[] payload)
        {
            _inbox.Add(topic, payload);
        }

        /// <inheritdoc/>
        public void OnPublished(int id, bool isPublished)
        {
            lock (_gate)
            {
                _ids[_next] = id;
                _arePublished[_next] = isPublished;
                _next = (_next + 1) % Kept;
            }

            _wake.Set();
        }

        /// <inheritdoc/>
        public void OnSubscribed(bool isGranted)
        {
            lock (_gate)
            {
                _isAnswered = true;
                _isGranted = isGranted;
            }

            _wake.Set();
        }

        /// <inheritdoc/>
        public void OnClosed()
        {
            lock (_gate)
            {
                _isClosed = true;
            }

            _wake.Set();
        }
    }
}
