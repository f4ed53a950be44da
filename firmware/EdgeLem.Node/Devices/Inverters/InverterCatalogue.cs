using System;

namespace EdgeLem.Node.Devices
{
    /// <summary>The drivers of inverters and storages by the id that a configuration gives.</summary>
    public static class InverterCatalogue
    {
        /// <summary>The id of everything that speaks SunSpec.</summary>
        public const string SunSpec = "sunspec";

        private const string Growatt = "growatt";
        private const string GrowattVpp = "growatt_vpp";
        private const string Huawei = "huawei_sun2000";
        private const string Sma = "sma_modbus_profile";
        private const string Sungrow = "sungrow_sg_sh";

        private static readonly string[] Ids = { Growatt, GrowattVpp, Huawei, Sma, Sungrow, SunSpec };

        /// <summary>How many ids there are.</summary>
        public static int Count => Ids.Length;

        /// <summary>An id.</summary>
        /// <param name="index">0 to <see cref="Count"/> - 1, in alphabetical order.</param>
        /// <returns>The id, for instance <c>huawei_sun2000</c>.</returns>
        public static string IdAt(int index)
        {
            return Ids[index];
        }

        /// <summary>All ids, for a message.</summary>
        /// <returns>The ids with commas.</returns>
        public static string AllIds()
        {
            string all = Ids[0];
            for (int i = 1; i < Ids.Length; i++)
            {
                all += ", " + Ids[i];
            }

            return all;
        }

        /// <summary>The register map of an id.</summary>
        /// <param name="id">An id.</param>
        /// <returns>A new map; null for SunSpec, whose devices tell their layout, and for an unknown id.</returns>
        public static InverterMap? FindMap(string id)
        {
            switch (id)
            {
                case Growatt: return GrowattMap.Create();
                case GrowattVpp: return GrowattVppMap.Create();
                case Huawei: return Sun2000Map.Create();
                case Sma: return SmaProfileMap.Create();
                case Sungrow: return SgShMap.Create();
                default: return null;
            }
        }

        /// <summary>Whether there is an inverter driver of an id.</summary>
        /// <param name="id">The id.</param>
        /// <returns>True when <see cref="CreateInverter"/> makes one.</returns>
        public static bool HasInverter(string id)
        {
            return id == SunSpec || FindMap(id) != null;
        }

        /// <summary>Whether there is a storage driver of an id.</summary>
        /// <param name="id">The id.</param>
        /// <returns>True when <see cref="CreateStorage"/> makes one.</returns>
        public static bool HasStorage(string id)
        {
            return HasInverter(id) && id != Growatt;
        }

        /// <summary>Makes the driver of an inverter.</summary>
        /// <param name="id">An id for which <see cref="HasInverter"/> is true.</param>
        /// <param name="unitId">Unit id; a serial bus has 1 to 247.</param>
        /// <param name="options">Ratings, times and write budget; checked by <see cref="InverterOptions.Check"/>.</param>
        /// <returns>The driver.</returns>
        /// <exception cref="ArgumentException">There is no such driver, or an option is out of its range.</exception>
        public static IInverter CreateInverter(string id, byte unitId, InverterOptions options)
        {
            if (id == SunSpec)
            {
                return new SunSpecInverter(unitId, options.RevertS, options.Budget);
            }

            return new MapInverter(MapOf(id), RecipeOf(id), unitId, options);
        }

        /// <summary>Makes the driver of a storage.</summary>
        /// <param name="id">An id for which <see cref="HasStorage"/> is true.</param>
        /// <param name="unitId">Unit id; a serial bus has 1 to 247.</param>
        /// <param name="options">Ratings, times and write budget; checked by <see cref="InverterOptions.Check"/>.</param>
        /// <returns>The driver.</returns>
        /// <exception cref="ArgumentException">There is no such driver, or an option is out of its range.</exception>
        public static IStorage CreateStorage(string id, byte unitId, InverterOptions options)
        {
            if (id == SunSpec)
            {
                return new SunSpecStorage(unitId, options.RevertS);
            }

            return new MapStorage(MapOf(id), StorageRecipeOf(id), unitId, options);
        }

        private static InverterMap MapOf(string id)
        {
            InverterMap? map = FindMap(id);
            return map ?? throw new ArgumentException("There is no inverter '" + id + "'. Use one of " + AllIds() + ".", nameof(id));
        }

        private static InverterRecipe RecipeOf(string id)
        {
            switch (id)
            {
                case Growatt: return new GrowattRecipe();
                case GrowattVpp: return new GrowattVppRecipe();
                case Huawei: return new Sun2000Recipe();
                case Sma: return new SmaRecipe();
                default: return new SgRecipe();
            }
        }

        private static StorageRecipe StorageRecipeOf(string id)
        {
            switch (id)
            {
                case GrowattVpp: return new GrowattStorageRecipe();
                case Huawei: return new Luna2000Recipe();
                case Sma: return new SmaStorageRecipe();
                case Sungrow: return new ShRecipe();
                default: throw new ArgumentException("There is no storage '" + id + "': its protocol has no battery.", nameof(id));
            }
        }
    }
}
