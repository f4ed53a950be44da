using EdgeLem.Footprint.Payload;

namespace EdgeLem.Footprint.Heap;

/// <summary>What the run-time keeps in memory for an assembly from the moment it is loaded, bytes: a mirror of the rows of its tables, and its static fields.</summary>
internal static class AssemblyMemory
{
    /// <summary>The run-time's own record of an assembly on a 32-bit device.</summary>
    private const int RecordBytes = 136;

    /// <summary>Bytes for an assembly. Images with the debugger keep one more for each method.</summary>
    /// <param name="rows">Its tables.</param>
    public static int Of(TableRows rows) =>
        RecordBytes
        + (4 * (rows.AssemblyRefs + rows.TypeRefs + rows.FieldRefs + rows.MethodRefs))
        + (8 * rows.TypeDefs)
        + Words(rows.FieldDefs)
        + Words(rows.MethodDefs)
        + (DeviceCells.CellBytes * rows.StaticFields);

    // Two bytes each, filled up to four.
    private static int Words(int count) => ((2 * count) + 3) / 4 * 4;
}
