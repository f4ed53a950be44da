namespace EdgeLem.Footprint.Payload;

/// <summary>What a folder of sources adds to an assembly: what would go with it. Strings that others need too, signatures and references are nobody's.</summary>
/// <param name="Folder">Path from the folder firmware.</param>
/// <param name="Types">Types.</param>
/// <param name="Rows">Bytes of their rows and those of their fields and methods.</param>
/// <param name="Code">Bytes of instructions.</param>
/// <param name="Strings">Bytes of names and texts.</param>
internal sealed record FolderShare(string Folder, int Types, int Rows, int Code, int Strings)
{
    /// <summary>Bytes in all.</summary>
    public int Bytes => Rows + Code + Strings;
}
