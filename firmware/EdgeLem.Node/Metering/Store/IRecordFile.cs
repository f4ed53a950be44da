namespace EdgeLem.Node.Metering.Store
{
    /// <summary>
    /// One small file of the node's storage. Failure is a result, never an exception. On a device each call opens and closes the file: littlefs commits
    /// what was written when the file is closed, so after a power cut an <see cref="Append"/> that had returned is there, and of the one that had not
    /// any part, from nothing to all, may be.
    /// </summary>
    public interface IRecordFile
    {
        /// <summary>Length in bytes; 0 when the file does not exist.</summary>
        public int Length { get; }

        /// <summary>Writes at the end and returns when the bytes are on the medium.</summary>
        /// <param name="bytes">Buffer with the bytes from index 0.</param>
        /// <param name="count">How many; above 0.</param>
        /// <returns>False when they could not all be written; a part of them may stand at the end then.</returns>
        public bool Append(byte[] bytes, int count);

        /// <summary>Reads from a place in the file.</summary>
        /// <param name="offset">First byte, 0 or more.</param>
        /// <param name="bytes">Receives the bytes from index 0.</param>
        /// <param name="count">How many; above 0.</param>
        /// <returns>False when the file does not reach so far or cannot be read.</returns>
        public bool Read(int offset, byte[] bytes, int count);

        /// <summary>Cuts the file off; at length 0 the file may be deleted.</summary>
        /// <param name="length">The new length in bytes, 0 to <see cref="Length"/>.</param>
        /// <returns>False when it stays as it was.</returns>
        public bool Truncate(int length);
    }
}
