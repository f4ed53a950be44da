namespace EdgeLem.Node.Esp32.Supervision
{
    /// <summary>Why the program started the board anew. The numbers are stable: they stand in the last-exit record.</summary>
    public enum ExitReason
    {
        /// <summary>Not by the program: power, the button, the external watchdog or a fault of the firmware.</summary>
        Unplanned = 0,

        /// <summary>A person asked for it at the console.</summary>
        Command = 1,

        /// <summary>The time of day was set back by more than what is evened out.</summary>
        ClockWentBack = 2,

        /// <summary>Too little managed heap, or no native block large enough for the network.</summary>
        LowMemory = 3,

        /// <summary>No address for an hour.</summary>
        NetworkLost = 4,

        /// <summary>A thread made no progress.</summary>
        Stalled = 5,

        /// <summary>The hour of the day at which the settings want it.</summary>
        Daily = 6,

        /// <summary>The broker could not be reached for so many attempts that the client's state is not trusted any more.</summary>
        BrokerLost = 7,
    }
}
