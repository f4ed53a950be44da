namespace EdgeLem.Contracts
{
    /// <summary>IEEE 1547-2018 Category A and B, the characteristic curves of IEEE 1547.1-2020, and the two state rules that came before or beside it.</summary>
    internal static class IeeeProfiles
    {
        /// <summary>Makes a profile; null for an unknown name.</summary>
        public static GridCodeProfile? Find(string name)
        {
            switch (name)
            {
                case "ieee1547-2018-a": return CategoryA();
                case "ieee1547-2018-b": return CategoryB("IEEE 1547-2018 Tables 7 to 10, Category B");
                case "ieee1547.1-test-1": return Fixed(CategoryB("IEEE 1547.1-2020 characteristic 1: the defaults of Category B"));
                case "ieee1547.1-test-2": return TestCurve2();
                case "ieee1547.1-test-3": return TestCurve3();
                case "ca-rule21": return Rule21();
                case "heco-14h": return Hawaii();
                default: return null;
            }
        }

        // Table 7: Category A absorbs 25 % and injects 44 %. Its default curve uses 25 % both ways.
        private static GridCodeProfile CategoryA()
        {
            GridCodeProfile profile = CategoryB("IEEE 1547-2018 Tables 7 to 10, Category A");
            profile.Range = ProfileRange.Ieee1547A;
            profile.AbsorbPu = 0.25;
            profile.VoltVarVoltagePu = new double[] { 0.9, 1, 1, 1.1 };
            profile.VoltVarReactivePu = new double[] { 0.25, 0, 0, -0.25 };
            profile.VoltVarResponseS = 10;
            profile.WattVarReactivePu = new double[] { 0, 0, -0.25 };
            return profile;
        }

        private static GridCodeProfile CategoryB(string source)
        {
            GridCodeProfile profile = new GridCodeProfile();
            profile.Source = source;
            profile.Range = ProfileRange.Ieee1547B;
            profile.VoltVarVoltagePu = new double[] { 0.92, 0.98, 1.02, 1.08 };
            profile.VoltVarReactivePu = new double[] { 0.44, 0, 0, -0.44 };
            profile.VoltWattVoltagePu = new double[] { 1.06, 1.1 };

            // P2 is the lesser of 20 % and the least power of the unit, which for photovoltaics is none.
            profile.VoltWattPowerPu = new double[] { 1, 0 };
            return profile;
        }

        // Q is printed in parts of the capability, 44 %. For volt-watt curve 2 a test script has 90 s, above the 60 s of Table 10: the table holds.
        private static GridCodeProfile TestCurve2()
        {
            GridCodeProfile profile = Fixed(CategoryB("IEEE 1547.1-2020 characteristic 2"));
            profile.VoltVarVoltagePu = new double[] { 0.88, 1.04, 1.07, 1.1 };
            profile.VoltVarReactivePu = new double[] { 0.44, 0.22, 0.22, -0.44 };
            profile.VoltVarResponseS = 1;
            profile.VoltWattVoltagePu = new double[] { 1.05, 1.1 };
            profile.VoltWattResponseS = 60;
            return profile;
        }

        private static GridCodeProfile TestCurve3()
        {
            GridCodeProfile profile = Fixed(CategoryB("IEEE 1547.1-2020 characteristic 3"));
            profile.VoltVarVoltagePu = new double[] { 0.9, 0.93, 0.96, 1.1 };
            profile.VoltVarReactivePu = new double[] { 0.44, -0.22, -0.22, -0.44 };
            profile.VoltVarResponseS = 90;
            profile.VoltWattVoltagePu = new double[] { 1.09, 1.1 };
            profile.VoltWattResponseS = 0.5;
            return profile;
        }

        private static GridCodeProfile Rule21()
        {
            GridCodeProfile profile = Fixed(CategoryB("California Rule 21 phase 1 with CPUC E-4920"));
            profile.InjectPu = 0.3;
            profile.AbsorbPu = 0.3;
            profile.VoltVarVoltagePu = new double[] { 0.92, 0.967, 1.033, 1.07 };
            profile.VoltVarReactivePu = new double[] { 0.3, 0, 0, -0.3 };
            profile.WattVarReactivePu = new double[] { 0, 0, -0.3 };
            profile.VoltWatt = true;
            profile.EnterDelayS = 15;

            // Connect ramp 2 %/s.
            profile.EnterRampS = 50;
            return profile;
        }

        private static GridCodeProfile Hawaii()
        {
            GridCodeProfile profile = CategoryB("Hawaiian Electric Rule 14H; ranges of IEEE 1547-2018 Category B");
            profile.VoltVarVoltagePu = new double[] { 0.94, 0.97, 1.03, 1.06 };
            return profile;
        }

        private static GridCodeProfile Fixed(GridCodeProfile profile)
        {
            profile.Range = ProfileRange.Fixed;
            return profile;
        }
    }
}
