using EdgeLem.Contracts;

namespace EdgeLem.Node.Metering.Store
{
    /// <summary>Which replies to an energy message end the matter (docs/energy-store.md lists them with their reasons).</summary>
    public static class EnergyAnswer
    {
        /// <summary>
        /// Whether a stored record need not be sent again: it was accepted, or it was refused for what it says, which will not change. Everything that
        /// may be different next time - the gateway does not know the node yet, had no room in this second, cannot read the message, or thinks that the
        /// interval has not ended - is repeated later.
        /// </summary>
        /// <param name="code">Number of the <see cref="RejectCode"/> in the reply.</param>
        /// <returns>True when the record has done its duty.</returns>
        public static bool IsFinal(int code)
        {
            switch ((RejectCode)code)
            {
                case RejectCode.None:
                case RejectCode.MissingField:
                case RejectCode.FieldOutOfRange:
                case RejectCode.EnergyIntervalUnknown:
                case RejectCode.CounterWentBack:
                case RejectCode.CounterJumped:
                case RejectCode.ReadingDiffers:
                    return true;
                default:
                    return false;
            }
        }
    }
}
