using EdgeLem.Contracts;
using EdgeLem.Gateway.Http.Live;
using EdgeLem.Gateway.Intake;
using EdgeLem.Gateway.Rounds;
using EdgeLem.Grid;
using EdgeLem.Market;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Corrections;

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
        long[] nodalPrices = [.. round.NodalPrices.Values.Select(price => NetworkRecords.ToWhole(price.MicroEurPerKwh))];
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
                Policy = round.Policy,
                RefusedW = round.RefusedW,
                LowestNodalPriceMicroEurPerKwh = nodalPrices.Length > 0 ? nodalPrices.Min() : null,
                HighestNodalPriceMicroEurPerKwh = nodalPrices.Length > 0 ? nodalPrices.Max() : null,
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
        _totals.Add(round);
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
        private long? _networkMicroEur;

        public void Add(SettledRound round)
        {
            _intervals++;
            _untilS = round.Settlement.Interval.EndS;
            AddLines(round.Settlement, sign: 1);
            foreach (Correction correction in round.Corrections)
            {
                AddLines(correction.Before, sign: -1);
                AddLines(correction.After, sign: 1);
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
            NetworkFeeMicroEur = _networkMicroEur,
        };

        private void AddLines(SettlementResult settlement, int sign)
        {
            foreach (SettlementLine line in settlement.Lines)
            {
                _balanceMicroEur += sign * line.AmountMicroEur;
                if (Accounts.IsNodeId(line.Account))
                {
                    AddNodeLine(line.Kind, sign * line.EnergyJ, sign * line.AmountMicroEur, isBought: line.EnergyJ > 0);
                }
            }
        }

        private void AddNodeLine(SettlementKind kind, long energyJ, long amountMicroEur, bool isBought)
        {
            switch (kind)
            {
                case SettlementKind.Trade when isBought:
                    _localJ += energyJ;
                    _localMicroEur -= amountMicroEur;
                    break;
                case SettlementKind.Deviation when isBought:
                    _importJ += energyJ;
                    _importMicroEur -= amountMicroEur;
                    break;
                case SettlementKind.Deviation:
                    _exportJ -= energyJ;
                    _exportMicroEur += amountMicroEur;
                    break;
                case SettlementKind.Fee or SettlementKind.Loss or SettlementKind.Congestion or SettlementKind.Compensation or SettlementKind.Surplus:
                    _networkMicroEur = _networkMicroEur.GetValueOrDefault() - amountMicroEur;
                    break;
                default:
                    break;
            }
        }
    }
}
