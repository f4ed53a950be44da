// Source   IEEE 1547-2018 Tables 7 to 10 and 4; IEEE 1547.1-2020 test curves; EN 50549-1:2019; VDE-AR-N 4105:2018-11; TOR Erzeuger type A; AS/NZS 4777.2:2020;
//          California Rule 21 (CPUC E-4920); Hawaiian Electric Rule 14H. Which figures are checked against what is in docs/control.md, profiles.
// Sign     as printed: injection and generation positive.
// Memory   made when asked for: a node keeps the one it uses.
namespace EdgeLem.Contracts
{
    /// <summary>The named grid-code profiles.</summary>
    public static class GridCodeProfiles
    {
        /// <summary>All names, in the order of docs/control.md; shape [n], a new array.</summary>
        /// <returns>The names.</returns>
        public static string[] Names()
        {
            return new string[]
            {
                "ieee1547-2018-a", "ieee1547-2018-b", "ieee1547.1-test-1", "ieee1547.1-test-2", "ieee1547.1-test-3", "en50549-1-2019",
                "vde-ar-n-4105-2018", "vde-ar-n-4105-2018-small", "tor-erzeuger-a", "as4777-2020-a", "as4777-2020-b", "as4777-2020-c", "as4777-2020-nz",
                "ca-rule21", "heco-14h",
            };
        }

        /// <summary>Makes a profile.</summary>
        /// <param name="name">One of <see cref="Names"/>.</param>
        /// <returns>A new profile; null for an unknown name.</returns>
        public static GridCodeProfile? Find(string name)
        {
            GridCodeProfile? profile = name == null ? null : IeeeProfiles.Find(name) ?? EuropeanProfiles.Find(name) ?? PacificProfiles.Find(name);
            if (profile != null)
            {
                profile.Name = name!;
            }

            return profile;
        }
    }
}
