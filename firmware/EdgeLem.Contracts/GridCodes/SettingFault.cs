namespace EdgeLem.Contracts
{
    /// <summary>One control setting that was refused: which, its value, what is allowed. Immutable.</summary>
    public sealed class SettingFault
    {
        internal SettingFault(RejectCode code, string field, string reason)
        {
            Code = code;
            Field = field;
            Reason = reason;
        }

        /// <summary>The number of the reason, 4xx or 103.</summary>
        public RejectCode Code { get; }

        /// <summary>The setting's name as it stands in the message, for instance <c>voltVarVoltagePu[1]</c>.</summary>
        public string Field { get; }

        /// <summary>Setting, value with unit, allowed range and next step, for people.</summary>
        public string Reason { get; }
    }
}
