namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>
    /// One connection to a broker, in the manner of M2Mqtt: it does not come back by itself, and what it took to send is lost with it. Only the thread that
    /// owns it calls it.
    /// </summary>
    public interface IBrokerSession
    {
        /// <summary>Whether the connection stands, as far as is known.</summary>
        public bool IsConnected { get; }

        /// <summary>Why it did not connect, for a person; empty when it did. Never a secret.</summary>
        public string Problem { get; }

        /// <summary>Connects with a session that outlives the connection; waits for the answer, at most 30 s.</summary>
        /// <returns>Whether the broker accepted.</returns>
        public bool Connect();

        /// <summary>Asks for topics with QoS 1; the answer comes to <see cref="IBrokerListener.OnSubscribed"/>.</summary>
        /// <param name="topics">The filters.</param>
        /// <returns>False when it could not ask.</returns>
        public bool Subscribe(string[] topics);

        /// <summary>Sends a message; with QoS 1 its fate comes to <see cref="IBrokerListener.OnPublished"/>.</summary>
        /// <param name="topic">Full topic name.</param>
        /// <param name="payload">The whole payload; the session keeps it.</param>
        /// <param name="qos">0 or 1.</param>
        /// <param name="retain">Whether the broker keeps it.</param>
        /// <returns>The number by which its fate will be told; -1 when it was not taken.</returns>
        public int Publish(string topic, byte[] payload, int qos, bool retain);

        /// <summary>Ends it, in order when it stands, and frees what it holds. It may be called in any state and again.</summary>
        public void Close();
    }
}
