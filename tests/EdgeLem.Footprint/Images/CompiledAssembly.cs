using EdgeLem.NameShortener;

namespace EdgeLem.Footprint.Images;

/// <summary>An assembly before its conversion for the device: as the C# compiler left it, or with short names.</summary>
/// <param name="name">See <see cref="Name"/>.</param>
/// <param name="image">See <see cref="Image"/>.</param>
/// <param name="folders">See <see cref="FolderOf"/>.</param>
internal sealed class CompiledAssembly(string name, byte[] image, IReadOnlyDictionary<string, string> folders)
{
    /// <summary>What stands for types that the compiler added.</summary>
    public const string Compiler = "(compiler)";

    /// <summary>Name without extension.</summary>
    public string Name { get; } = name;

    /// <summary>The file's bytes.</summary>
    public byte[] Image { get; } = image;

    /// <summary>Classes whose properties keep their names when the assembly's names are shortened.</summary>
    public IReadOnlyList<string> KeptTypes { get; init; } = [];

    /// <summary>The same with short names.</summary>
    /// <param name="shortened">What became of it.</param>
    public CompiledAssembly With(ShortenedAssembly shortened) =>
        new(Name, shortened.Image, folders.ToDictionary(entry => shortened.Map.ShortOf(entry.Key) ?? entry.Key, entry => entry.Value));

    /// <summary>The folder of sources that declares a type.</summary>
    /// <param name="outermostType">Full name of a type that is in no other type.</param>
    /// <returns>Path from the folder firmware; <see cref="Compiler"/> when no source declares it.</returns>
    public string FolderOf(string outermostType) => folders.GetValueOrDefault(outermostType, Compiler);
}
