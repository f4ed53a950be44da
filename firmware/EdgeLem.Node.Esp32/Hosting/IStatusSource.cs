namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>Tells a person at the console how the node is.</summary>
    public interface IStatusSource
    {
        /// <summary>How the node is now.</summary>
        /// <returns>Lines of text; never a secret.</returns>
        public string[] Status();
    }
}
