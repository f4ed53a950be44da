using System;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Control
{
    /// <summary>The control part of the settings, checked and ready to be used. Immutable.</summary>
    public sealed class ControlSettings
    {
        /// <summary>Creates the settings of a checked message.</summary>
        /// <param name="message">A message for which <see cref="Check"/> added no fault, with a valid curve of its own.</param>
        /// <exception cref="ArgumentException">The profile is unknown.</exception>
        public ControlSettings(ConfigMessage message)
        {
            ControlConfig control = message.Control ?? new ControlConfig();
            GridCodeProfile? profile = message.Control == null ? ProfileOverride.OfDroop(message) : ProfileOverride.Apply(control, message, new SettingFaults());
            Profile = profile ?? throw new ArgumentException("Profile '" + control.Profile + "' is unknown.", nameof(message));
            IsPermitted = control.PermitService;
            GatewayLostS = control.GatewayLostS;
            LostExportLimitW = control.LostExportLimitW;
            LostImportLimitW = control.LostImportLimitW;
            LoopGuard guard = GuardOf(Profile, control, message.ControlPeriodMs);
            LoopGain = guard.Gain;
            Warning = message.Control == null ? "" : guard.Warning;
        }

        /// <summary>The profile in force, with its overrides.</summary>
        public GridCodeProfile Profile { get; }

        /// <summary>Whether generation may run.</summary>
        public bool IsPermitted { get; }

        /// <summary>Time in s without a message of the gateway after which it counts as lost; 0 for never.</summary>
        public long GatewayLostS { get; }

        /// <summary>Highest export in W while the gateway is lost; -1 keeps the last envelope.</summary>
        public long LostExportLimitW { get; }

        /// <summary>Highest import in W while the gateway is lost; -1 keeps the last envelope.</summary>
        public long LostImportLimitW { get; }

        /// <summary>Slope of the curve times the published sensitivity; 0 when that is not known.</summary>
        public double LoopGain { get; }

        /// <summary>What is worth a warning although it was accepted; empty when nothing is.</summary>
        public string Warning { get; }

        /// <summary>Checks the control part of a message; one without is sound.</summary>
        /// <param name="message">The message as received; the rest of it is sound.</param>
        /// <param name="faults">Receives everything that is wrong.</param>
        public static void Check(ConfigMessage message, SettingFaults faults)
        {
            if (message.Control == null)
            {
                return;
            }

            GridCodeProfile? profile = ProfileOverride.Apply(message.Control, message, faults);
            if (profile == null || faults.Count > 0)
            {
                return;
            }

            LoopGuard guard = GuardOf(profile, message.Control, message.ControlPeriodMs);
            if (guard.IsRefused)
            {
                faults.Add(RejectCode.LoopGainTooHigh, "voltVarReactivePu", guard.Refusal);
            }
        }

        private static LoopGuard GuardOf(GridCodeProfile profile, ControlConfig control, long periodMs)
        {
            return new LoopGuard(profile.SteepestSlope, control.FleetReactancePu, periodMs / 1000.0, profile.ReactiveResponseS);
        }
    }
}
