namespace EdgeLem.Contracts
{
    /// <summary>EN 50549-1 and the German and Austrian rules. They state a first-order filter by its time constant, or by three of them (95 % of a step).</summary>
    internal static class EuropeanProfiles
    {
        private const double DefaultThreeTauS = 10;

        /// <summary>Makes a profile; null for an unknown name.</summary>
        public static GridCodeProfile? Find(string name)
        {
            switch (name)
            {
                case "en50549-1-2019": return En50549();
                case "vde-ar-n-4105-2018": return Vde4105(0.436, 0.9, "VDE-AR-N 4105:2018-11, above 4.6 kVA (cos phi 0.90)");
                case "vde-ar-n-4105-2018-small": return Vde4105(0.312, 0.95, "VDE-AR-N 4105:2018-11, up to 4.6 kVA (cos phi 0.95)");
                case "tor-erzeuger-a": return TorErzeuger();
                default: return null;
            }
        }

        // No harmonised default points: the network operator gives them. Without them the unit keeps cos phi 1.
        private static GridCodeProfile En50549()
        {
            GridCodeProfile profile = European(0.436, 0.9, "EN 50549-1:2019; curves by the network operator");
            profile.Range = ProfileRange.En50549;
            profile.Mode = ReactiveMode.ConstantPowerFactor;
            return profile;
        }

        private static GridCodeProfile Vde4105(double limitPu, double ratedPowerFactor, string source)
        {
            GridCodeProfile profile = European(limitPu, ratedPowerFactor, source);
            profile.Range = ProfileRange.Vde4105;
            profile.VoltVarVoltagePu = new double[] { 0.93, 0.97, 1.03, 1.07 };
            profile.VoltVarReactivePu = new double[] { limitPu, 0, 0, -limitPu };
            return profile;
        }

        private static GridCodeProfile TorErzeuger()
        {
            GridCodeProfile profile = European(0.436, 0.9, "TOR Erzeuger type A (Austria)");
            profile.Range = ProfileRange.Fixed;
            profile.VoltVarVoltagePu = new double[] { 0.92, 0.96, 1.05, 1.08 };
            profile.VoltVarReactivePu = new double[] { 0.436, 0, 0, -0.436 };
            profile.VoltWatt = true;
            profile.VoltWattVoltagePu = new double[] { 1.1, 1.12 };
            profile.VoltWattPowerPu = new double[] { 1, 0 };
            return profile;
        }

        private static GridCodeProfile European(double limitPu, double ratedPowerFactor, string source)
        {
            GridCodeProfile profile = new GridCodeProfile();
            profile.Source = source;
            profile.AbsorbPu = limitPu;
            profile.InjectPu = limitPu;
            profile.RatedPowerFactor = ratedPowerFactor;
            profile.VoltVarResponseS = DefaultThreeTauS / 3 * GridCodeProfile.Ln10;
            profile.VoltWattResponseS = profile.VoltVarResponseS;
            profile.WattVarReactivePu = new double[] { 0, 0, -limitPu };

            // Reconnection: 49.5 to 50.1 Hz, 85 to 110 % of nominal voltage for 60 s, then 10 % of rated power a minute.
            profile.EnterLowPu = 0.85;
            profile.EnterHighPu = 1.1;
            profile.EnterUnderHz = 0.5;
            profile.EnterOverHz = 0.1;
            profile.EnterDelayS = 60;
            profile.EnterRampS = 600;
            return profile;
        }
    }
}
