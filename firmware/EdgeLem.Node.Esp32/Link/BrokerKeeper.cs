using System.Threading;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Esp32.Bus;
using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Esp32.Link
{
    /// <summary>
    /// Keeps the connection to the gateway's broker and sends what waits, one message of QoS 1 at a time: it is removed from the queue only when the broker has it, so
    /// the order holds over any number of connections. A connection that failed is closed and a new one is made after a growing pause with a part by chance.
    /// </summary>
    public sealed class BrokerKeeper
    {
        /// <summary>Longest time to wait for the fate of a message or a subscription, ms: three attempts of the client and some more.</summary>
        public const long AnswerMs = 15000;

        private const int RestMs = 500;

        private readonly IBoard _board;
        private readonly BrokerSettings _settings;
        private readonly string[] _topics;
        private readonly OutgoingMessages _queue;
        private readonly Inbox _inbox;
        private readonly AutoResetEvent _wake;
        private readonly ReconnectBackoff _backoff;
        private readonly OutgoingMessage _message = new OutgoingMessage();
        private IBrokerSession? _session;
        private SessionNotes _notes;
        private bool _isOnline;
        private int _sendingId = -1;
        private long _waitsSinceTick;
        private long _nextTryTick;

        /// <summary>Creates a keeper; nothing is connected.</summary>
        /// <param name="board">Makes connections.</param>
        /// <param name="settings">Where and as whom.</param>
        /// <param name="topics">What to subscribe to.</param>
        /// <param name="mail">What waits to be sent, where messages go, and what wakes the thread.</param>
        public BrokerKeeper(IBoard board, BrokerSettings settings, string[] topics, LinkMail mail)
        {
            _board = board;
            _settings = settings;
            _topics = topics;
            _queue = mail.Queue;
            _inbox = mail.Inbox;
            _wake = mail.Wake;
            _backoff = new ReconnectBackoff(mail.Chance);
            _notes = new SessionNotes(_inbox, _wake);
        }

        /// <summary>Connections that were made.</summary>
        public int Connections { get; private set; }

        /// <summary>Messages that the broker has.</summary>
        public int Sent { get; private set; }

        /// <summary>Attempts in a row that failed.</summary>
        public int Failures => _backoff.Failures;

        /// <summary>Why the last attempt failed or the connection was lost; empty while it stands.</summary>
        public string Problem { get; private set; } = "";

        /// <summary>Connects or sends, as far as it goes without waiting.</summary>
        /// <param name="tickMs">Uptime in ms.</param>
        /// <returns>How long to rest, ms.</returns>
        public int Keep(long tickMs)
        {
            if (_session == null)
            {
                return tickMs < _nextTryTick ? Rest(_nextTryTick - tickMs) : Connect();
            }

            if (_notes.IsClosed || !_session.IsConnected)
            {
                return Lose("the connection was closed");
            }

            return _isOnline ? Send(_session, tickMs) : AwaitSubscription(tickMs);
        }

        /// <summary>Gives the connection up, because the network is gone.</summary>
        public void Drop()
        {
            if (_session != null)
            {
                Lose("the network is gone");
            }
        }

        private int Connect()
        {
            _notes = new SessionNotes(_inbox, _wake);
            _session = _board.CreateSession(_settings, _notes);
            if (!_session.Connect())
            {
                return Lose(_session.Problem);
            }

            _waitsSinceTick = _board.Clock.TickMs;
            return _session.Subscribe(_topics) ? 0 : Lose("subscribing failed");
        }

        private int AwaitSubscription(long tickMs)
        {
            if (!_notes.IsAnswered)
            {
                return tickMs - _waitsSinceTick >= AnswerMs ? Lose("no answer to the subscription") : RestMs;
            }

            if (!_notes.IsGranted)
            {
                return Lose("the broker refuses node '" + _settings.ClientId + "' a subscription; register it at the gateway");
            }

            _isOnline = true;
            Connections++;
            Problem = "";
            _backoff.Reset();
            _inbox.NoteConnected();
            _board.Log("connected to " + _settings.Host);
            return 0;
        }

        private int Send(IBrokerSession session, long tickMs)
        {
            if (_sendingId >= 0)
            {
                if (!_notes.TryTakeFate(_sendingId, out bool isPublished))
                {
                    return tickMs - _waitsSinceTick >= AnswerMs ? Lose("the broker does not confirm") : RestMs;
                }

                _sendingId = -1;
                if (!isPublished)
                {
                    return Lose("the broker did not take a message");
                }

                Sent++;
                _queue.Remove(_message.Ticket);
            }

            return _queue.TryPeek(_message) ? Publish(session, tickMs) : RestMs;
        }

        private int Publish(IBrokerSession session, long tickMs)
        {
            int id = session.Publish(_message.Topic, _message.Payload, _message.Qos, _message.Retain);
            if (id < 0)
            {
                return Lose("the client takes no message");
            }

            _waitsSinceTick = tickMs;
            if (_message.Qos == 0)
            {
                Sent++;
                _queue.Remove(_message.Ticket);
                return 0;
            }

            _sendingId = id;
            return 0;
        }

        /// <summary>The pause begins now and not when the step began: an attempt to connect takes up to half a minute of its own.</summary>
        private int Lose(string problem)
        {
            Problem = problem;
            _board.Log("gateway " + _settings.Host + ": " + problem);
            _session?.Close();
            _session = null;
            _sendingId = -1;
            if (_isOnline)
            {
                _isOnline = false;
                _inbox.NoteLost();
            }

            _queue.DropMeasurements();
            long pauseMs = _backoff.Next();
            _nextTryTick = _board.Clock.TickMs + pauseMs;
            return Rest(pauseMs);
        }

        private static int Rest(long waitMs)
        {
            return waitMs > RestMs ? RestMs : (int)waitMs;
        }
    }
}
