// Source   IEEE 1547-2018 Tables 8 (volt-VAR), 9 (watt-VAR), 10 (volt-watt) and clause 5.3.2; EN 50549-1:2019 4.7.2.3.3; VDE-AR-N 4105:2018-11 5.7.2.
// Symbols  volt-VAR points are given at a reference of 1 pu and are shifted with it as a whole, so the ranges of Table 8 are taken at VRef = 1.
using System;

namespace EdgeLem.Contracts
{
    /// <summary>Checks the values of a profile against the ranges of its grid code.</summary>
    internal static class ProfileCheck
    {
        private const double Narrowest = 0.02;
        private const double NarrowestVoltWatt = 0.01;

        /// <summary>Adds what is wrong with it.</summary>
        public static void Check(GridCodeProfile profile, SettingFaults faults)
        {
            // Both lists are looked at, so that both are reported.
            if (profile.Mode == ReactiveMode.VoltVar
                && (HasPoints(profile.VoltVarVoltagePu, 4, "voltVarVoltagePu", faults) & HasPoints(profile.VoltVarReactivePu, 4, "voltVarReactivePu", faults)))
            {
                CheckVoltVar(profile, profile.VoltVarVoltagePu!, profile.VoltVarReactivePu!, faults);
            }

            if (profile.Mode == ReactiveMode.WattVar
                && (HasPoints(profile.WattVarPowerPu, 3, "wattVarPowerPu", faults) & HasPoints(profile.WattVarReactivePu, 3, "wattVarReactivePu", faults)))
            {
                CheckWattVar(profile, faults);
            }

            if (profile.VoltWatt
                && (HasPoints(profile.VoltWattVoltagePu, 2, "voltWattVoltagePu", faults) & HasPoints(profile.VoltWattPowerPu, 2, "voltWattPowerPu", faults)))
            {
                CheckVoltWatt(profile, profile.VoltWattVoltagePu!, profile.VoltWattPowerPu!, faults);
            }

            CheckResponses(profile, faults);
            CheckConstants(profile, faults);
        }

        private static bool HasPoints(double[]? values, int count, string field, SettingFaults faults)
        {
            if (values == null)
            {
                faults.Add(RejectCode.SettingMissing, field, "is not given, and the profile has no default for it. Give " + count + " values.");
                return false;
            }

            if (values.Length != count)
            {
                faults.Add(RejectCode.SettingOutOfRange, field, "has " + values.Length + " values; it needs " + count + ".");
                return false;
            }

            return true;
        }

        private static void CheckVoltVar(GridCodeProfile profile, double[] v, double[] q, SettingFaults faults)
        {
            if (IsIeee(profile))
            {
                double half = profile.Range == ProfileRange.Ieee1547A ? 0 : 0.03;
                faults.RequireWithin("voltVarVoltagePu[1]", v[1], 1 - half, 1);
                faults.RequireWithin("voltVarVoltagePu[2]", v[2], 1, 1 + half);
                faults.RequireWithin("voltVarVoltagePu[0]", v[0], 1 - 0.18, v[1] - Narrowest);
                faults.RequireWithin("voltVarVoltagePu[3]", v[3], v[2] + Narrowest, 1 + 0.18);
                faults.RequireWithin("voltVarReactivePu[0]", q[0], 0, profile.InjectPu);
                faults.RequireWithin("voltVarReactivePu[3]", q[3], -profile.AbsorbPu, 0);
            }

            double lowest = profile.Range == ProfileRange.Free ? 0.5 : 0.82;
            double highest = profile.Range == ProfileRange.Free ? 1.5 : 1.18;
            for (int i = 0; i < v.Length; i++)
            {
                faults.RequireWithin("voltVarVoltagePu[" + i + "]", v[i], lowest, highest);
                RequireReactive("voltVarReactivePu[" + i + "]", q[i], profile, faults);
                if (i > 0)
                {
                    RequireSegment(i, v, q, faults);
                }
            }
        }

        /// <summary>Voltages never fall, reactive power never rises, and a slope is at least 0.02 pu wide (Table 8).</summary>
        private static void RequireSegment(int point, double[] v, double[] q, SettingFaults faults)
        {
            bool isFlat = Math.Abs(q[point] - q[point - 1]) <= 1e-9;
            faults.RequireWithin("voltVarVoltagePu[" + point + "]", v[point], v[point - 1] + (isFlat ? 0 : Narrowest), 1.5);
            faults.RequireWithin("voltVarReactivePu[" + point + "]", q[point], -1, q[point - 1]);
        }

        private static void CheckWattVar(GridCodeProfile profile, SettingFaults faults)
        {
            double[] p = profile.WattVarPowerPu;
            faults.RequireWithin("wattVarPowerPu[1]", p[1], 0.4, 0.8);
            faults.RequireWithin("wattVarPowerPu[0]", p[0], 0, p[1] - 0.1);
            faults.RequireWithin("wattVarPowerPu[2]", p[2], p[1] + 0.1, 1);
            for (int i = 0; i < p.Length; i++)
            {
                RequireReactive("wattVarReactivePu[" + i + "]", profile.WattVarReactivePu[i], profile, faults);
            }
        }

        private static void CheckVoltWatt(GridCodeProfile profile, double[] v, double[] p, SettingFaults faults)
        {
            bool isIeee = IsIeee(profile);
            faults.RequireWithin("voltWattVoltagePu[0]", v[0], isIeee ? 1.05 : 1, isIeee ? 1.09 : 1.15);
            faults.RequireWithin("voltWattVoltagePu[1]", v[1], v[0] + NarrowestVoltWatt, isIeee ? 1.1 : 1.15);
            faults.RequireWithin("voltWattPowerPu[0]", p[0], 1, 1);
            faults.RequireWithin("voltWattPowerPu[1]", p[1], 0, 1);
        }

        private static void CheckResponses(GridCodeProfile profile, SettingFaults faults)
        {
            double lowestS = 1;
            double highestS = profile.Mode == ReactiveMode.VoltVar ? 90 : 10;
            double lowestActiveS = 0.5;
            double highestActiveS = 60;
            if (profile.Range == ProfileRange.En50549 || profile.Range == ProfileRange.Vde4105)
            {
                // tau 3 to 60 s, and three tau 6 to 60 s.
                lowestS = (profile.Range == ProfileRange.En50549 ? 3 : 2) * GridCodeProfile.Ln10;
                highestS = (profile.Range == ProfileRange.En50549 ? 60 : 20) * GridCodeProfile.Ln10;
                lowestActiveS = lowestS;
                highestActiveS = highestS;
            }

            bool isOwnConstant = profile.Range != ProfileRange.Ieee1547A && profile.Range != ProfileRange.Ieee1547B && profile.Mode != ReactiveMode.VoltVar;
            faults.RequireWithin("reactiveResponseS", profile.ReactiveResponseS, isOwnConstant ? 1 : lowestS, highestS);
            faults.RequireWithin("voltWattResponseS", profile.VoltWattResponseS, lowestActiveS, highestActiveS);
        }

        private static void CheckConstants(GridCodeProfile profile, SettingFaults faults)
        {
            double limitPu = profile.PowerFactorInjects ? profile.InjectPu : profile.AbsorbPu;
            faults.RequireWithin("referencePu", profile.ReferencePu, 0.95, 1.05);
            faults.RequireWithin("powerFactor", profile.PowerFactor, Math.Sqrt(1 - (limitPu * limitPu)), 1);
            faults.RequireWithin("reactivePu", profile.ReactivePu, -profile.AbsorbPu, profile.InjectPu);
            if (profile.ReferenceTauS != 0)
            {
                faults.RequireWithin("referenceTauS", profile.ReferenceTauS, 300, 5000);
            }
        }

        private static void RequireReactive(string field, double reactivePu, GridCodeProfile profile, SettingFaults faults)
        {
            bool isFree = profile.Range == ProfileRange.Free;
            faults.RequireWithin(field, reactivePu, isFree ? -1 : -profile.AbsorbPu, isFree ? 1 : profile.InjectPu);
        }

        private static bool IsIeee(GridCodeProfile profile)
        {
            return profile.Range == ProfileRange.Ieee1547A || profile.Range == ProfileRange.Ieee1547B;
        }
    }
}
