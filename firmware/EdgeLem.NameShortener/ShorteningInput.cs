using EdgeLem.NameShortener.Naming;

namespace EdgeLem.NameShortener;

/// <summary>What an assembly's names are shortened with.</summary>
public sealed class ShorteningInput
{
    /// <summary>Files of the libraries that the assembly refers to.</summary>
    public IReadOnlyList<byte[]> Libraries { get; init; } = [];

    /// <summary>Assemblies of ours that it refers to: the file with full names, and what its names became.</summary>
    public IReadOnlyList<(byte[] Image, NameMap Map)> References { get; init; } = [];

    /// <summary>Full names of types whose public properties keep their names, and so do those of the types of these properties: something reads them by name.</summary>
    public IReadOnlyList<string> KeptTypes { get; init; } = [];
}
