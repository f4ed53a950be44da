namespace EdgeLem.Contracts
{
    /// <summary>How trustworthy a measurement or counter reading is, as written in messages.</summary>
    public static class ReadingQuality
    {
        /// <summary>Read from the meter in this cycle.</summary>
        public const string Ok = "ok";

        /// <summary>The meter did not answer or answered nonsense: the values are the last good ones.</summary>
        public const string Stale = "stale";
    }
}
