using EdgeLem.Contracts;
using EdgeLem.Node.Esp32.Hosting;
using EdgeLem.Node.Esp32.Time;
using EdgeLem.Node.Face;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>The work of the bus thread: the node's cycle with its serial line, its messages and its clock. Nobody else touches the node.</summary>
    public sealed class BusWorker : IWorker
    {
        /// <summary>Longest time in ms between two looks at the line while an answer is awaited: a character at 9600 bit/s takes 1.1 ms, the UART keeps 128.</summary>
        private const int ListeningMs = 4;

        /// <summary>Longest time in ms between two looks for messages; a dispatch acts at most so much later.</summary>
        private const int LongestRestMs = 50;

        private readonly NodeCycle _cycle;
        private readonly SerialPump _pump;
        private readonly DeviceClock _clock;
        private readonly Inbox _inbox;
        private readonly MessageDelivery _delivery;
        private readonly NodeReport _report;
        private int _connectionsSeen;
        private bool _wasConnected;
        private bool _isStarted;
        private bool _wasIdle;

        /// <summary>Creates the worker; the node is started with the first <see cref="Work"/>.</summary>
        /// <param name="cycle">The node.</param>
        /// <param name="pump">Its line.</param>
        /// <param name="clock">Its time.</param>
        /// <param name="mail">Its messages, with what reads them and where its state is put for others.</param>
        public BusWorker(NodeCycle cycle, SerialPump pump, DeviceClock clock, NodeMail mail)
        {
            _cycle = cycle;
            _pump = pump;
            _clock = clock;
            _inbox = mail.Inbox;
            _delivery = mail.Delivery;
            _report = mail.Report;
        }

        /// <inheritdoc/>
        public string Name => "bus";

        /// <summary>
        /// Rises with each cycle that went through and with each look that found nothing due: a line that is closed ends its requests within one step, and a node without inverter
        /// may rest for a quarter of an hour. A cycle that is due and does not come, or does not end, leaves it as it is.
        /// </summary>
        public int Progress { get; private set; }

        /// <inheritdoc/>
        public int Work()
        {
            long nowMs = _clock.NowMs();
            Judge(nowMs);
            TakeMessages(nowMs);
            _cycle.Advance(nowMs);
            _pump.Serve(nowMs);
            _cycle.Advance(nowMs);
            Report(nowMs);
            return RestMs(nowMs);
        }

        private void Judge(long nowMs)
        {
            TimeQuality quality = _clock.Quality;
            if (quality != _cycle.TimeQuality || !_isStarted)
            {
                if ((quality == TimeQuality.Unknown) != (_cycle.TimeQuality == TimeQuality.Unknown))
                {
                    _pump.Rebase();
                }

                _cycle.OnClock(quality, nowMs);
            }

            if (!_isStarted)
            {
                _isStarted = true;
                _cycle.Start(nowMs);
            }
        }

        private void TakeMessages(long nowMs)
        {
            bool isConnected = _inbox.IsConnected;
            int connections = _inbox.Connections;
            if (_wasConnected && (!isConnected || connections != _connectionsSeen))
            {
                _cycle.OnLinkLost();
            }

            if (isConnected && connections != _connectionsSeen)
            {
                _cycle.Announce(nowMs);
            }

            _wasConnected = isConnected;
            _connectionsSeen = connections;
            while (_inbox.TryTake(out string topic, out byte[] payload))
            {
                RejectCode outcome = _delivery.Give(topic, payload, nowMs);
                if (outcome != RejectCode.None)
                {
                    _report.NoteRefusal(topic, (int)outcome);
                }
            }
        }

        private void Report(long nowMs)
        {
            bool isIdle = !_cycle.Bus.IsBusy;
            if (isIdle && (!_wasIdle || nowMs < _cycle.NextDueMs))
            {
                Progress++;
            }

            _wasIdle = isIdle;
            if (isIdle && _report.IsWanted)
            {
                _report.Put(NodeFace.Of(_report.NodeId, _cycle, _wasConnected, _cycle.Energy.Store.Waiting), _cycle, _pump);
            }
        }

        private int RestMs(long nowMs)
        {
            if (_cycle.Bus.IsBusy)
            {
                return ListeningMs;
            }

            long restMs = _cycle.NextDueMs - nowMs;
            return restMs <= 0 ? 0 : restMs > LongestRestMs ? LongestRestMs : (int)restMs;
        }
    }
}
