namespace EdgeLem.Contracts
{
    /// <summary>The name of each reject code as it stands in replies, logs and files; enums print only numbers on the device.</summary>
    public static class RejectReason
    {
        /// <summary>The name of a code.</summary>
        /// <param name="code">The code.</param>
        /// <returns>A short name in kebab case; <c>unknown</c> for a number that has no meaning here.</returns>
        public static string NameOf(RejectCode code)
        {
            switch (code)
            {
                case RejectCode.None: return "accepted";
                case RejectCode.Malformed: return "malformed";
                case RejectCode.TooLarge: return "too-large";
                case RejectCode.MissingField: return "missing-field";
                case RejectCode.FieldOutOfRange: return "field-out-of-range";
                case RejectCode.UnknownNode: return "unknown-node";
                case RejectCode.ForeignBranch: return "foreign-branch";
                case RejectCode.UnknownTopic: return "unknown-topic";
                case RejectCode.Duplicate: return "duplicate";
                case RejectCode.TooManyMessages: return "too-many-messages";
                default: return NameOfContent(code);
            }
        }

        private static string NameOfContent(RejectCode code)
        {
            switch (code)
            {
                case RejectCode.GateClosed: return "gate-closed";
                case RejectCode.WrongInterval: return "wrong-interval";
                case RejectCode.PriceOutOfBounds: return "price-out-of-bounds";
                case RejectCode.QuantityOutOfBounds: return "quantity-out-of-bounds";
                case RejectCode.UnknownSide: return "unknown-side";
                case RejectCode.DuplicateOrderId: return "duplicate-order-id";
                case RejectCode.TooManyOrders: return "too-many-orders";
                case RejectCode.BothSides: return "both-sides";
                case RejectCode.EnergyIntervalUnknown: return "energy-interval-unknown";
                case RejectCode.CounterWentBack: return "counter-went-back";
                case RejectCode.CounterJumped: return "counter-jumped";
                case RejectCode.EnergyTooEarly: return "energy-too-early";
                case RejectCode.ReadingDiffers: return "reading-differs";
                default: return NameOfControl(code);
            }
        }

        private static string NameOfControl(RejectCode code)
        {
            switch (code)
            {
                case RejectCode.UnknownProfile: return "unknown-profile";
                case RejectCode.UnknownChoice: return "unknown-choice";
                case RejectCode.SettingFixed: return "setting-fixed";
                case RejectCode.SettingOutOfRange: return "setting-out-of-range";
                case RejectCode.SettingMissing: return "setting-missing";
                case RejectCode.VoltageInputUnavailable: return "voltage-input-unavailable";
                case RejectCode.LoopGainTooHigh: return "loop-gain-too-high";
                case RejectCode.ClockUnknown: return "clock-unknown";
                default: return "unknown";
            }
        }
    }
}
