using EdgeLem.Modbus;
using EdgeLem.Node.Esp32.Board;
using EdgeLem.Node.Hosting;

namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>Moves bytes between a master and a serial line: opens the line, closes it when it failed, and opens it again after a growing pause.</summary>
    public sealed class SerialPump
    {
        private readonly ModbusMaster _master;
        private readonly ISerialLine _line;
        private readonly ReconnectBackoff _backoff = new ReconnectBackoff();
        private readonly byte[] _received = new byte[260];
        private long _nextTryMs = long.MinValue;

        /// <summary>Joins a master and a line.</summary>
        /// <param name="master">The master.</param>
        /// <param name="line">The line; it may be closed.</param>
        public SerialPump(ModbusMaster master, ISerialLine line)
        {
            _master = master;
            _line = line;
        }

        /// <summary>Whether the line is open.</summary>
        public bool IsOpen => _line.IsOpen;

        /// <summary>Why the line is closed; empty while it is open.</summary>
        public string Problem => _line.Problem;

        /// <summary>How often the line failed.</summary>
        public int Failures { get; private set; }

        /// <summary>Gives the master what has arrived, writes what it wants written, and tells it the time. It never waits.</summary>
        /// <param name="nowMs">The node's time.</param>
        public void Serve(long nowMs)
        {
            if (_master.LinkMustReset && _line.IsOpen)
            {
                GiveUp(nowMs);
            }
            else if (IsReady(nowMs) && Receive(nowMs))
            {
                Transmit(nowMs);
            }

            _master.Poll(nowMs);
        }

        /// <summary>The node's time has jumped: pauses that were counted in the old one are over.</summary>
        public void Rebase()
        {
            _nextTryMs = long.MinValue;
        }

        /// <summary>While the line is closed requests fail at once, so that the node's cycle goes on.</summary>
        private bool IsReady(long nowMs)
        {
            if (_line.IsOpen)
            {
                return true;
            }

            if (nowMs >= _nextTryMs)
            {
                if (_line.TryOpen())
                {
                    return true;
                }

                Failures++;
                _nextTryMs = nowMs + _backoff.Next();
            }

            if (_master.TransmitLength > 0)
            {
                _master.ReportLinkDown(nowMs);
            }

            return false;
        }

        /// <summary>What came before a request is no answer to it: the master gets it first, and decides whether the line is quiet enough to send.</summary>
        private bool Receive(long nowMs)
        {
            int count = _line.Read(_received);
            while (count > 0)
            {
                _backoff.Reset();
                _master.Receive(_received, 0, count, nowMs);
                count = _line.Read(_received);
            }

            return count == 0 || GiveUp(nowMs);
        }

        private void Transmit(long nowMs)
        {
            _master.Poll(nowMs);
            if (_master.TransmitLength == 0)
            {
                return;
            }

            if (_line.Write(_master.TransmitBuffer, _master.TransmitLength))
            {
                _master.Transmitted(nowMs);
            }
            else
            {
                GiveUp(nowMs);
            }
        }

        private bool GiveUp(long nowMs)
        {
            _line.Close();
            Failures++;
            _nextTryMs = nowMs + _backoff.Next();
            _master.ReportLinkDown(nowMs);
            return false;
        }
    }
}
