using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>The files of the device. Names are plain: letters, digits, <c>-</c> and one dot.</summary>
    public interface IFileStore
    {
        /// <summary>A file of energy records; it need not exist.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>The file.</returns>
        public IRecordFile OpenRecords(string name);

        /// <summary>Reads a text, or what a power cut left of its replacement (<see cref="TryWrite"/>).</summary>
        /// <param name="name">Name of the file.</param>
        /// <param name="text">The text; empty when the result is false.</param>
        /// <returns>False when there is none.</returns>
        public bool TryRead(string name, out string text);

        /// <summary>Puts a text in the place of another: after a power cut either the old or the new one is there, whole.</summary>
        /// <param name="name">Name of the file.</param>
        /// <param name="text">The text, at most 4096 bytes.</param>
        /// <returns>False when it could not be written.</returns>
        public bool TryWrite(string name, string text);

        /// <summary>Deletes a file.</summary>
        /// <param name="name">Name of the file.</param>
        /// <returns>Whether it is gone.</returns>
        public bool TryDelete(string name);
    }
}
