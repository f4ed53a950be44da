using EdgeLem.Node.Control;

namespace EdgeLem.Node.Face
{
    /// <summary>The lines of a <see cref="NodeFace"/>, the most important first: a display with four lines shows the first four.</summary>
    public static class FaceText
    {
        /// <summary>Characters of a line: 128 pixels of 6 each.</summary>
        public const int Columns = 21;

        private const string Unknown = "--";
        private const double MicroEurPerCent = 10000;

        /// <summary>Writes the lines, each exactly <see cref="Columns"/> characters.</summary>
        /// <param name="face">What to show.</param>
        /// <returns>The lines.</returns>
        public static string[] Lines(NodeFace face)
        {
            return new string[]
            {
                Apart(face.NodeId.ToUpper(), face.IsOnline ? "ONLINE" : "OFFLINE"),
                Apart(Whole(face.NetPowerW) + " W", Tenths(face.VoltageV) + " V"),
                Apart("PRICE", (face.HasPrice ? (face.PriceMicroEurPerKwh / MicroEurPerCent).ToString("F2") : Unknown) + " ct/kWh"),
                Apart("TRADED", face.ClearedW + " W"),
                Apart("LIMITS", Ground(face.Envelope)),
                Apart("WAITING", "" + face.WaitingRecords),
            };
        }

        /// <summary>Left and right edge; what does not fit is cut from the left text, as the right one holds the value.</summary>
        private static string Apart(string left, string right)
        {
            string value = right.Length > Columns ? right.Substring(0, Columns) : right;
            int room = Columns - value.Length - 1;
            room = room < 0 ? 0 : room;
            return (left.Length > room ? left.Substring(0, room) : left).PadRight(Columns - value.Length) + value;
        }

        private static string Whole(double value)
        {
            return IsKnown(value) ? value.ToString("F0") : Unknown;
        }

        private static string Tenths(double value)
        {
            return IsKnown(value) ? value.ToString("F1") : Unknown;
        }

        private static bool IsKnown(double value)
        {
            return !double.IsNaN(value) && !double.IsInfinity(value);
        }

        private static string Ground(FallbackState state)
        {
            switch (state)
            {
                case FallbackState.Dispatched: return "DISPATCHED";
                case FallbackState.LastEnvelope: return "LAST ENVELOPE";
                default: return "RATED";
            }
        }
    }
}
