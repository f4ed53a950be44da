namespace EdgeLem.Contracts
{
    /// <summary>Makes the profile that control settings mean: the named one, with the values that they give in place of its own.</summary>
    public sealed class ProfileOverride
    {
        private const string Free = "config";

        private readonly ControlConfig _control;
        private readonly GridCodeProfile _profile;
        private readonly SettingFaults _faults;

        private ProfileOverride(ControlConfig control, GridCodeProfile profile, SettingFaults faults)
        {
            _control = control;
            _profile = profile;
            _faults = faults;
        }

        /// <summary>Applies settings to the profile that they name and checks the outcome.</summary>
        /// <param name="control">The settings.</param>
        /// <param name="droop">The message's own curve, which settings without a profile's name mean; null refuses them.</param>
        /// <param name="faults">Receives everything that is wrong.</param>
        /// <returns>The profile to use; null when its name is unknown, not to be used when there is any fault.</returns>
        public static GridCodeProfile? Apply(ControlConfig control, ConfigMessage? droop, SettingFaults faults)
        {
            GridCodeProfile? named = string.IsNullOrEmpty(control.Profile) ? OfDroop(droop) : GridCodeProfiles.Find(control.Profile);
            if (named == null)
            {
                faults.Add(RejectCode.UnknownProfile, "profile", "'" + control.Profile + "' is unknown; the names are in docs/control.md.");
                return null;
            }

            GridCodeProfile profile = named.Copy();
            ProfileOverride own = new ProfileOverride(control, profile, faults);
            own.ApplyWords();
            own.ApplyReactive();
            own.ApplyActive();
            own.ApplyService();
            ProfileCheck.Check(profile, faults);
            ControlRanges.Check(control, faults);
            return profile;
        }

        /// <summary>The droop that a config message without control settings gives, with the capability of Category B and priority for active power.</summary>
        /// <param name="droop">The message, with a curve; null gives null.</param>
        /// <returns>A new profile.</returns>
        public static GridCodeProfile? OfDroop(ConfigMessage? droop)
        {
            if (droop == null)
            {
                return null;
            }

            GridCodeProfile profile = new GridCodeProfile();
            profile.Name = Free;
            profile.Source = "the config message's own curve";
            profile.Range = ProfileRange.Free;
            profile.ReactivePriority = false;
            profile.VoltVarVoltagePu = droop.VoltVarVoltagePu;
            profile.VoltVarReactivePu = droop.VoltVarReactivePu;
            profile.VoltVarResponseS = droop.OpenLoopResponseS;
            profile.VoltWattVoltagePu = new double[] { 1.06, 1.1 };
            profile.VoltWattPowerPu = new double[] { 1, 0 };
            profile.BlendS = 0;
            return profile;
        }

        private void ApplyWords()
        {
            ReactiveMode mode = _profile.Mode;
            VoltageInput input = _profile.Input;
            bool reactivePriority = _profile.ReactivePriority;
            bool voltWatt = _profile.VoltWatt;
            bool enterService = _profile.EnterService;
            Require(ControlWords.TryMode(_control.ReactiveMode, ref mode), "reactiveMode", _control.ReactiveMode, "volt-var, watt-var, constant-power-factor, power-factor-watt, constant-var");
            Require(ControlWords.TryInput(_control.VoltageInput, ref input), "voltageInput", _control.VoltageInput, "average, per-phase, positive-sequence");
            Require(ControlWords.TryEither(_control.Priority, ControlWords.ReactivePriority, ControlWords.ActivePriority, ref reactivePriority), "priority", _control.Priority, "active, reactive");
            Require(ControlWords.TryEither(_control.VoltWatt, ControlWords.On, ControlWords.Off, ref voltWatt), "voltWatt", _control.VoltWatt, "on, off");
            Require(ControlWords.TryEither(_control.EnterService, ControlWords.On, ControlWords.Off, ref enterService), "enterService", _control.EnterService, "on, off");
            _profile.Mode = mode;
            _profile.Input = input;
            _profile.ReactivePriority = reactivePriority;
            _profile.VoltWatt = voltWatt;
            _profile.EnterService = enterService;
        }

        private void ApplyReactive()
        {
            _profile.VoltVarVoltagePu = Chosen(_control.VoltVarVoltagePu, _profile.VoltVarVoltagePu, "voltVarVoltagePu");
            _profile.VoltVarReactivePu = Chosen(_control.VoltVarReactivePu, _profile.VoltVarReactivePu, "voltVarReactivePu");
            _profile.WattVarPowerPu = Chosen(_control.WattVarPowerPu, _profile.WattVarPowerPu, "wattVarPowerPu")!;
            _profile.WattVarReactivePu = Chosen(_control.WattVarReactivePu, _profile.WattVarReactivePu, "wattVarReactivePu")!;
            _profile.ReferencePu = Chosen(_control.ReferencePu, _profile.ReferencePu, "referencePu");
            _profile.ReferenceTauS = Chosen(_control.ReferenceTauS, _profile.ReferenceTauS, "referenceTauS");
            _profile.PowerFactor = Chosen(_control.PowerFactor, _profile.PowerFactor, "powerFactor");
            _profile.PowerFactorInjects = _control.PowerFactorInjects;
            _profile.ReactivePu = _control.ReactivePu;
            ApplyResponse();
        }

        private void ApplyResponse()
        {
            if (_control.ReactiveResponseS != 0 && _control.ReactiveThreeTauS != 0)
            {
                _faults.Add(RejectCode.UnknownChoice, "reactiveThreeTauS", "and reactiveResponseS say the same thing in two ways. Give one.");
            }

            bool isThreeTau = _control.ReactiveThreeTauS != 0;
            double givenS = isThreeTau ? _control.ReactiveThreeTauS / 3 * GridCodeProfile.Ln10 : _control.ReactiveResponseS;
            double responseS = Chosen(givenS, _profile.ReactiveResponseS, isThreeTau ? "reactiveThreeTauS" : "reactiveResponseS");
            if (_profile.Mode == ReactiveMode.VoltVar)
            {
                _profile.VoltVarResponseS = responseS;
            }
            else
            {
                _profile.OtherResponseS = responseS;
            }
        }

        private void ApplyActive()
        {
            _profile.VoltWattVoltagePu = Chosen(_control.VoltWattVoltagePu, _profile.VoltWattVoltagePu, "voltWattVoltagePu");
            _profile.VoltWattPowerPu = Chosen(_control.VoltWattPowerPu, _profile.VoltWattPowerPu, "voltWattPowerPu");
            _profile.VoltWattResponseS = Chosen(_control.VoltWattResponseS, _profile.VoltWattResponseS, "voltWattResponseS");
            _profile.PowerLimitPu = _control.PowerLimitPu;
            _profile.PowerRampPuPerMinute = _control.PowerRampPuPerMinute != 0 ? _control.PowerRampPuPerMinute : _profile.PowerRampPuPerMinute;
            _profile.BlendS = _control.BlendS != 0 ? _control.BlendS : _profile.BlendS;
        }

        private void ApplyService()
        {
            _profile.EnterDelayS = _control.EnterServiceDelayS != -1 ? _control.EnterServiceDelayS : _profile.EnterDelayS;
            _profile.EnterRampS = _control.EnterServiceRampS != 0 ? _control.EnterServiceRampS : _profile.EnterRampS;
            _profile.EnterRandomS = _control.EnterServiceRandomS;
            _profile.EnterRampS = _profile.EnterRandomS != 0 ? 0 : _profile.EnterRampS;
        }

        private double Chosen(double given, double own, string field)
        {
            if (given == 0)
            {
                return own;
            }

            RefuseWhenFixed(field);
            return given;
        }

        private double[]? Chosen(double[]? given, double[]? own, string field)
        {
            if (given == null)
            {
                return own;
            }

            RefuseWhenFixed(field);
            return given;
        }

        private void RefuseWhenFixed(string field)
        {
            if (_profile.Range == ProfileRange.Fixed)
            {
                _faults.Add(RejectCode.SettingFixed, field, "cannot be given with profile '" + _profile.Name + "', whose values are fixed. Leave it out or choose a profile with ranges.");
            }
        }

        private void Require(bool isKnown, string field, string word, string known)
        {
            if (!isKnown)
            {
                _faults.Add(RejectCode.UnknownChoice, field, "is '" + word + "'; known are " + known + ".");
            }
        }
    }
}
