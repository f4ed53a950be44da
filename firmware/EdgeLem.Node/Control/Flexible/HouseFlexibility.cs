using EdgeLem.Node.Devices;
using EdgeLem.Node.Metering;

namespace EdgeLem.Node.Control
{
    /// <summary>
    /// The flexible devices of a house, worked one after the other in each cycle: all are read, then all decide, the wallbox first because it is the most patient load, then the
    /// storage, which knows what the vehicle may draw, then the heat pump, which gives way to what is left; then all are written.
    /// </summary>
    public sealed class HouseFlexibility
    {
        private readonly FlexibleSituation _situation = new FlexibleSituation();
        private readonly FlexibleUnit[] _units;
        private int _index;
        private bool _isWriting;
        private bool _awaits;
        private bool _wasKnown;
        private HouseMeter? _meter;
        private DispatchKeeper? _dispatch;

        /// <summary>Creates it.</summary>
        /// <param name="wallbox">The wallbox; null without one.</param>
        /// <param name="storage">The storage; null without one.</param>
        /// <param name="heatPump">The heat pump; null without one.</param>
        public HouseFlexibility(WallboxUnit? wallbox, StorageUnit? storage, HeatPumpControl? heatPump)
        {
            Wallbox = wallbox;
            Storage = storage;
            HeatPump = heatPump;
            _units = new FlexibleUnit[(wallbox == null ? 0 : 1) + (storage == null ? 0 : 1)];
            int count = 0;
            if (wallbox != null)
            {
                _units[count] = wallbox;
                count++;
            }

            if (storage != null)
            {
                _units[count] = storage;
            }
        }

        /// <summary>The wallbox; null without one.</summary>
        public WallboxUnit? Wallbox { get; }

        /// <summary>The storage; null without one.</summary>
        public StorageUnit? Storage { get; }

        /// <summary>The heat pump; null without one.</summary>
        public HeatPumpControl? HeatPump { get; }

        /// <summary>Begins a cycle.</summary>
        /// <param name="nowMs">The time.</param>
        /// <param name="meter">Net power and voltage of this cycle.</param>
        /// <param name="dispatch">Envelope and cleared power.</param>
        public void Begin(long nowMs, HouseMeter meter, DispatchKeeper dispatch)
        {
            _meter = meter;
            _dispatch = dispatch;
            _situation.NowMs = nowMs;
            _index = 0;
            _isWriting = false;
            _awaits = false;
        }

        /// <summary>Takes the outcome of the job before and prepares the next one of this cycle.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns>The device to run on the bus; null when the cycle is done.</returns>
        public IBusDevice? Next(long nowMs)
        {
            TakeOutcome(nowMs);
            IBusDevice? device = null;
            while (device == null && (_index < _units.Length || !_isWriting))
            {
                if (_index == _units.Length)
                {
                    Decide(nowMs);
                }
                else
                {
                    device = Prepare(_units[_index], nowMs);
                }
            }

            return device;
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            Wallbox?.Control.Rebase(nowMs);
            HeatPump?.Rebase(nowMs);
        }

        private void TakeOutcome(long nowMs)
        {
            if (!_awaits)
            {
                return;
            }

            _awaits = false;
            if (_isWriting)
            {
                _units[_index].Wrote(nowMs);
            }
            else
            {
                _units[_index].Take(nowMs, _wasKnown);
            }

            _index++;
        }

        private IBusDevice? Prepare(FlexibleUnit unit, long nowMs)
        {
            _wasKnown = unit.WillRead;
            IBusDevice? device = _isWriting ? unit.Obey(nowMs) : unit.Ask(nowMs);
            _awaits = device != null;
            _index += device == null ? 1 : 0;
            return device;
        }

        private void Decide(long nowMs)
        {
            Describe(nowMs);
            for (int i = 0; i < _units.Length; i++)
            {
                _units[i].Decide(_situation);
            }

            HeatPump?.Decide(_situation);
            _isWriting = true;
            _index = 0;
        }

        private void Describe(long nowMs)
        {
            HouseMeter meter = _meter!;
            double storageW = Known(Storage);
            _situation.NowMs = nowMs;
            _situation.VehicleW = Known(Wallbox);
            _situation.VehiclePlannedW = 0;
            _situation.StoragePlannedW = 0;
            _situation.MeterIsLost = meter.Watch.IsLost;
            _situation.BaseW = meter.IsFresh ? meter.Measurement.NetPowerW - storageW - _situation.VehicleW : double.NaN;
            _situation.VoltageV = meter.IsFresh ? meter.Measurement.MeanVoltageV : double.NaN;
            _situation.ImportLimitW = _dispatch!.ImportLimitW;
            _situation.ExportLimitW = _dispatch.ExportLimitW;
            _situation.WantedNetW = _dispatch.ClearedW;
        }

        /// <summary>A device that is lost is part of the house that nobody controls.</summary>
        private static double Known(FlexibleUnit? unit)
        {
            double powerW = unit == null ? 0 : unit.PowerW;
            return double.IsNaN(powerW) ? 0 : powerW;
        }
    }
}
