namespace EdgeLem.Node.Polling
{
    /// <summary>
    /// The unit ids of the devices on one bus: each device has its own, since two that answer to one id destroy each other's replies. One device may be several things:
    /// an inverter with its battery, and a SunSpec device with all that it tells of itself, its meter included.
    /// </summary>
    public sealed class BusUnits
    {
        private const int Capacity = 8;
        private const string SunSpec = "sunspec";

        private readonly string[] _keys = new string[Capacity];
        private readonly string[] _ids = new string[Capacity];
        private readonly int[] _units = new int[Capacity];
        private int _count;

        /// <summary>Takes a device in.</summary>
        /// <param name="key">The key of its settings, such as <c>meter</c>.</param>
        /// <param name="id">Id of its driver or map.</param>
        /// <param name="unit">Its unit id.</param>
        /// <returns>What is wrong with the unit id, as the end of a sentence; empty when all is well.</returns>
        public string ProblemOf(string key, string id, int unit)
        {
            for (int i = 0; i < _count; i++)
            {
                bool isOneDevice = (IsConverter(_keys[i]) && IsConverter(key)) || (IsSunSpec(_ids[i]) && IsSunSpec(id));
                if (_units[i] == unit && !isOneDevice)
                {
                    return "is " + unit + ", the unit id of " + _keys[i] + ". Give each device on the bus a unit id of its own.";
                }
            }

            if (_count < Capacity)
            {
                _keys[_count] = key;
                _ids[_count] = id;
                _units[_count] = unit;
                _count++;
            }

            return "";
        }

        private static bool IsConverter(string key)
        {
            return key == "inverter" || key == "storage";
        }

        private static bool IsSunSpec(string id)
        {
            return id.Length >= SunSpec.Length && id.Substring(0, SunSpec.Length) == SunSpec;
        }
    }
}
