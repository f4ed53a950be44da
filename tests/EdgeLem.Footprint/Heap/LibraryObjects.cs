using System.Collections;
using System.Text;

namespace EdgeLem.Footprint.Heap;

/// <summary>Objects of the library that the program keeps. They have other fields on the device than on .NET, so each is told here (sources of the device's libraries, 1.17).</summary>
internal static class LibraryObjects
{
    private const int ListCapacity = 4;
    private const int TableBuckets = 3;
    private const int TextCapacity = 16;

    /// <summary>What an object of the library takes, and what it holds.</summary>
    /// <param name="value">The object.</param>
    /// <param name="bytes">Its bytes, with the arrays and entries inside it.</param>
    /// <param name="held">Values in it.</param>
    /// <returns>Whether its class is known.</returns>
    public static bool TryTell(object value, out int bytes, out IEnumerable<object?> held)
    {
        held = [];
        switch (value)
        {
            case Hashtable table:
                // Buckets, three numbers and the load factor; an entry has key, value and sum. The number of buckets is fixed when the table is made.
                bytes = DeviceCells.Object(5) + DeviceCells.Array(typeof(object), TableBuckets) + (table.Count * DeviceCells.Object(3));
                held = table.Keys.Cast<object?>().Concat(table.Values.Cast<object?>());
                return true;
            case ArrayList list:
                bytes = DeviceCells.Object(3) + DeviceCells.Array(typeof(object), CapacityFor(list.Count));
                held = list.Cast<object?>();
                return true;
            case AutoResetEvent:
                bytes = DeviceCells.Object(0);
                return true;
            case StringBuilder:
                bytes = DeviceCells.Object(5) + DeviceCells.Array(typeof(char), TextCapacity);
                return true;
            case Random:
                bytes = DeviceCells.Object(1) + DeviceCells.Object(1);
                return true;
            default:
                bytes = value.GetType() == typeof(object) ? DeviceCells.Object(0) : 0;
                return bytes > 0;
        }
    }

    private static int CapacityFor(int count)
    {
        int capacity = ListCapacity;
        while (capacity < count)
        {
            capacity *= 2;
        }

        return capacity;
    }
}
