using System.Threading;

namespace EdgeLem.Node.Esp32.Hosting
{
    /// <summary>What ends the rest of each of the three threads. Immutable.</summary>
    public sealed class ThreadWakes
    {
        /// <summary>Ends the rest of the bus thread.</summary>
        public AutoResetEvent Bus { get; } = new AutoResetEvent(false);

        /// <summary>Ends the rest of the link thread.</summary>
        public AutoResetEvent Link { get; } = new AutoResetEvent(false);

        /// <summary>Ends the rest of the supervisor thread.</summary>
        public AutoResetEvent Supervisor { get; } = new AutoResetEvent(false);
    }
}
