namespace EdgeLem.Node.Devices
{
    /// <summary>The built-in register maps, by id. Each call makes a map anew: a program keeps what it needs.</summary>
    public static class MeterCatalogue
    {
        /// <summary>Id of the driver of every meter that speaks SunSpec.</summary>
        public const string SunSpec = "sunspec";

        /// <summary>Id of a SunSpec meter that counts export positive, as SolarEdge's do.</summary>
        public const string SunSpecReversed = "sunspec-export-positive";

        private static readonly string[] BuiltIn =
        {
            "abb_b23_b24", "carlo_gavazzi_em24_rs485", "carlo_gavazzi_em340_em24e1", "chint_dtsu666",
            "eastron_sdm120", "eastron_sdm230", "eastron_sdm630", "eastron_sdm72d_m_v2", "janitza_umg96",
            "pzem_004t_v3_016", "schneider_iem3155", "shelly_pro_3em", "siemens_pac2200",
        };

        /// <summary>How many maps there are.</summary>
        public static int Count => BuiltIn.Length;

        /// <summary>The id of a map.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1, in alphabetical order.</param>
        /// <returns>The id, for instance <c>eastron_sdm630</c>.</returns>
        public static string IdAt(int index)
        {
            return BuiltIn[index];
        }

        /// <summary>Makes a map.</summary>
        /// <param name="id">Its id.</param>
        /// <returns>The map; null when there is none of this id.</returns>
        public static MeterMap? Find(string id)
        {
            switch (id)
            {
                case "abb_b23_b24": return B23Map.Create();
                case "carlo_gavazzi_em24_rs485": return Em24Map.Create();
                case "carlo_gavazzi_em340_em24e1": return Em340Map.Create();
                case "chint_dtsu666": return Dtsu666Map.Create();
                case "eastron_sdm120": return Sdm120Map.Create();
                case "eastron_sdm230": return Sdm230Map.Create();
                case "eastron_sdm630": return Sdm630Map.Create();
                case "eastron_sdm72d_m_v2": return Sdm72V2Map.Create();
                case "janitza_umg96": return Umg96Map.Create();
                case "pzem_004t_v3_016": return PzemMap.Create();
                case "schneider_iem3155": return Iem3155Map.Create();
                case "shelly_pro_3em": return Pro3EmMap.Create();
                case "siemens_pac2200": return Pac2200Map.Create();
                default: return null;
            }
        }

        /// <summary>Makes the driver of a meter.</summary>
        /// <param name="id">Id of a map, <see cref="SunSpec"/> or <see cref="SunSpecReversed"/>.</param>
        /// <param name="unitId">Unit id; a serial bus has 1 to 247.</param>
        /// <param name="lines">How many of its lines are connected, 1 to 3; 0 for all that it has.</param>
        /// <returns>The driver; null when <see cref="Problem"/> has something to say.</returns>
        public static IMeter? Create(string id, byte unitId, int lines)
        {
            int mask = (1 << lines) - 1;
            if (id == SunSpec || id == SunSpecReversed)
            {
                return new SunSpecMeter(unitId, mask, id == SunSpecReversed);
            }

            MeterMap? map = Find(id);
            return map == null || mask > map.LineMask ? null : new MappedMeter(map, unitId, mask == 0 ? map.LineMask : mask);
        }

        /// <summary>What is wrong with the choice of a meter.</summary>
        /// <param name="id">The id.</param>
        /// <param name="lines">How many of its lines are connected, 1 to 3; 0 for all that it has.</param>
        /// <returns>The end of a sentence; empty when <see cref="Create"/> makes a driver.</returns>
        public static string Problem(string id, int lines)
        {
            if (id == SunSpec || id == SunSpecReversed)
            {
                return "";
            }

            MeterMap? map = Find(id);
            if (map == null)
            {
                return "'" + id + "' is no meter: there is " + SunSpec + ", " + SunSpecReversed + ", " + AllIds();
            }

            return (1 << lines) - 1 > map.LineMask ? "'" + id + "' has fewer lines than the " + lines + " that are connected" : "";
        }

        /// <summary>Makes a map that is known to exist.</summary>
        /// <param name="id">Its id.</param>
        /// <returns>The map.</returns>
        /// <exception cref="System.ArgumentException">There is none of this id.</exception>
        public static MeterMap Get(string id)
        {
            return Find(id) ?? throw new System.ArgumentException("No built-in meter map is called " + id + "; there are " + AllIds() + ".", nameof(id));
        }

        /// <summary>Makes all maps.</summary>
        /// <returns>The maps in the order of their ids.</returns>
        public static MeterMap[] All()
        {
            var maps = new MeterMap[BuiltIn.Length];
            for (int i = 0; i < maps.Length; i++)
            {
                maps[i] = Get(BuiltIn[i]);
            }

            return maps;
        }

        /// <summary>All ids, for a message.</summary>
        /// <returns>The ids with commas.</returns>
        public static string AllIds()
        {
            string all = BuiltIn[0];
            for (int i = 1; i < BuiltIn.Length; i++)
            {
                all += ", " + BuiltIn[i];
            }

            return all;
        }
    }
}
