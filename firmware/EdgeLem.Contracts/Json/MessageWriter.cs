namespace EdgeLem.Contracts
{
    /// <summary>
    /// Writes the messages that a node sends (docs/messages.md), each as one JSON object in camel case, into a buffer that it owns.
    /// The golden payloads in <c>tests/EdgeLem.Contracts.Tests/Golden</c> are the contract.
    /// </summary>
    public sealed class MessageWriter
    {
        private readonly JsonBuffer _json;

        /// <summary>Creates a writer of any message.</summary>
        public MessageWriter()
            : this(MessageLimits.LongestPayloadBytes)
        {
        }

        /// <summary>Creates a writer.</summary>
        /// <param name="longestBytes">Most bytes of a payload; 16 or more.</param>
        public MessageWriter(int longestBytes)
        {
            _json = new JsonBuffer(longestBytes);
        }

        /// <summary>The payload; the first <see cref="Length"/> bytes belong to the message written last.</summary>
        public byte[] Payload
        {
            get { return _json.Bytes; }
        }

        /// <summary>Length of the payload in bytes.</summary>
        public int Length
        {
            get { return _json.Length; }
        }

        /// <summary>Writes a state message.</summary>
        /// <param name="message">The message.</param>
        /// <returns>False when it does not fit.</returns>
        public bool Write(StateMessage message)
        {
            Begin();
            _json.Text("state", message.State);
            _json.Text("boot", message.Boot);
            _json.Text("firmware", message.Firmware);
            _json.Number("at", message.At);
            return End();
        }

        /// <summary>Writes an about message.</summary>
        /// <param name="message">The message.</param>
        /// <returns>False when it does not fit.</returns>
        public bool Write(AboutMessage message)
        {
            Begin();
            _json.Text("meter", message.Meter);
            _json.Text("inverter", message.Inverter);
            _json.Text("phases", message.Phases);
            _json.Number("ratedImportW", message.RatedImportW);
            _json.Number("ratedExportW", message.RatedExportW);
            _json.Number("inverterRatedVa", message.InverterRatedVa);
            return End();
        }

        /// <summary>Writes a measurement message.</summary>
        /// <param name="message">The message.</param>
        /// <returns>False when it does not fit.</returns>
        public bool Write(MeasurementMessage message)
        {
            Begin();
            Origin(message.Boot, message.Seq);
            _json.Number("at", message.At);
            _json.Text("quality", message.Quality);
            _json.FixedPoints("voltageV", message.VoltageV, 2);
            _json.FixedPoints("currentA", message.CurrentA, 3);
            _json.FixedPoints("powerW", message.PowerW, 1);
            _json.FixedPoints("reactivePowerVar", message.ReactivePowerVar, 1);
            _json.FixedPoint("frequencyHz", message.FrequencyHz, 3);
            return End();
        }

        /// <summary>Writes an energy message.</summary>
        /// <param name="message">The message.</param>
        /// <returns>False when it does not fit.</returns>
        public bool Write(EnergyMessage message)
        {
            Begin();
            Origin(message.Boot, message.Seq);
            _json.Number("intervalStart", message.IntervalStart);
            _json.Number("intervalSeconds", message.IntervalSeconds);
            _json.Number("at", message.At);
            _json.Number("importWh", message.ImportWh);
            _json.Number("exportWh", message.ExportWh);
            return End();
        }

        /// <summary>Writes an orders message.</summary>
        /// <param name="message">The message.</param>
        /// <returns>False when it does not fit.</returns>
        public bool Write(OrdersMessage message)
        {
            Begin();
            Origin(message.Boot, message.Seq);
            _json.Number("intervalStart", message.IntervalStart);
            _json.Number("forecastW", message.ForecastW);
            _json.Number("forecastErrorW", message.ForecastErrorW);
            _json.OpenArray("orders");
            for (int i = 0; i < message.Orders.Length; i++)
            {
                Write(message.Orders[i]);
            }

            _json.CloseArray();
            return End();
        }

        private void Write(OrderEntry order)
        {
            _json.OpenObject();
            _json.Number("id", order.Id);
            _json.Text("side", order.Side);
            _json.Number("quantityW", order.QuantityW);
            _json.Number("priceMicroEurPerKwh", order.PriceMicroEurPerKwh);
            _json.CloseObject();
        }

        private void Origin(string boot, long seq)
        {
            _json.Text("boot", boot);
            _json.Number("seq", seq);
        }

        private void Begin()
        {
            _json.Clear();
            _json.OpenObject();
        }

        private bool End()
        {
            _json.CloseObject();
            return !_json.IsOverflown;
        }
    }
}
