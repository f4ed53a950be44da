using EdgeLem.Contracts;
using EdgeLem.Node.Bidding;
using EdgeLem.Node.Control;

namespace EdgeLem.Node
{
    /// <summary>What the gateway may change in a running node. Immutable; a message is checked as a whole and taken as a whole.</summary>
    public sealed class NodeSettings
    {
        private static readonly double[] CategoryBVoltagePu = new double[] { 0.92, 0.98, 1.02, 1.08 };
        private static readonly double[] CategoryBReactivePu = new double[] { 0.44, 0, 0, -0.44 };

        /// <summary>Creates the settings that hold until the gateway sends others: IEEE 1547-2018 Category B on 230 V.</summary>
        public NodeSettings()
        {
            Curve = new VoltVarCurve(CategoryBVoltagePu, CategoryBReactivePu);
            Control = new ControlSettings(Defaults());
        }

        /// <summary>Creates settings from a message.</summary>
        /// <param name="message">A message for which <see cref="Check"/> gave <see cref="RejectCode.None"/>.</param>
        /// <exception cref="System.ArgumentException">The curve of the message is not valid.</exception>
        public NodeSettings(ConfigMessage message)
        {
            Curve = new VoltVarCurve(message.VoltVarVoltagePu, message.VoltVarReactivePu);
            Version = message.Version;
            NominalVoltageV = message.NominalVoltageV;
            OpenLoopResponseS = message.OpenLoopResponseS;
            MeasurementPeriodS = message.MeasurementPeriodS;
            ControlPeriodMs = message.ControlPeriodMs;
            OrderLeadS = message.OrderLeadS;
            LimitPriceSharePermille = message.LimitPriceSharePermille;
            Bidding = new BiddingSettings(message.Bidding);
            Control = new ControlSettings(message);
        }

        /// <summary>Version of the message; -1 for the defaults.</summary>
        public long Version { get; } = -1;

        /// <summary>Nominal phase-to-neutral voltage in V; default 230, range 100 to 300.</summary>
        public double NominalVoltageV { get; } = 230;

        /// <summary>Volt-VAR curve; default 0.92, 0.98, 1.02, 1.08 pu with 0.44, 0, 0, -0.44 pu.</summary>
        public VoltVarCurve Curve { get; }

        /// <summary>Open-loop response time of the droop in s; default 5, range 1 to 90.</summary>
        public double OpenLoopResponseS { get; } = 5;

        /// <summary>Time between two measurement messages in s; default 60, range 1 to 900.</summary>
        public long MeasurementPeriodS { get; } = 60;

        /// <summary>Time between two steps of the droop in ms; default 2000, range 100 to 60000.</summary>
        public long ControlPeriodMs { get; } = 2000;

        /// <summary>How long before gate closure orders are sent, in s; default 120, range 0 to 3600.</summary>
        public long OrderLeadS { get; } = 120;

        /// <summary>Place of the limit price between feed-in and retail price in parts per thousand; default 500, range 0 to 1000.</summary>
        public long LimitPriceSharePermille { get; } = 500;

        /// <summary>How the node bids.</summary>
        public BiddingSettings Bidding { get; } = new BiddingSettings(null);

        /// <summary>Grid-code functions and fail-safe limits; by default the droop of <see cref="Curve"/> alone.</summary>
        public ControlSettings Control { get; }

        /// <summary>Whether a message can become settings.</summary>
        /// <param name="message">The message as received.</param>
        /// <returns><see cref="RejectCode.None"/>; <see cref="RejectCode.MissingField"/> without a curve; <see cref="RejectCode.FieldOutOfRange"/> when any value is; a 4xx code for its control part.</returns>
        public static RejectCode Check(ConfigMessage message)
        {
            return Examine(message, new SettingFaults());
        }

        /// <summary>Whether a message can become settings, with all faults of its control part.</summary>
        /// <param name="message">The message as received.</param>
        /// <param name="faults">Receives what is wrong with its control part, by name and value.</param>
        /// <returns>As <see cref="Check"/>.</returns>
        public static RejectCode Examine(ConfigMessage message, SettingFaults faults)
        {
            if (message.VoltVarVoltagePu == null || message.VoltVarReactivePu == null)
            {
                return RejectCode.MissingField;
            }

            bool isSound = VoltVarCurve.IsValid(message.VoltVarVoltagePu, message.VoltVarReactivePu)
                && IsWithin(message.NominalVoltageV, 100, 300)
                && IsWithin(message.OpenLoopResponseS, 1, 90)
                && IsWithin(message.MeasurementPeriodS, 1, 900)
                && IsWithin(message.ControlPeriodMs, 100, 60000)
                && IsWithin(message.OrderLeadS, 0, 3600)
                && IsWithin(message.LimitPriceSharePermille, 0, 1000)
                && message.Version >= 0
                && BiddingSettings.Check(message.Bidding) == RejectCode.None;
            if (!isSound)
            {
                return RejectCode.FieldOutOfRange;
            }

            ControlSettings.Check(message, faults);
            return faults.First;
        }

        private static ConfigMessage Defaults()
        {
            ConfigMessage message = new ConfigMessage();
            message.VoltVarVoltagePu = CategoryBVoltagePu;
            message.VoltVarReactivePu = CategoryBReactivePu;
            message.OpenLoopResponseS = 5;
            message.ControlPeriodMs = 2000;
            return message;
        }

        private static bool IsWithin(double value, double lowest, double highest)
        {
            // NaN compares true on the device: it must be asked for first (docs/adr/0001).
            return !double.IsNaN(value) && value >= lowest && value <= highest;
        }

        private static bool IsWithin(long value, long lowest, long highest)
        {
            return value >= lowest && value <= highest;
        }
    }
}
