namespace EdgeLem.Contracts
{
    /// <summary>The words of <see cref="ControlConfig"/>.</summary>
    public static class ControlWords
    {
        /// <summary>Switches something on.</summary>
        public const string On = "on";

        /// <summary>Switches something off.</summary>
        public const string Off = "off";

        /// <summary>Active power keeps priority.</summary>
        public const string ActivePriority = "active";

        /// <summary>Reactive power keeps priority.</summary>
        public const string ReactivePriority = "reactive";

        /// <summary>Reads a reactive function.</summary>
        /// <param name="word">The word; empty or null leaves the mode as it is.</param>
        /// <param name="mode">Receives it.</param>
        /// <returns>False for another word.</returns>
        public static bool TryMode(string word, ref ReactiveMode mode)
        {
            switch (word ?? "")
            {
                case "": return true;
                case "constant-power-factor": mode = ReactiveMode.ConstantPowerFactor; return true;
                case "volt-var": mode = ReactiveMode.VoltVar; return true;
                case "watt-var": mode = ReactiveMode.WattVar; return true;
                case "constant-var": mode = ReactiveMode.ConstantVar; return true;
                case "power-factor-watt": mode = ReactiveMode.PowerFactorWatt; return true;
                default: return false;
            }
        }

        /// <summary>Reads a voltage input.</summary>
        /// <param name="word">The word; empty or null leaves the input as it is.</param>
        /// <param name="input">Receives it.</param>
        /// <returns>False for another word.</returns>
        public static bool TryInput(string word, ref VoltageInput input)
        {
            switch (word ?? "")
            {
                case "": return true;
                case "average": input = VoltageInput.Average; return true;
                case "per-phase": input = VoltageInput.PerPhase; return true;
                case "positive-sequence": input = VoltageInput.PositiveSequence; return true;
                default: return false;
            }
        }

        /// <summary>Reads one of two words.</summary>
        /// <param name="word">The word; empty or null leaves the value as it is.</param>
        /// <param name="yes">The word for true.</param>
        /// <param name="no">The word for false.</param>
        /// <param name="value">Receives it.</param>
        /// <returns>False for another word.</returns>
        public static bool TryEither(string word, string yes, string no, ref bool value)
        {
            bool isKnown = string.IsNullOrEmpty(word) || word == yes || word == no;
            value = string.IsNullOrEmpty(word) || !isKnown ? value : word == yes;
            return isKnown;
        }
    }
}
