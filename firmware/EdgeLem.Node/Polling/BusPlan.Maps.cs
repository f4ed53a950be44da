using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Polling
{
    /// <content>Devices with register maps of their makers.</content>
    public static partial class BusPlan
    {
        /// <summary>Adds a wallbox.</summary>
        /// <param name="plan">Receives it.</param>
        /// <param name="map">Its map.</param>
        public static void AddWallbox(BusBudget plan, WallboxMap map)
        {
            map.AddTo(plan, PeriodMs);
        }

        static partial void AddMappedInverter(BusBudget plan, string id, ref bool isMapped)
        {
            InverterMap? map = InverterCatalogue.FindMap(id);
            isMapped = map != null;
            if (map != null)
            {
                map.AddTo(plan, InverterGroup.Telemetry, PeriodMs);
            }
        }

        static partial void AddMappedStorage(BusBudget plan, string id, ref bool isMapped)
        {
            InverterMap? map = InverterCatalogue.FindMap(id);
            isMapped = map != null;
            if (map != null)
            {
                map.AddTo(plan, InverterGroup.Battery, PeriodMs);
            }
        }
    }
}
