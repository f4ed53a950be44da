namespace EdgeLem.Footprint.Payload;

/// <summary>What an assembly takes on the device.</summary>
/// <param name="name">See <see cref="Name"/>.</param>
/// <param name="tables">See <see cref="BytesOf"/>.</param>
/// <param name="folders">See <see cref="Folders"/>.</param>
internal sealed class PayloadEstimate(string name, IReadOnlyDictionary<DeviceTable, int> tables, IReadOnlyList<FolderShare> folders)
{
    /// <summary>The most bytes of instructions that an assembly can have: a method is found by a 16-bit offset.</summary>
    public const int ByteCodeLimit = 65_535;

    private const int Alignment = 4;

    /// <summary>Name of the assembly.</summary>
    public string Name { get; } = name;

    /// <summary>Bytes of the file that is deployed.</summary>
    public int Bytes => Enum.GetValues<DeviceTable>().Sum(BytesOf);

    /// <summary>What each folder of sources adds, the largest first.</summary>
    public IReadOnlyList<FolderShare> Folders { get; } = folders;

    /// <summary>Rows of the tables that the run-time mirrors in memory, and static fields.</summary>
    public required TableRows Rows { get; init; }

    /// <summary>Bytes of a part of the file with what fills it up to a multiple of four.</summary>
    /// <param name="table">The part.</param>
    public int BytesOf(DeviceTable table) => (tables[table] + Alignment - 1) / Alignment * Alignment;
}
