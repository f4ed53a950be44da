using EdgeLem.Node.Face;

namespace EdgeLem.Node.Esp32.Bus
{
    /// <summary>What the bus thread tells the supervisor of the node, for display, lamp and console: put only when it was asked for. Safe for use by both.</summary>
    public sealed class NodeReport
    {
        private readonly object _gate = new object();
        private string[] _lines = new string[0];
        private string[] _details = new string[0];
        private string _refusal = "";
        private int _refusals;
        private bool _isWanted;
        private bool _isOnline;
        private bool _hasMeter;

        /// <summary>Creates a report without content.</summary>
        /// <param name="nodeId">The node.</param>
        public NodeReport(string nodeId)
        {
            NodeId = nodeId;
        }

        /// <summary>Node id.</summary>
        public string NodeId { get; }

        /// <summary>Whether somebody asked since the last <see cref="Put"/>.</summary>
        public bool IsWanted
        {
            get
            {
                lock (_gate)
                {
                    return _isWanted;
                }
            }
        }

        /// <summary>Whether the gateway was reached when the report was put.</summary>
        public bool IsOnline
        {
            get
            {
                lock (_gate)
                {
                    return _isOnline;
                }
            }
        }

        /// <summary>Whether the meter answered when the report was put.</summary>
        public bool HasMeter
        {
            get
            {
                lock (_gate)
                {
                    return _hasMeter;
                }
            }
        }

        /// <summary>Asks for a new report, which is there soon.</summary>
        public void Want()
        {
            lock (_gate)
            {
                _isWanted = true;
            }
        }

        /// <summary>The lines of the node's display, as last put; empty before.</summary>
        public string[] Lines()
        {
            lock (_gate)
            {
                return _lines;
            }
        }

        /// <summary>What a person at the console is told of the devices, as last put; empty before.</summary>
        public string[] Details()
        {
            lock (_gate)
            {
                return _details;
            }
        }

        /// <summary>Notes a message that was not taken.</summary>
        /// <param name="topic">Its topic.</param>
        /// <param name="code">Number of the reject code.</param>
        public void NoteRefusal(string topic, int code)
        {
            lock (_gate)
            {
                _refusals++;
                _refusal = "message " + topic + " ignored, code " + code;
            }
        }

        /// <summary>Puts a report; by the thread that works the node.</summary>
        /// <param name="face">The node's face.</param>
        /// <param name="cycle">The node.</param>
        /// <param name="pump">Its line.</param>
        public void Put(NodeFace face, NodeCycle cycle, SerialPump pump)
        {
            string[] lines = FaceText.Lines(face);
            string meter = "meter " + cycle.Bus.Meter.Model + ": " + (cycle.Meter.Watch.IsLost ? "lost" : "answers") + ", fault " + cycle.Bus.Meter.FaultCode + " " + cycle.Bus.Meter.FaultReason;
            string bus = "bus: " + cycle.Bus.Master.Transactions + " requests, " + cycle.Bus.Master.Errors + " failed" + (pump.IsOpen ? "" : ", closed: " + pump.Problem);
            string inverter = cycle.Bus.Inverter == null ? "no inverter" : "inverter " + cycle.Bus.Inverter.Model + ": fault " + cycle.Bus.Inverter.FaultCode + " " + cycle.Bus.Inverter.FaultReason;
            string energy = "energy: " + cycle.Energy.Store.Waiting + " records wait, " + cycle.Energy.Store.Damaged + " damaged, " + cycle.Energy.Store.WriteFailures + " not written, " + cycle.Energy.Store.Dropped + " given up";
            lock (_gate)
            {
                _isWanted = false;
                _isOnline = face.IsOnline;
                _hasMeter = !cycle.Meter.Watch.IsLost;
                _lines = lines;
                _details = new string[] { meter, bus, inverter, energy, _refusals + " messages refused " + _refusal };
            }
        }
    }
}
