using EdgeLem.Node.Control;
using EdgeLem.Node.Devices;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Esp32.Settings
{
    /// <summary>
    /// The drivers that are in this image. All of SunSpec always; the makers' own register maps of inverters and the wallboxes with the symbol <c>EDGELEM_ALL_DRIVERS</c>,
    /// which costs flash (docs/firmware.md, footprint).
    /// </summary>
    public static class DeviceDrivers
    {
        /// <summary>What is wrong with an inverter's driver.</summary>
        /// <param name="id">Its id.</param>
        /// <param name="hasRating">Whether the settings give the rated power.</param>
        /// <returns>The end of a sentence; empty when all is well.</returns>
        public static string ProblemOfInverter(string id, bool hasRating)
        {
#if EDGELEM_ALL_DRIVERS
            if (!InverterCatalogue.HasInverter(id))
            {
                return "'" + id + "' is no inverter: there is " + InverterCatalogue.AllIds() + ".";
            }

            return !hasRating && Lacks(id, InverterQuantity.RatedPower) ? "a device of " + id + " does not tell its rating. Add ratedPowerW from its nameplate." : "";
#else
            return Missing(id);
#endif
        }

        /// <summary>What is wrong with a storage's driver.</summary>
        /// <param name="id">Its id.</param>
        /// <param name="hasRating">Whether the settings give the highest powers.</param>
        /// <returns>The end of a sentence; empty when all is well.</returns>
        public static string ProblemOfStorage(string id, bool hasRating)
        {
#if EDGELEM_ALL_DRIVERS
            if (!InverterCatalogue.HasStorage(id))
            {
                return "'" + id + "' is no storage.";
            }

            bool isShort = Lacks(id, InverterQuantity.BatteryMaximumCharge) || Lacks(id, InverterQuantity.BatteryMaximumDischarge);
            return !hasRating && isShort ? "a device of " + id + " does not tell its ratings. Add maxChargeW and maxDischargeW from its nameplate." : "";
#else
            return Missing(id);
#endif
        }

        /// <summary>What is wrong with a wallbox's map.</summary>
        /// <param name="id">Its id.</param>
        /// <returns>The end of a sentence; empty when all is well.</returns>
        public static string ProblemOfWallbox(string id)
        {
#if EDGELEM_ALL_DRIVERS
            return WallboxCatalogue.Has(id) ? "" : "'" + id + "' is no wallbox: there is " + WallboxCatalogue.AllIds() + ".";
#else
            return "'" + id + "' is not in this image. Build it with all drivers.";
#endif
        }

        /// <summary>Makes the inverter.</summary>
        /// <param name="choice">A choice without problem.</param>
        /// <returns>The driver.</returns>
        public static IInverter CreateInverter(DeviceChoice choice)
        {
#if EDGELEM_ALL_DRIVERS
            return InverterCatalogue.CreateInverter(choice.Id, choice.Unit, choice.Options);
#else
            return new SunSpecInverter(choice.Unit, choice.Options.RevertS, choice.Options.Budget);
#endif
        }

        /// <summary>Makes the flexible devices.</summary>
        /// <param name="settings">The configuration.</param>
        /// <param name="heatPump">The heat pump behind the relays; null without one.</param>
        /// <returns>Storage, wallbox and heat pump; null without any.</returns>
        public static HouseFlexibility? CreateFlexibility(DeviceConfiguration settings, HeatPumpControl? heatPump)
        {
            StorageUnit? storage = settings.Storage == null ? null : new StorageUnit(CreateStorage(settings.Storage), settings.Storage.StorageLimits);
            WallboxUnit? wallbox = CreateWallbox(settings.Wallbox);
            return storage == null && wallbox == null && heatPump == null ? null : new HouseFlexibility(wallbox, storage, heatPump);
        }

        /// <summary>Adds the bus time that the devices of a configuration ask for.</summary>
        /// <param name="plan">Receives it.</param>
        /// <param name="settings">The configuration, with meter and connection.</param>
        public static void AddTo(BusBudget plan, DeviceConfiguration settings)
        {
            BusPlan.AddMeter(plan, MeterCatalogue.Create(settings.Meter!.Id, settings.Meter.Unit, settings.Connection!.Phases.LineCount)!);
            if (settings.Inverter != null)
            {
                BusPlan.AddInverter(plan, settings.Inverter.Id);
            }

            if (settings.Storage != null)
            {
                BusPlan.AddStorage(plan, settings.Storage.Id);
            }
#if EDGELEM_ALL_DRIVERS

            if (settings.Wallbox != null)
            {
                BusPlan.AddWallbox(plan, WallboxCatalogue.Find(settings.Wallbox.Id)!);
            }
#endif
        }

        private static IStorage CreateStorage(DeviceChoice choice)
        {
#if EDGELEM_ALL_DRIVERS
            return InverterCatalogue.CreateStorage(choice.Id, choice.Unit, choice.Options);
#else
            return new SunSpecStorage(choice.Unit, choice.Options.RevertS);
#endif
        }

        private static WallboxUnit? CreateWallbox(DeviceChoice? choice)
        {
#if EDGELEM_ALL_DRIVERS
            return choice == null ? null : new WallboxUnit(new MapWallbox(choice.Unit, WallboxCatalogue.Find(choice.Id)!), choice.ChargeLimits!);
#else
            return null;
#endif
        }
#if EDGELEM_ALL_DRIVERS

        private static bool Lacks(string id, InverterQuantity quantity)
        {
            InverterMap? map = InverterCatalogue.FindMap(id);
            return map != null && map.IndexOf(quantity, 0) < 0;
        }
#else
        private const string SunSpecId = "sunspec";

        private static string Missing(string id)
        {
            return id == SunSpecId ? "" : "'" + id + "' is not in this image, which has " + SunSpecId + ". Build it with all drivers.";
        }
#endif
    }
}
