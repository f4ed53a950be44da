using System;

namespace EdgeLem.Node.Devices
{
    /// <summary>What a device is to be told, in order. A recipe fills it from what the device shows now. Nothing is allocated after construction.</summary>
    internal sealed class WritePlan
    {
        private const int Capacity = 16;

        private readonly InverterMap _map;
        private readonly double[] _values;
        private readonly int[] _points = new int[Capacity];
        private readonly long[] _raws = new long[Capacity];
        private readonly int[] _renewS = new int[Capacity];

        public WritePlan(InverterMap map, double[] values)
        {
            _map = map;
            _values = values;
        }

        /// <summary>How many values there are.</summary>
        public int Count { get; private set; }

        /// <summary>What the device shows now.</summary>
        /// <param name="quantity">A quantity of the group that was read.</param>
        /// <returns>SI value; NaN when the device has none.</returns>
        public double Shown(InverterQuantity quantity)
        {
            int index = _map.IndexOf(quantity, 0);
            return index < 0 ? double.NaN : _values[index];
        }

        /// <summary>Wants a value to be shown; it is written where it is not.</summary>
        /// <param name="quantity">A writable quantity; left out when the map does not have it.</param>
        /// <param name="value">SI value in load reference.</param>
        public void Put(InverterQuantity quantity, double value)
        {
            Renew(quantity, value, int.MaxValue);
        }

        /// <summary>Wants a value to be shown, and to be written anew after some time though it is.</summary>
        /// <param name="quantity">A writable quantity; left out when the map does not have it.</param>
        /// <param name="value">SI value in load reference.</param>
        /// <param name="afterS">After how long, s; 0 each time.</param>
        public void Renew(InverterQuantity quantity, double value, int afterS)
        {
            int index = _map.IndexOf(quantity, 0);
            if (index < 0)
            {
                return;
            }

            if (!_map.PointAt(index).IsWritable || Count == Capacity)
            {
                throw new InvalidOperationException("The map " + _map.Id + " does not let quantity " + (int)quantity + " be written.");
            }

            _points[Count] = index;
            _raws[Count] = _map.PointAt(index).RawOf(value);
            _renewS[Count] = afterS;
            Count++;
        }

        public void Clear()
        {
            Count = 0;
        }

        public int PointAt(int step)
        {
            return _points[step];
        }

        public long RawAt(int step)
        {
            return _raws[step];
        }

        /// <summary>Whether a value is old enough to be written anew.</summary>
        public bool IsOld(int step, long ageMs)
        {
            return _renewS[step] != int.MaxValue && ageMs >= _renewS[step] * 1000L;
        }

        /// <summary>Whether the device shows the number that stands for the wanted value.</summary>
        public bool IsShown(int step)
        {
            double shown = _values[_points[step]];
            return !double.IsNaN(shown) && _map.PointAt(_points[step]).RawOf(shown) == _raws[step];
        }
    }
}
