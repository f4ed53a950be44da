// Source   IEEE 1547-2018 clauses 5.3.2 constant power factor, 5.3.3 volt-VAR, 5.3.4 watt-VAR, 5.3.5 constant reactive power; VDE-AR-N 4105:2018-11 cos phi (P).
// Sign     load reference: absorption positive. The profile's numbers are printed with injection positive and turned here.
using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>The one reactive function in force, with its response and, after a change, its blend.</summary>
    public sealed class ReactiveControl
    {
        private const double PowerFactorFallsFromPu = 0.5;

        private readonly VoltVarDroop _droop;
        private readonly VoltageReference _reference = new VoltageReference();
        private readonly ModeBlend _blend = new ModeBlend();
        private GridCodeProfile _profile;
        private PointCurve? _wattVar;

        /// <summary>Creates it at 0 var.</summary>
        /// <param name="settings">The profile.</param>
        public ReactiveControl(ControlSettings settings)
        {
            _profile = settings.Profile;
            _droop = new VoltVarDroop(CurveOf(_profile), _profile.ReactiveResponseS);
            Take(_profile);
        }

        /// <summary>Reactive power that is in force, pu of the inverter's VA, absorption positive.</summary>
        public double ReactivePu => _droop.ReactivePu;

        /// <summary>Reactive power towards which it moves, pu of the inverter's VA, absorption positive.</summary>
        public double TargetPu => _droop.TargetPu;

        /// <summary>Whether the function needs a voltage.</summary>
        public bool NeedsVoltage => _profile.Mode == ReactiveMode.VoltVar;

        /// <summary>Whether the target moves by itself: a blend runs.</summary>
        public bool IsMoving => _blend.IsRunning;

        /// <summary>The reference of the volt-VAR curve in pu.</summary>
        public double ReferencePu => _reference.Pu;

        /// <summary>Exchanges the function; the output goes on from where it is, and the target is blended over.</summary>
        /// <param name="settings">The profile.</param>
        public void Configure(ControlSettings settings)
        {
            _profile = settings.Profile;
            _droop.Change(CurveOf(_profile), _profile.ReactiveResponseS);
            _blend.Begin(_droop.ReactivePu, _profile.BlendS);
            Take(_profile);
        }

        /// <summary>Moves the output to the present and aims it anew.</summary>
        /// <param name="nowMs">The time in ms.</param>
        /// <param name="sample">The voltages; at least one when <see cref="NeedsVoltage"/>.</param>
        /// <param name="unit">Present power and capability of the inverter.</param>
        public void Sample(long nowMs, GridSample sample, UnitCapability unit)
        {
            double wantedPu = Wanted(nowMs, sample, unit);
            _droop.Aim(nowMs, _blend.IsRunning ? _blend.Mix(nowMs, wantedPu) : wantedPu, unit.InjectLimitPu, unit.AbsorbLimitPu);
        }

        /// <summary>Moves the output to the present without a voltage: the target is held.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Advance(long nowMs)
        {
            _droop.Advance(nowMs);
            _reference.Pause();
        }

        /// <summary>Moves the output to the present and lets it go back to 0 var.</summary>
        /// <param name="nowMs">The time in ms.</param>
        public void Release(long nowMs)
        {
            _droop.Release(nowMs);
            _reference.Pause();
        }

        /// <summary>Takes a clock that was set: what lies between is no time that passed.</summary>
        /// <param name="nowMs">The time in ms after the setting.</param>
        public void Rebase(long nowMs)
        {
            _droop.Rebase(nowMs);
            _reference.Pause();
            _blend.End();
        }

        private static VoltVarCurve CurveOf(GridCodeProfile profile)
        {
            // Another function needs no curve, and a code without default points has none: a flat one stands in.
            return VoltVarCurve.IsValid(profile.VoltVarVoltagePu, profile.VoltVarReactivePu)
                ? new VoltVarCurve(profile.VoltVarVoltagePu!, profile.VoltVarReactivePu!)
                : new VoltVarCurve(new double[] { 0.9, 1, 1, 1.1 }, new double[VoltVarCurve.PointCount]);
        }

        private void Take(GridCodeProfile profile)
        {
            _wattVar = profile.Mode == ReactiveMode.WattVar ? new PointCurve(profile.WattVarPowerPu, profile.WattVarReactivePu) : null;
            _reference.Configure(profile.ReferencePu, profile.ReferenceTauS);
        }

        private double Wanted(long nowMs, GridSample sample, UnitCapability unit)
        {
            switch (_profile.Mode)
            {
                case ReactiveMode.VoltVar: return ByVoltage(nowMs, sample);
                case ReactiveMode.WattVar: return -_wattVar!.At(unit.LoadingPu);
                case ReactiveMode.ConstantVar: return -_profile.ReactivePu;
                case ReactiveMode.PowerFactorWatt: return unit.GenerationPu * TangentOf(PowerFactorAt(unit.LoadingPu));
                default: return (_profile.PowerFactorInjects ? -unit.GenerationPu : unit.GenerationPu) * TangentOf(_profile.PowerFactor);
            }
        }

        /// <summary>Mean over the voltages of what the curve, shifted to its reference, asks for: the sum of what the phases would do on their own.</summary>
        private double ByVoltage(long nowMs, GridSample sample)
        {
            _reference.Sample(nowMs, sample.MeanPu);
            double shiftPu = _reference.Pu - 1;
            double sum = 0;
            for (int i = 0; i < sample.Count; i++)
            {
                sum += _droop.AbsorbedAt(sample.VoltagePu(i) - shiftPu);
            }

            return sample.Count > 1 ? sum / sample.Count : sum;
        }

        private double PowerFactorAt(double loadingPu)
        {
            double beyond = (loadingPu - PowerFactorFallsFromPu) / (1 - PowerFactorFallsFromPu);
            return beyond <= 0 ? 1 : beyond >= 1 ? _profile.RatedPowerFactor : 1 - (beyond * (1 - _profile.RatedPowerFactor));
        }

        private static double TangentOf(double powerFactor)
        {
            double square = powerFactor * powerFactor;
            return square > 0 && square < 1 ? Math.Sqrt((1 - square) / square) : 0;
        }
    }
}
