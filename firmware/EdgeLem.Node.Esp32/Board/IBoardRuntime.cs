namespace EdgeLem.Node.Esp32.Board
{
    /// <summary>Memory, versions and restart of the board.</summary>
    public interface IBoardRuntime
    {
        /// <summary>Version of the firmware image, such as <c>1.17.0.257</c>.</summary>
        public string FirmwareVersion { get; }

        /// <summary>The packages that were deployed with the program, with the least version that it needs of each.</summary>
        public PackageVersion[] Packages { get; }

        /// <summary>Free managed heap in bytes, after a collection.</summary>
        public long FreeManagedBytes();

        /// <summary>Free memory outside the managed heap, where Wi-Fi and TLS live.</summary>
        /// <param name="freeBytes">All of it.</param>
        /// <param name="largestBytes">Its largest block.</param>
        /// <returns>False when the board does not tell.</returns>
        public bool TryNativeMemory(out long freeBytes, out long largestBytes);

        /// <summary>Random bytes for a boot id: another one at every start.</summary>
        /// <param name="bytes">Receives them.</param>
        public void Draw(byte[] bytes);

        /// <summary>Starts the board anew. On a device it does not return.</summary>
        public void Reboot();
    }
}
