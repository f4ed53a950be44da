using System.Collections;
using EdgeLem.Modbus;
using EdgeLem.Node.Polling;

namespace EdgeLem.Node.Devices
{
    /// <summary>
    /// The fewest reads, in rising order, that bring a group of a map's points within the device's limits: registers per read, alignment, registers that
    /// must be read alone, and how many unwanted registers may come along. A value and its scale come with one read.
    /// </summary>
    public sealed class MeterReadPlan
    {
        /// <summary>Ratios of transformers: read once.</summary>
        public const int Settings = 1;

        /// <summary>Voltages, currents, powers: every cycle.</summary>
        public const int Fast = 2;

        /// <summary>Frequency and energy counters: when everything is wanted.</summary>
        public const int Slow = 4;


        /// <summary>Start, eight data, parity or second stop, stop.</summary>

        private readonly MeterMap _map;
        private readonly MeterPoint[] _points;
        private readonly ReadBlock[] _blocks;
        private readonly int[] _blockOfPoint;

        /// <summary>Makes a plan.</summary>
        /// <param name="map">The map.</param>
        /// <param name="groups">Sum of <see cref="Settings"/>, <see cref="Fast"/> and <see cref="Slow"/>.</param>
        public MeterReadPlan(MeterMap map, int groups)
        {
            _map = map;
            _points = Sorted(map, groups);
            _blocks = Merged();
            _blockOfPoint = new int[_points.Length];
            for (int i = 0; i < _points.Length; i++)
            {
                _blockOfPoint[i] = BlockOf(_points[i]);
            }
        }

        /// <summary>How many reads the plan has.</summary>
        public int Requests => _blocks.Length;

        /// <summary>How many points the plan brings.</summary>
        public int PointCount => _points.Length;

        /// <summary>Which group a quantity belongs to.</summary>
        /// <param name="quantity">The quantity.</param>
        /// <returns><see cref="Settings"/>, <see cref="Fast"/> or <see cref="Slow"/>.</returns>
        public static int GroupOf(MeterQuantity quantity)
        {
            if (quantity <= MeterQuantity.ReactivePower)
            {
                return Fast;
            }

            return quantity <= MeterQuantity.ExportEnergy ? Slow : Settings;
        }

        /// <summary>A point of the plan, in the order of its registers.</summary>
        /// <param name="index">0 to <see cref="PointCount"/> - 1.</param>
        /// <returns>The point.</returns>
        public MeterPoint PointAt(int index)
        {
            return _points[index];
        }

        /// <summary>Function code of a read.</summary>
        /// <param name="request">0 to <see cref="Requests"/> - 1.</param>
        /// <returns>3 or 4.</returns>
        public byte FunctionOf(int request)
        {
            return _blocks[request].Function;
        }

        /// <summary>First register of a read.</summary>
        /// <param name="request">0 to <see cref="Requests"/> - 1.</param>
        /// <returns>Wire address.</returns>
        public int AddressOf(int request)
        {
            return _blocks[request].Address;
        }

        /// <summary>Length of a read.</summary>
        /// <param name="request">0 to <see cref="Requests"/> - 1.</param>
        /// <returns>Registers.</returns>
        public int CountOf(int request)
        {
            return _blocks[request].Count;
        }

        /// <summary>Adds the plan's reads to the time that a bus has.</summary>
        /// <param name="budget">Sums up all devices of the bus.</param>
        /// <param name="periodMs">Time between two readings, ms, above 0.</param>
        public void AddTo(BusBudget budget, int periodMs)
        {
            for (int i = 0; i < _blocks.Length; i++)
            {
                budget.AddRead(_blocks[i].Count, periodMs);
            }
        }

        /// <summary>The block of a read.</summary>
        internal ReadBlock BlockAt(int request)
        {
            return _blocks[request];
        }

        /// <summary>What the read that holds a point brought.</summary>
        internal RegisterBlock RegistersOf(int pointIndex)
        {
            return _blocks[_blockOfPoint[pointIndex]].Registers;
        }

        private static MeterPoint[] Sorted(MeterMap map, int groups)
        {
            var sorted = new ArrayList();
            for (int i = 0; i < map.PointCount; i++)
            {
                MeterPoint point = map.PointAt(i);
                if ((GroupOf(point.Quantity) & groups) != 0)
                {
                    sorted.Insert(PlaceFor(point, sorted), point);
                }
            }

            var points = new MeterPoint[sorted.Count];
            for (int i = 0; i < points.Length; i++)
            {
                points[i] = (MeterPoint)sorted[i]!;
            }

            return points;
        }

        private static int PlaceFor(MeterPoint point, ArrayList sorted)
        {
            int place = sorted.Count;
            while (place > 0 && Precedes(point, (MeterPoint)sorted[place - 1]!))
            {
                place--;
            }

            return place;
        }

        private static bool Precedes(MeterPoint one, MeterPoint other)
        {
            return one.Function < other.Function || (one.Function == other.Function && one.First < other.First);
        }

        private ReadBlock[] Merged()
        {
            var blocks = new ArrayList();
            int next = 0;
            while (next < _points.Length)
            {
                MeterPoint first = _points[next];
                int end = first.End;
                for (next++; next < _points.Length && Extends(first, end, _points[next]); next++)
                {
                    end = _points[next].End > end ? _points[next].End : end;
                }

                int start = Aligned(first.First);
                blocks.Add(new ReadBlock(first.Function, start, Aligned(end + _map.Alignment - 1) - start));
            }

            var merged = new ReadBlock[blocks.Count];
            for (int i = 0; i < merged.Length; i++)
            {
                merged[i] = (ReadBlock)blocks[i]!;
            }

            return merged;
        }

        /// <summary>Whether the block that begins with one point and ends before a register may also bring another point.</summary>
        private bool Extends(MeterPoint first, int end, MeterPoint point)
        {
            int newEnd = point.End > end ? point.End : end;
            int length = Aligned(newEnd + _map.Alignment - 1) - Aligned(first.First);
            return point.Function == first.Function && point.First - end <= _map.MaximumGap && length <= _map.MaximumRegisters && !HasSingleRead(first.First, newEnd);
        }

        private bool HasSingleRead(int start, int end)
        {
            for (int i = 0; i < _map.SingleReads.Length; i++)
            {
                if (_map.SingleReads[i] >= start && _map.SingleReads[i] < end)
                {
                    return true;
                }
            }

            return false;
        }

        private int Aligned(int address)
        {
            return address - (address % _map.Alignment);
        }

        private int BlockOf(MeterPoint point)
        {
            int block = 0;
            while (!_blocks[block].Holds(point))
            {
                block++;
            }

            return block;
        }
    }
}
