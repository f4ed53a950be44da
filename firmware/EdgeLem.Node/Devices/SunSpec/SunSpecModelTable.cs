namespace EdgeLem.Node.Devices
{
    /// <summary>Where the models of a chain are that EdgeLem can use beyond the first inverter models. The first of each kind counts.</summary>
    internal sealed partial class SunSpecModelTable
    {
        private const int Capacity = 24;

        private readonly int[] _ids = new int[Capacity];
        private readonly int[] _addresses = new int[Capacity];
        private int _count;

        /// <summary>Whether measurement, capacity and controls of IEEE 1547-2018 are all there, so that the older models are not needed.</summary>
        public bool HasDerFamily => Has(SunSpecDerMap.Measurement) && Has(SunSpecDerMap.Capacity) && Has(SunSpecDerMap.Controls);

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            _count = 0;
        }

        /// <summary>Notes a model. One that is too short for its definition, or that is of no use here, counts as missing.</summary>
        public void Add(int id, int address, int length)
        {
            int needed = NeededLength(id);
            if (needed > 0 && length >= needed && !Has(id) && _count < Capacity)
            {
                _ids[_count] = id;
                _addresses[_count] = address;
                _count++;
            }
        }

        /// <summary>Whether a model is there.</summary>
        public bool Has(int id)
        {
            return AddressOf(id) != 0;
        }

        /// <summary>Where a model's id register is; 0 when it is missing.</summary>
        public int AddressOf(int id)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_ids[i] == id)
                {
                    return _addresses[i];
                }
            }

            return 0;
        }

        private static int NeededLength(int id)
        {
            switch (id)
            {
                case SunSpecDerMap.Measurement: return SunSpecDerMap.MeasurementLength;
                case SunSpecDerMap.Capacity: return SunSpecDerMap.CapacityLength;
                case SunSpecDerMap.EnterService: return SunSpecDerMap.EnterServiceLength;
                case SunSpecDerMap.Controls: return SunSpecDerMap.ControlsLength;
                case SunSpecFloatMap.Status: return SunSpecFloatMap.StatusLength;
                case SunSpecStorageMap.Storage: return SunSpecStorageMap.StorageLength;
                case SunSpecStorageMap.DerStorage: return SunSpecStorageMap.DerStorageLength;
                case SunSpecStorageMap.Battery: return SunSpecStorageMap.BatteryLength;
                default: return CurveLengthOf(id);
            }
        }

        private static int CurveLengthOf(int id)
        {
            int length = 0;
            AddCurveLength(id, ref length);
            return length;
        }

        // In SunSpecModelTable.Curves.cs, which an image of a device may leave out.
        static partial void AddCurveLength(int id, ref int length);
    }
}
