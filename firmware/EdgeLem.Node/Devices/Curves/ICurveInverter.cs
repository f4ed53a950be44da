namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// An inverter that can follow curves by itself. A node may leave the droop to it, or write the same curve once and then override it with setpoints whose
    /// reversion time ends when the node dies: the inverter then falls back to the curve.
    /// </summary>
    public interface ICurveInverter : IInverter
    {
        /// <summary>Whether the inverter takes a volt-var curve; false until discovered.</summary>
        public bool HasVoltVarCurve { get; }

        /// <summary>Whether the inverter takes a volt-watt curve; false until discovered.</summary>
        public bool HasVoltWattCurve { get; }

        /// <summary>Whether the last curve job, being finished, was confirmed by reading back. False from its beginning until then.</summary>
        public bool CurveSucceeded { get; }

        /// <summary>
        /// Starts writing a curve, having it adopted and enabled, each with read-back. A curve that the inverter shows already is not written again, since
        /// curves lie in flash.
        /// </summary>
        /// <param name="curve">The curve.</param>
        public void BeginCurve(InverterCurve curve);

        /// <summary>Starts disabling the inverter's curve of a kind.</summary>
        /// <param name="kind">Which one.</param>
        public void BeginCurveOff(CurveKind kind);
    }
}
