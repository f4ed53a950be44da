namespace EdgeLem.Node
{
    /// <summary>The ranges of settings that every node has, whatever it runs on: what one kind of node takes the other takes too.</summary>
    public static class SettingRanges
    {
        /// <summary>Highest rated import and export of a connection, W.</summary>
        public const long HighestConnectionW = 10000000;

        /// <summary>Highest rating of one device: W, VA, var or Wh.</summary>
        public const long HighestPower = 1000000;

        /// <summary>Highest unit id on a serial line.</summary>
        public const long HighestSerialUnit = 247;

        /// <summary>Highest unit id over TCP.</summary>
        public const long HighestTcpUnit = 255;

        /// <summary>Longest time after which a device reverts, and longest hold of a storage, s.</summary>
        public const long LongestRevertS = 65534;

        /// <summary>Shortest hold of a storage, s.</summary>
        public const long LeastHoldS = 60;

        /// <summary>Least distance of a storage's highest state of charge from its lowest, %.</summary>
        public const long LeastSpreadPercent = 5;

        /// <summary>Most phases of a wallbox.</summary>
        public const int MostPhases = 3;

        /// <summary>Least charging current, A.</summary>
        public const long LeastCurrentA = 6;

        /// <summary>Highest charging current, A.</summary>
        public const long HighestCurrentA = 63;

        /// <summary>Longest least time of a heat pump, s.</summary>
        public const long LongestRelayS = 7200;

        /// <summary>Usual least time of a heat pump, s.</summary>
        public const long UsualRelayS = 600;
    }
}
