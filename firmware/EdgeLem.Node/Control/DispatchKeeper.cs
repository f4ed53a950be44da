using EdgeLem.Contracts;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// Holds the envelope: the dispatch in force, the one that begins next, and the last safe limits when neither is valid. Limits never exceed
    /// the ratings of the connection.
    /// </summary>
    public sealed class DispatchKeeper
    {
        /// <summary>How many intervals ahead a dispatch may begin.</summary>
        public const int MostIntervalsAhead = 2;

        private const long LargestLimitW = 1000000000;

        private readonly ConnectionPoint _connection;
        private readonly DispatchMessage _next = new DispatchMessage();
        private bool _hasNext;
        private bool _wasDispatched;
        private long _validUntilS;

        /// <summary>Creates a keeper with the ratings as envelope.</summary>
        /// <param name="connection">The connection.</param>
        public DispatchKeeper(ConnectionPoint connection)
        {
            _connection = connection;
            ImportLimitW = connection.RatedImportW;
            ExportLimitW = connection.RatedExportW;
            ForgetWidest();
        }

        /// <summary>Highest import that may be announced in W: the rating; after <see cref="ForgetWidest"/> the highest limit in force since.</summary>
        public long WidestImportLimitW { get; private set; }

        /// <summary>Highest export that may be announced in W, in the same way.</summary>
        public long WidestExportLimitW { get; private set; }

        /// <summary>Highest import in W, positive. A node without flexible load cannot enforce it; it is there for those that have one.</summary>
        public long ImportLimitW { get; private set; }

        /// <summary>Highest export in W, positive.</summary>
        public long ExportLimitW { get; private set; }

        /// <summary>Power traded locally in the running interval in W: bought positive, sold negative; 0 without a valid dispatch.</summary>
        public long ClearedW { get; private set; }

        /// <summary>On what ground the envelope stands.</summary>
        public FallbackState State { get; private set; }

        /// <summary>Takes a dispatch. It acts from its interval's start, until <see cref="DispatchMessage.ValidUntil"/> or a newer one.</summary>
        /// <param name="dispatch">The message as received.</param>
        /// <param name="grid">The interval grid.</param>
        /// <param name="nowS">The time in UTC epoch seconds.</param>
        /// <returns>
        /// <see cref="RejectCode.None"/>; <see cref="RejectCode.FieldOutOfRange"/> for limits outside 0 to 10^9 W, cleared power beyond 10^9 W, a length outside the grid's range or a
        /// validity that ends before it begins; <see cref="RejectCode.ClockUnknown"/> while the time is not known; <see cref="RejectCode.WrongInterval"/> when the interval is not on the grid, is over, too far ahead, or no longer valid.
        /// </returns>
        public RejectCode Take(DispatchMessage dispatch, IntervalGrid grid, long nowS)
        {
            RejectCode outcome = Check(dispatch, grid, nowS);
            if (outcome == RejectCode.None)
            {
                Advance(nowS);
                _next.IntervalStart = dispatch.IntervalStart;
                _next.ValidUntil = dispatch.ValidUntil;
                _next.ClearedW = dispatch.ClearedW;
                _next.ImportLimitW = Lesser(dispatch.ImportLimitW, _connection.RatedImportW);
                _next.ExportLimitW = Lesser(dispatch.ExportLimitW, _connection.RatedExportW);
                _hasNext = true;
                Advance(nowS);
            }

            return outcome;
        }

        /// <summary>Takes the limits in force for the widest, after the gateway found an order beyond what it knows the connection to carry.</summary>
        public void ForgetWidest()
        {
            WidestImportLimitW = ImportLimitW;
            WidestExportLimitW = ExportLimitW;
        }

        /// <summary>Lets time act: brings the next dispatch into force when its interval begins, and ends one that is not valid any more.</summary>
        /// <param name="nowS">The time in UTC epoch seconds.</param>
        public void Advance(long nowS)
        {
            if (State == FallbackState.ClockUnknown)
            {
                return;
            }

            if (_hasNext && nowS >= _next.IntervalStart)
            {
                _hasNext = false;
                _validUntilS = _next.ValidUntil;
                ImportLimitW = _next.ImportLimitW;
                ExportLimitW = _next.ExportLimitW;
                WidestImportLimitW = Greater(WidestImportLimitW, ImportLimitW);
                WidestExportLimitW = Greater(WidestExportLimitW, ExportLimitW);
                _wasDispatched = true;
                ClearedW = _next.ClearedW;
                State = FallbackState.Dispatched;
            }

            if (State == FallbackState.Dispatched && nowS >= _validUntilS)
            {
                ClearedW = 0;
                State = FallbackState.LastEnvelope;
            }
        }

        /// <summary>
        /// Notes that the gateway is lost. A dispatch that is still valid holds to its end; from then on the last envelope is narrowed to the limits, until the next
        /// dispatch comes into force. Limits are never widened.
        /// </summary>
        /// <param name="importLimitW">Highest import in W, or -1 for the last envelope's.</param>
        /// <param name="exportLimitW">Highest export in W, or -1 for the last envelope's.</param>
        public void LoseGateway(long importLimitW, long exportLimitW)
        {
            if (State != FallbackState.RatedLimits && State != FallbackState.LastEnvelope)
            {
                return;
            }

            ImportLimitW = importLimitW >= 0 ? Lesser(importLimitW, ImportLimitW) : ImportLimitW;
            ExportLimitW = exportLimitW >= 0 ? Lesser(exportLimitW, ExportLimitW) : ExportLimitW;
            State = FallbackState.GatewayLost;
        }

        /// <summary>Notes that the time is not known any more: what was traded does not count, the envelope goes on, a dispatch for later is dropped.</summary>
        public void LoseClock()
        {
            _hasNext = false;
            ClearedW = 0;
            State = FallbackState.ClockUnknown;
        }

        /// <summary>Notes that the time is known again: the envelope goes on until the next dispatch.</summary>
        public void FindClock()
        {
            if (State == FallbackState.ClockUnknown)
            {
                State = _wasDispatched ? FallbackState.LastEnvelope : FallbackState.RatedLimits;
            }
        }

        private RejectCode Check(DispatchMessage dispatch, IntervalGrid grid, long nowS)
        {
            long length = dispatch.IntervalSeconds;
            if (length < IntervalGrid.ShortestIntervalSeconds || length > IntervalGrid.LongestIntervalSeconds
                || dispatch.ImportLimitW < 0 || dispatch.ImportLimitW > LargestLimitW
                || dispatch.ExportLimitW < 0 || dispatch.ExportLimitW > LargestLimitW
                || dispatch.ClearedW < -LargestLimitW || dispatch.ClearedW > LargestLimitW
                || dispatch.ValidUntil <= dispatch.IntervalStart)
            {
                return RejectCode.FieldOutOfRange;
            }

            if (State == FallbackState.ClockUnknown)
            {
                return RejectCode.ClockUnknown;
            }

            bool isOver = dispatch.IntervalStart <= nowS - length || dispatch.ValidUntil <= nowS;
            bool isTooFarAhead = dispatch.IntervalStart > nowS + (MostIntervalsAhead * length);
            return isOver || isTooFarAhead || !grid.Has(dispatch.IntervalStart, length) ? RejectCode.WrongInterval : RejectCode.None;
        }

        private static long Greater(long a, long b)
        {
            return a > b ? a : b;
        }

        private static long Lesser(long a, long b)
        {
            return a < b ? a : b;
        }
    }
}
