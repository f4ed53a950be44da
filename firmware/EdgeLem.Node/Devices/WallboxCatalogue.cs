namespace EdgeLem.Node.Devices
{
    /// <summary>The built-in maps of wallboxes, by id. Each call makes a map anew.</summary>
    public static class WallboxCatalogue
    {
        /// <summary>All ids, for a message.</summary>
        /// <returns>The ids with commas.</returns>
        public static string AllIds()
        {
            return "abb_terra_ac, alfen_eve, heidelberg_ec, keba_p30, victron_evcs";
        }

        /// <summary>Makes a map.</summary>
        /// <param name="id">Its id.</param>
        /// <returns>The map; null when there is none of this id.</returns>
        public static WallboxMap? Find(string id)
        {
            switch (id)
            {
                case "abb_terra_ac": return WallboxMaps.AbbTerraAc();
                case "alfen_eve": return WallboxMaps.AlfenEve();
                case "heidelberg_ec": return WallboxMaps.HeidelbergEnergyControl();
                case "keba_p30": return WallboxMaps.KebaP30();
                case "victron_evcs": return WallboxMaps.VictronEvcs();
                default: return null;
            }
        }

        /// <summary>Whether there is a map.</summary>
        /// <param name="id">An id.</param>
        /// <returns>Whether there is.</returns>
        public static bool Has(string id)
        {
            return Find(id) != null;
        }
    }
}
