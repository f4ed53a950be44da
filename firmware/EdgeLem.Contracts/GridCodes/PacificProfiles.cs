namespace EdgeLem.Contracts
{
    /// <summary>AS/NZS 4777.2:2020. The standard gives volts at 230 V nominal; both functions are on by default.</summary>
    internal static class PacificProfiles
    {
        private const double NominalV = 230;

        /// <summary>Makes a profile; null for an unknown name.</summary>
        public static GridCodeProfile? Find(string name)
        {
            switch (name)
            {
                case "as4777-2020-a": return Region(new double[] { 207, 220, 240, 258 }, 0.44, 0.6, new double[] { 253, 260 });
                case "as4777-2020-b": return Region(new double[] { 205, 220, 235, 255 }, 0.3, 0.4, new double[] { 250, 260 });
                case "as4777-2020-c": return Region(new double[] { 215, 230, 240, 255 }, 0.44, 0.6, new double[] { 253, 260 });
                case "as4777-2020-nz": return Region(new double[] { 207, 220, 235, 244 }, 0.6, 0.6, new double[] { 242, 250 });
                default: return null;
            }
        }

        private static GridCodeProfile Region(double[] voltVarV, double injectPu, double absorbPu, double[] voltWattV)
        {
            GridCodeProfile profile = new GridCodeProfile();
            profile.Source = "AS/NZS 4777.2:2020, regional settings";
            profile.Range = ProfileRange.Fixed;
            profile.InjectPu = injectPu;
            profile.AbsorbPu = absorbPu;
            profile.VoltVarVoltagePu = InPu(voltVarV);
            profile.VoltVarReactivePu = new double[] { injectPu, 0, 0, -absorbPu };
            profile.WattVarReactivePu = new double[] { 0, 0, -absorbPu };
            profile.VoltWatt = true;
            profile.VoltWattVoltagePu = InPu(voltWattV);
            profile.VoltWattPowerPu = new double[] { 1, 0.2 };

            // A response is complete within 10 s: with 90 % after 5 s it is at 99 % then.
            profile.VoltVarResponseS = 5;
            profile.VoltWattResponseS = 5;

            // Power rate 16.67 % of rated a minute; connection after 60 s.
            profile.PowerRampPuPerMinute = 1.0 / 6;
            profile.EnterLowPu = 205 / NominalV;
            profile.EnterHighPu = 253 / NominalV;
            profile.EnterUnderHz = 2.5;
            profile.EnterOverHz = 0.15;
            profile.EnterDelayS = 60;
            profile.EnterRampS = 360;
            return profile;
        }

        private static double[] InPu(double[] volts)
        {
            double[] perUnit = new double[volts.Length];
            for (int i = 0; i < volts.Length; i++)
            {
                perUnit[i] = volts[i] / NominalV;
            }

            return perUnit;
        }
    }
}
