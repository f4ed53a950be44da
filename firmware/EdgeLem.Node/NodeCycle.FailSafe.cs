using EdgeLem.Contracts;
using EdgeLem.Node.Control;
using EdgeLem.Node.Metering.Store;

namespace EdgeLem.Node
{
    /// <content>What the node does without gateway, clock or a voltage that it was told to use (docs/control.md, fail-safe).</content>
    public sealed partial class NodeCycle
    {
        private GateMessage? _waitingGate;
        private long _heardMs = long.MinValue;

        /// <summary>Whether the time is known. While it is not, nothing is measured for settlement, bid or dispatched; the droop and the envelope go on.</summary>
        public bool ClockIsKnown => TimeQuality != TimeQuality.Unknown;

        /// <summary>What was wrong with the control part of the last config message; empty when it was taken.</summary>
        public SettingFaults ConfigFaults { get; private set; } = new SettingFaults();

        /// <summary>Storage, wallbox and heat pump; null without any.</summary>
        public HouseFlexibility? Flexibility => _flexibility;

        /// <summary>
        /// While the clock is not known the host's time is one that only runs on, for instance since the start; it jumps to UTC with the call that makes it known.
        /// </summary>
        private void ChangeClock(long nowMs)
        {
            _heardMs = _heardMs == long.MinValue ? _heardMs : nowMs;
            _inverter?.Rebase(nowMs);
            _flexibility?.Rebase(nowMs);
            if (ClockIsKnown)
            {
                FindClock(nowMs);
            }
            else
            {
                _meter.Grid.Forget();
                _dispatch.LoseClock();
            }
        }

        private static int SeedOf(string nodeId)
        {
            int seed = 0;
            for (int i = 0; i < nodeId.Length; i++)
            {
                seed = unchecked((seed * 31) + nodeId[i]);
            }

            return seed;
        }

        private void FindClock(long nowMs)
        {
            _dispatch.FindClock();
            if (_isStarted)
            {
                _plan.Start(nowMs, Settings);
            }

            if (_waitingGate != null)
            {
                OnGate(_waitingGate, nowMs);
                _waitingGate = null;
            }
        }

        /// <summary>A gate that comes before the time is retained by the broker and does not come again soon: it waits.</summary>
        private RejectCode KeepGate(GateMessage gate, RejectCode outcome)
        {
            if (outcome != RejectCode.None || ClockIsKnown)
            {
                return outcome;
            }

            _waitingGate = gate;
            return RejectCode.ClockUnknown;
        }

        private void Hear(long nowMs)
        {
            _heardMs = nowMs;
        }

        private void WatchGateway(long nowMs)
        {
            ControlSettings control = Settings.Control;
            if (control.GatewayLostS > 0 && _heardMs != long.MinValue && nowMs - _heardMs >= control.GatewayLostS * 1000)
            {
                _dispatch.LoseGateway(control.LostImportLimitW, control.LostExportLimitW);
            }
        }

        private RejectCode Examine(ConfigMessage config)
        {
            ConfigFaults = new SettingFaults();
            RejectCode outcome = NodeSettings.Examine(config, ConfigFaults);
            if (outcome == RejectCode.None && config.Control != null && WantsUnknownVoltage(config.Control))
            {
                ConfigFaults.Add(RejectCode.VoltageInputUnavailable, "voltageInput", "positive-sequence needs the three voltages between lines, which this connection's meter does not give; phase-to-neutral magnitudes do not tell it. Use average or per-phase.");
                outcome = ConfigFaults.First;
            }

            return outcome;
        }

        /// <summary>Before the first reading nobody knows whether the meter gives them: then the setting is taken, and the average is used in its place if they do not come.</summary>
        private bool WantsUnknownVoltage(ControlConfig control)
        {
            VoltageInput input = VoltageInput.Average;
            bool isSequence = ControlWords.TryInput(control.VoltageInput, ref input) && input == VoltageInput.PositiveSequence;
            return isSequence && (_phaseCount < 3 || (_meter.Measurement.Exists && !_meter.Measurement.HasLineVoltage));
        }
    }
}
