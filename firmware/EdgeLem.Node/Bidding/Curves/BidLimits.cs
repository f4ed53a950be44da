// Method   most that the node may buy and sell in an interval: its connection's rating, or less where the gateway knows the connection by less, and its own voltage seen through the published sensitivity, taken as
//          constant. The envelope in force is none of its limits: it holds for the running interval, and the gateway decides the next one on what nodes could do.
// Symbols  V mean voltage now, V;  P net power now, W;  s fall of that voltage per kW of import, V/kW;  V_min, V_max band, V.
//            import <= P + 1000 (V - V_min) / s          export <= 1000 (V_max - V) / s - P
// Sign     load reference: import positive. Both limits are 0 or more.
// Limits   Neighbours' orders move the voltage too, and nobody knows them before the clearing: this keeps single orders sensible, the gateway's power flow
//          judges all of them together. Without s or a voltage the band does not limit.
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Bidding
{
    /// <summary>How much the node may bid and offer. One object, refilled.</summary>
    public sealed class BidLimits
    {
        private const double WattPerKilowatt = 1000;

        /// <summary>Most that may be bought in W.</summary>
        public long ImportW { get; private set; }

        /// <summary>Most that may be sold in W.</summary>
        public long ExportW { get; private set; }

        /// <summary>Takes the limits of an interval.</summary>
        /// <param name="envelope">The envelopes so far, which never exceed the ratings.</param>
        /// <param name="measurement">The last reading.</param>
        /// <param name="settings">Sensitivity and voltage band.</param>
        public void Take(DispatchKeeper envelope, Measurement measurement, BiddingSettings settings)
        {
            ImportW = envelope.WidestImportLimitW;
            ExportW = envelope.WidestExportLimitW;
            double fallVPerKw = settings.VoltageFallVPerKw;
            if (fallVPerKw > 0 && !double.IsNaN(measurement.MeanVoltageV) && !double.IsNaN(measurement.NetPowerW))
            {
                double fallW = WattPerKilowatt * (measurement.MeanVoltageV - settings.LowestVoltageV) / fallVPerKw;
                double riseW = WattPerKilowatt * (settings.HighestVoltageV - measurement.MeanVoltageV) / fallVPerKw;
                ImportW = Lesser(ImportW, measurement.NetPowerW + fallW);
                ExportW = Lesser(ExportW, riseW - measurement.NetPowerW);
            }
        }

        private static long Lesser(long limitW, double otherW)
        {
            return otherW >= limitW ? limitW : otherW <= 0 ? 0 : (long)otherW;
        }
    }
}
