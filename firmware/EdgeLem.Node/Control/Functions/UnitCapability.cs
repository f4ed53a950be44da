// Source   IEEE 1547-2018 clause 5.2 and Table 7 (reactive capability), clauses 4.7 and 5.3 (priorities).
// Method   first Q is cut to the capability at the present active power; then, where P and Q exceed S,
//            reactive priority       P <= sqrt(S^2 - Q^2)
//            active priority         Q <= sqrt(S^2 - P^2)
//            constant power factor   both keep their ratio: P <= S cos phi
// Sign     generation and magnitudes positive.
using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>What the inverter can do at its present power.</summary>
    public sealed class UnitCapability
    {
        private GridCodeProfile _profile;

        /// <summary>Creates it without ratings: no capability.</summary>
        /// <param name="profile">Capability and priority.</param>
        public UnitCapability(GridCodeProfile profile)
        {
            _profile = profile;
        }

        /// <summary>Rated apparent power in VA; 0 when not known.</summary>
        public double RatedVoltAmpere { get; private set; }

        /// <summary>Rated active power in W; 0 when not known.</summary>
        public double RatedPowerW { get; private set; }

        /// <summary>Most reactive power that the inverter can be told, var; 0 when it takes no reactive setpoint.</summary>
        public double RatedReactiveVar { get; private set; }

        /// <summary>Generation in pu of rated active power; 0 when not known or when it draws.</summary>
        public double LoadingPu { get; private set; }

        /// <summary>Generation in pu of the VA; 0 when not known or when it draws.</summary>
        public double GenerationPu { get; private set; }

        /// <summary>Most to inject at present, var.</summary>
        public double InjectLimitVar { get; private set; }

        /// <summary>Most to absorb at present, var.</summary>
        public double AbsorbLimitVar { get; private set; }

        /// <summary>Most to inject at present, pu of the VA.</summary>
        public double InjectLimitPu => RatedVoltAmpere > 0 ? InjectLimitVar / RatedVoltAmpere : 0;

        /// <summary>Most to absorb at present, pu of the VA.</summary>
        public double AbsorbLimitPu => RatedVoltAmpere > 0 ? AbsorbLimitVar / RatedVoltAmpere : 0;

        /// <summary>Takes another capability and priority.</summary>
        /// <param name="profile">The profile.</param>
        public void Configure(GridCodeProfile profile)
        {
            _profile = profile;
        }

        /// <summary>Takes the ratings; one that is not a number counts as 0.</summary>
        /// <param name="ratedVoltAmpere">Rated apparent power in VA.</param>
        /// <param name="ratedPowerW">Rated active power in W.</param>
        /// <param name="ratedReactiveVar">Reactive power in var that the inverter can be told at most.</param>
        public void Rate(double ratedVoltAmpere, double ratedPowerW, double ratedReactiveVar)
        {
            RatedVoltAmpere = double.IsNaN(ratedVoltAmpere) ? 0 : ratedVoltAmpere;
            RatedPowerW = double.IsNaN(ratedPowerW) ? 0 : ratedPowerW;
            RatedReactiveVar = double.IsNaN(ratedReactiveVar) ? 0 : ratedReactiveVar;
        }

        /// <summary>Takes the present power.</summary>
        /// <param name="inverterPowerW">Power of the inverter in W, generation negative; NaN when not known: then there is no capability.</param>
        public void Update(double inverterPowerW)
        {
            bool isKnown = !double.IsNaN(inverterPowerW) && RatedVoltAmpere > 0 && RatedPowerW > 0;
            double loadingPu = isKnown ? Math.Abs(inverterPowerW) / RatedPowerW : double.NaN;
            LoadingPu = isKnown && inverterPowerW < 0 ? loadingPu : 0;
            GenerationPu = isKnown && inverterPowerW < 0 ? -inverterPowerW / RatedVoltAmpere : 0;
            InjectLimitVar = LimitVar(_profile.InjectPu, loadingPu, inverterPowerW);
            AbsorbLimitVar = LimitVar(_profile.AbsorbPu, loadingPu, inverterPowerW);
        }

        /// <summary>Holds a reactive power within the capability at present.</summary>
        /// <param name="reactiveVar">Reactive power in var, absorption positive.</param>
        /// <returns>var.</returns>
        public double Clamped(double reactiveVar)
        {
            return Math.Max(-InjectLimitVar, Math.Min(AbsorbLimitVar, reactiveVar));
        }

        /// <summary>What the reactive power leaves to generation.</summary>
        /// <param name="reactiveVar">Reactive power setpoint in var.</param>
        /// <returns>W, 0 to rated active power.</returns>
        public double PowerRoomW(double reactiveVar)
        {
            double roomW = RatedPowerW;
            if (_profile.Mode == ReactiveMode.ConstantPowerFactor)
            {
                roomW = RatedVoltAmpere * _profile.PowerFactor;
            }
            else if (_profile.ReactivePriority)
            {
                roomW = ReactiveCapability.Room(RatedVoltAmpere, reactiveVar);
            }

            return roomW < RatedPowerW ? roomW : RatedPowerW;
        }

        private double LimitVar(double fullSharePu, double loadingPu, double powerW)
        {
            double limitVar = ReactiveCapability.SharePu(fullSharePu, loadingPu) * RatedVoltAmpere;
            if (!_profile.ReactivePriority && limitVar > 0)
            {
                limitVar = Math.Min(limitVar, ReactiveCapability.Room(RatedVoltAmpere, powerW));
            }

            return Math.Min(RatedReactiveVar, limitVar);
        }
    }
}
