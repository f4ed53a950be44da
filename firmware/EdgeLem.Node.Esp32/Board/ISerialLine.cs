namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>A UART. One thread uses it.</summary>
    public interface ISerialLine
    {
        /// <summary>Whether bytes can be moved.</summary>
        public bool IsOpen { get; }

        /// <summary>Why it is not open or failed last; empty when all is well.</summary>
        public string Problem { get; }

        /// <summary>Opens it.</summary>
        /// <returns>Whether it is open.</returns>
        public bool TryOpen();

        /// <summary>Takes what has arrived; never waits.</summary>
        /// <param name="buffer">Receives the bytes from index 0.</param>
        /// <returns>How many, 0 to the buffer's length; -1 when the line failed and is to be closed.</returns>
        public int Read(byte[] buffer);

        /// <summary>Writes bytes as one piece and returns when the driver has them.</summary>
        /// <param name="bytes">Holds them from index 0.</param>
        /// <param name="count">How many.</param>
        /// <returns>False when the line failed and is to be closed.</returns>
        public bool Write(byte[] bytes, int count);

        /// <summary>Closes it; it can be opened again.</summary>
        public void Close();
    }
}
