namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>What one thread of the program does, step by step, so that a test can take the steps without the thread.</summary>
    public interface IWorker
    {
        /// <summary>Name of the thread.</summary>
        public string Name { get; }

        /// <summary>Rises when the worker got something done; a watchdog looks at it.</summary>
        public int Progress { get; }

        /// <summary>Does what is due.</summary>
        /// <returns>How long to rest before the next step, ms, 0 or more; waking it earlier does no harm.</returns>
        public int Work();
    }
}
