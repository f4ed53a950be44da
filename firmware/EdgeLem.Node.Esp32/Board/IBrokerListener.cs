namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>
    /// Hears what happens to a broker connection, on a thread of that connection, which nothing may block and from which the connection may not be called: an
    /// implementation notes what it hears and wakes another thread.
    /// </summary>
    public interface IBrokerListener
    {
        /// <summary>A message came.</summary>
        /// <param name="topic">Full topic name.</param>
        /// <param name="payload">The whole payload; the listener may keep it.</param>
        public void OnMessage(string topic, byte[] payload);

        /// <summary>A message of QoS 1 reached the broker, or was given up.</summary>
        /// <param name="id">Its number.</param>
        /// <param name="isPublished">Whether the broker has it.</param>
        public void OnPublished(int id, bool isPublished);

        /// <summary>The broker answered a subscription.</summary>
        /// <param name="isGranted">Whether every filter was granted.</param>
        public void OnSubscribed(bool isGranted);

        /// <summary>The connection is gone.</summary>
        public void OnClosed();
    }
}
