using System.Collections;

namespace EdgeLem.Node.Devices
{
    /// <summary>The read requests that bring a group of points: rising addresses, neighbours together as far as the map allows.</summary>
    internal sealed class ReadPlan
    {
        private readonly ArrayList _runs = new ArrayList();

        public ReadPlan(InverterMap map, InverterGroup group)
        {
            ArrayList points = Sorted(map, group);
            ReadRun? last = null;
            for (int i = 0; i < points.Count; i++)
            {
                var point = (InverterPoint)points[i]!;
                if (last == null || !last.TryExtend(point, map.MaximumGap, map.MaximumRegisters))
                {
                    last = new ReadRun(point.Function, point.Address, point.Registers);
                    _runs.Add(last);
                }
            }
        }

        public int Count => _runs.Count;

        public ReadRun RunAt(int index)
        {
            return (ReadRun)_runs[index]!;
        }

        private static ArrayList Sorted(InverterMap map, InverterGroup group)
        {
            var sorted = new ArrayList();
            for (int i = 0; i < map.PointCount; i++)
            {
                InverterPoint point = map.PointAt(i);
                if (point.Group == group)
                {
                    sorted.Insert(PlaceOf(sorted, point), point);
                }
            }

            return sorted;
        }

        private static int PlaceOf(ArrayList sorted, InverterPoint point)
        {
            int place = 0;
            while (place < sorted.Count && KeyOf((InverterPoint)sorted[place]!) <= KeyOf(point))
            {
                place++;
            }

            return place;
        }

        private static int KeyOf(InverterPoint point)
        {
            return (point.Function << 16) | point.Address;
        }
    }
}
