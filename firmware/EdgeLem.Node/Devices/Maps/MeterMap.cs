using EdgeLem.Modbus;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// Where a kind of meter keeps its values, and how it wants to be read. Immutable outside this project and free of contradictions: a
    /// <see cref="MeterMapBuilder"/> makes and checks it. Many drivers may share one.
    /// </summary>
    public sealed class MeterMap
    {
        private readonly MeterPoint[] _points;

        internal MeterMap(MeterMapBuilder checkedMap, MeterPoint[] points)
        {
            _points = points;
            Id = checkedMap.Id;
            Model = checkedMap.Model;
            Source = checkedMap.Source;
            Lines = checkedMap.Lines;
            Function = checkedMap.Function;
            WordOrder = checkedMap.WordOrder;
            MaximumRegisters = checkedMap.MaximumRegisters;
            Alignment = checkedMap.Alignment;
            MaximumGap = checkedMap.MaximumGap;
            SingleReads = checkedMap.SingleReads;
            BaudRate = checkedMap.BaudRate;
            SerialFormat = checkedMap.SerialFormat;
            Identification = checkedMap.Identification;
        }

        /// <summary>Short name, <c>[a-z0-9_]</c>, 1 to 40 characters; for instance <c>eastron_sdm630</c>.</summary>
        public string Id { get; }

        /// <summary>Manufacturer and model for people to read.</summary>
        public string Model { get; }

        /// <summary>Where the map is from: data sheet or protocol document.</summary>
        public string Source { get; }

        /// <summary>How many lines the meter has, 1 to 3.</summary>
        public int Lines { get; }

        /// <summary>Function code of points that name none: 3 or 4.</summary>
        public byte Function { get; }

        /// <summary>Word order of points that name none, as delivered.</summary>
        public WordOrder WordOrder { get; }

        /// <summary>The most registers that one read may ask for, 1 to 125.</summary>
        public int MaximumRegisters { get; }

        /// <summary>Reads begin and end on multiples of this: 1, 2 or 4.</summary>
        public int Alignment { get; }

        /// <summary>The most registers between two wanted ones that a read may bring along, 0 to 124. The device must let them be read.</summary>
        public int MaximumGap { get; }

        /// <summary>Addresses that no read of several registers may touch.</summary>
        public int[] SingleReads { get; }

        /// <summary>Baud rate as delivered, bit/s; 0 for a meter without serial line.</summary>
        public int BaudRate { get; }

        /// <summary>Serial format as delivered, for instance <c>8N1</c>; empty for a meter without serial line.</summary>
        public string SerialFormat { get; }

        /// <summary>How the meter says what it is; null when it does not.</summary>
        public MeterIdentification? Identification { get; }

        /// <summary>How many points there are.</summary>
        public int PointCount => _points.Length;

        /// <summary>The mask of all lines: bit 0 is L1.</summary>
        public int LineMask => (1 << Lines) - 1;

        /// <summary>Whether exported energy is counted. Without, the meter must not stand where power can flow out: the import counter would count it as bought.</summary>
        public bool MeasuresExport => Find(MeterQuantity.ExportEnergy, MeterPoint.AllLines) != null;

        /// <summary>A point by its place in the table.</summary>
        /// <param name="index">0 to <see cref="PointCount"/> - 1.</param>
        /// <returns>The point.</returns>
        public MeterPoint PointAt(int index)
        {
            return _points[index];
        }

        /// <summary>A point by what it holds.</summary>
        /// <param name="quantity">The quantity.</param>
        /// <param name="line">1 to 3, or <see cref="MeterPoint.AllLines"/>.</param>
        /// <returns>The point; null when the meter does not have it.</returns>
        public MeterPoint? Find(MeterQuantity quantity, int line)
        {
            for (int i = 0; i < _points.Length; i++)
            {
                if (_points[i].Quantity == quantity && _points[i].Line == line)
                {
                    return _points[i];
                }
            }

            return null;
        }
    }
}
