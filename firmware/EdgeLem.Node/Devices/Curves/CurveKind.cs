namespace EdgeLem.Node.Devices
{
    /// <summary>What a curve makes of the voltage.</summary>
    public enum CurveKind
    {
        /// <summary>Reactive power by voltage.</summary>
        VoltVar = 0,

        /// <summary>A limit of generation by voltage.</summary>
        VoltWatt = 1,
    }
}
