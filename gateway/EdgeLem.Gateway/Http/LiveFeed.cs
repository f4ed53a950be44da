using EdgeLem.Contracts;
using EdgeLem.Gateway.Http.Live;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Gateway.Http;

/// <summary>Turns what the market does into what the page shows.</summary>
public sealed class LiveFeed : IRoundObserver
{
    private readonly LiveState _state;
    private readonly Feeder _feeder;
    private readonly SettlementTotals _totals = new();
    private RejectCounters? _counters;
    private long _acceptedBefore;
    private long _rejectedBefore;

    /// <summary>Creates the feed and the state that it writes.</summary>
    /// <param name="feeder">The feeder.</param>
    /// <param name="limits">The limits to draw.</param>
    /// <param name="nodes">The registered nodes.</param>
    public LiveFeed(Feeder feeder, NetworkLimits limits, IEnumerable<RegisteredNode> nodes)
    {
        _feeder = feeder;
        _state = new LiveState(LiveFeederMap.Of(feeder, limits, nodes));
    }

    /// <summary>What the page reads.</summary>
    public LiveState State => _state;

    /// <summary>Gives the order counters, which are shown per round.</summary>
    /// <param name="counters">The gateway's counters.</param>
    public void Watch(RejectCounters counters) => _counters = counters;

    /// <summary>Moves the page's clock.</summary>
    /// <param name="nowS">Market time, UTC epoch seconds.</param>
    /// <param name="options">Market parameters with defaults filled in.</param>
    public void SetClock(long nowS, GatewayOptions options)
    {
        long start = nowS / options.IntervalS * options.IntervalS;
        long closure = start + options.IntervalS - options.GateClosureLeadS;
        _state.SetClock(new LiveClock
        {
            NowS = nowS,
            IntervalStartS = start,
            IntervalLengthS = options.IntervalS,
            NextGateClosureS = nowS < closure ? closure : closure + options.IntervalS,
        });
    }

    /// <inheritdoc/>
    public void GateOpened(OpenGate gate)
    {
        _acceptedBefore = _counters?.OrdersAccepted ?? 0;
        _rejectedBefore = _counters?.OrdersRejected ?? 0;
    }

    /// <inheritdoc/>
    public void Cleared(ClearedRound round)
    {
        _state.AddRound(
            new LiveRound
            {
                IntervalStartS = round.Gate.Interval.StartS,
                IntervalLengthS = round.Gate.Interval.LengthS,
                GateClosureS = round.Gate.ClosesAtS,
                ClearingPriceMicroEurPerKwh = round.Clearing.PriceMicroEurPerKwh,
                RetailPriceMicroEurPerKwh = round.Gate.RetailMicroEurPerKwh,
                FeedInPriceMicroEurPerKwh = round.Gate.FeedInMicroEurPerKwh,
                TradedW = round.Clearing.VolumeW,
                BidsW = round.Clearing.BidW,
                OffersW = round.Clearing.OfferW,
                AcceptedOrders = (int)((_counters?.OrdersAccepted ?? 0) - _acceptedBefore),
                RejectedOrders = (int)((_counters?.OrdersRejected ?? 0) - _rejectedBefore),
            },
            new LiveCheck
            {
                Converged = round.Check.Converged,
                Violations = [.. round.Check.Violations.Select(violation => violation.Message)],
                PredictedVoltages = round.Check.Converged ? PredictedVoltages(round.Check.Flow) : [],
            });
    }

    /// <inheritdoc/>
    public void Settled(SettledRound round)
    {
        _totals.Add(round.Settlement);
        _state.SetSettlement(_totals.ToLive());
    }

    /// <inheritdoc/>
    public void Measured(string nodeId, MeasurementMessage measurement) => _state.TryReportMeasurement(new LiveMeasurement
    {
        NodeId = nodeId,
        AtS = measurement.At,
        VoltageV = measurement.VoltageV,
        PowerW = measurement.PowerW,
        ReactivePowerVar = measurement.ReactivePowerVar,
        Quality = measurement.Quality,
    });

    /// <inheritdoc/>
    public void StateChanged(string nodeId, StateMessage state) =>
        _state.TrySetNodeState(nodeId, state.State == NodeStates.Lost ? LiveNodeState.Lost : LiveNodeState.Online, state.At);

    private LiveBusVoltage[] PredictedVoltages(PowerFlowResult flow)
    {
        var voltages = new LiveBusVoltage[_feeder.Buses.Count];
        for (int bus = 0; bus < voltages.Length; bus++)
        {
            voltages[bus] = new LiveBusVoltage
            {
                BusId = _feeder.Buses[bus].Id,
                VoltagePu = [VoltagePu(flow, bus, 0), VoltagePu(flow, bus, 1), VoltagePu(flow, bus, 2)],
            };
        }

        return voltages;
    }

    private static double VoltagePu(PowerFlowResult flow, int bus, int phase) => flow.HasPhase(bus, phase) ? flow.VoltagePu(bus, phase) : double.NaN;

    private sealed class SettlementTotals
    {
        private int _intervals;
        private long _untilS;
        private long _balanceMicroEur;
        private long _localJ;
        private long _localMicroEur;
        private long _importJ;
        private long _importMicroEur;
        private long _exportJ;
        private long _exportMicroEur;

        public void Add(SettlementResult settlement)
        {
            _intervals++;
            _untilS = settlement.Interval.EndS;
            foreach (SettlementLine line in settlement.Lines)
            {
                _balanceMicroEur += line.AmountMicroEur;
                if (line.Account != Accounts.Retailer)
                {
                    AddNodeLine(line);
                }
            }
        }

        public LiveSettlement ToLive() => new()
        {
            SettledIntervals = _intervals,
            SettledUntilS = _untilS,
            BalanceMicroEur = _balanceMicroEur,
            LocalEnergyWh = _localJ / EnergyPrice.JoulePerWh,
            LocalTradeMicroEur = _localMicroEur,
            GridImportWh = _importJ / EnergyPrice.JoulePerWh,
            GridImportMicroEur = _importMicroEur,
            GridExportWh = _exportJ / EnergyPrice.JoulePerWh,
            GridExportMicroEur = _exportMicroEur,
        };

        private void AddNodeLine(SettlementLine line)
        {
            switch (line.Kind)
            {
                case SettlementKind.Trade when line.EnergyJ > 0:
                    _localJ += line.EnergyJ;
                    _localMicroEur -= line.AmountMicroEur;
                    break;
                case SettlementKind.Deviation when line.EnergyJ > 0:
                    _importJ += line.EnergyJ;
                    _importMicroEur -= line.AmountMicroEur;
                    break;
                case SettlementKind.Deviation:
                    _exportJ -= line.EnergyJ;
                    _exportMicroEur += line.AmountMicroEur;
                    break;
                default:
                    break;
            }
        }
    }
}
