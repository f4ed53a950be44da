using EdgeLem.Contracts;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node
{
    /// <summary>Writes and publishes the node's messages; numbers them; allocates nothing after construction.</summary>
    public sealed class Outbox
    {
        private readonly INodeLink _link;
        private readonly MessageWriter _writer = new MessageWriter(MessageLimits.LongestNodePayloadBytes);
        private readonly StateMessage _state = new StateMessage();
        private readonly AboutMessage _about = new AboutMessage();
        private readonly MeasurementMessage _measurement = new MeasurementMessage();
        private readonly string _stateTopic;
        private readonly string _aboutTopic;
        private readonly string _measurementTopic;
        private readonly string _energyTopic;
        private readonly string _ordersTopic;
        private readonly string _boot;
        private long _seq;

        /// <summary>Creates an outbox.</summary>
        /// <param name="identity">The sender.</param>
        /// <param name="link">The way to the gateway.</param>
        public Outbox(NodeIdentity identity, INodeLink link)
        {
            _link = link;
            _boot = identity.Boot.Id;
            _stateTopic = identity.TopicOf(Topics.State);
            _aboutTopic = identity.TopicOf(Topics.About);
            _measurementTopic = identity.TopicOf(Topics.Measurement);
            _energyTopic = identity.TopicOf(Topics.Energy);
            _ordersTopic = identity.TopicOf(Topics.Orders);
            _state.Boot = _boot;
            _state.Firmware = identity.Boot.Firmware;
            _about.Phases = identity.Connection.Phases.Name;
            _about.RatedImportW = identity.Connection.RatedImportW;
            _about.RatedExportW = identity.Connection.RatedExportW;
            _measurement.Boot = _boot;
        }

        /// <summary>Publishes the node's state.</summary>
        /// <param name="meterIsLost">Whether the meter counts as lost.</param>
        /// <param name="nowMs">The time.</param>
        public void State(bool meterIsLost, long nowMs)
        {
            _state.State = meterIsLost ? NodeStates.MeterLost : NodeStates.Online;
            _state.At = nowMs / 1000;
            Publish(_stateTopic, _writer.Write(_state), 1, true);
        }

        /// <summary>Publishes what the node is connected to.</summary>
        /// <param name="bus">Meter and inverter.</param>
        public void About(FieldBus bus)
        {
            Describe(bus);
            Publish(_aboutTopic, _writer.Write(_about), 1, true);
        }

        /// <summary>Publishes what the node is connected to when it is another thing than last published, because a device was found.</summary>
        /// <param name="bus">Meter and inverter.</param>
        public void AboutWhenNew(FieldBus bus)
        {
            if (Describe(bus))
            {
                Publish(_aboutTopic, _writer.Write(_about), 1, true);
            }
        }

        /// <summary>Publishes the last good reading.</summary>
        /// <param name="measurement">The reading; not published before the first one.</param>
        /// <param name="isFresh">Whether it is of this cycle.</param>
        public void Measurement(Measurement measurement, bool isFresh)
        {
            if (!measurement.Exists)
            {
                return;
            }

            _measurement.Seq = ++_seq;
            _measurement.At = measurement.AtMs / 1000;
            _measurement.Quality = isFresh ? ReadingQuality.Ok : ReadingQuality.Stale;
            _measurement.VoltageV = measurement.VoltageV;
            _measurement.CurrentA = measurement.CurrentA;
            _measurement.PowerW = measurement.PowerW;
            _measurement.ReactivePowerVar = measurement.ReactivePowerVar;
            _measurement.FrequencyHz = measurement.FrequencyHz;
            Publish(_measurementTopic, _writer.Write(_measurement), 0, false);
        }

        /// <summary>Publishes the counters at an interval's end.</summary>
        /// <param name="energy">Interval, instant and counters; sender and number are set here.</param>
        public void Energy(EnergyMessage energy)
        {
            energy.Boot = _boot;
            energy.Seq = ++_seq;
            Publish(_energyTopic, _writer.Write(energy), 1, false);
        }

        /// <summary>Publishes orders.</summary>
        /// <param name="orders">Interval and orders; sender and number are set here.</param>
        /// <returns>The sequence number that the gateway's reply will name.</returns>
        public long Orders(OrdersMessage orders)
        {
            orders.Boot = _boot;
            orders.Seq = ++_seq;
            Publish(_ordersTopic, _writer.Write(orders), 1, false);
            return _seq;
        }

        private bool Describe(FieldBus bus)
        {
            string meter = bus.Meter.Model;
            string inverter = bus.Inverter == null ? "" : bus.Inverter.Model;
            long ratedVa = bus.Inverter == null ? 0 : (long)(bus.Inverter.RatedVoltAmpere + 0.5);
            bool isNew = meter != _about.Meter || inverter != _about.Inverter || ratedVa != _about.InverterRatedVa;
            _about.Meter = meter;
            _about.Inverter = inverter;
            _about.InverterRatedVa = ratedVa;
            return isNew;
        }

        private void Publish(string topic, bool wasWritten, int qos, bool retain)
        {
            if (wasWritten)
            {
                _link.Publish(topic, _writer.Payload, _writer.Length, qos, retain);
            }
        }
    }
}
