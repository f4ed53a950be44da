using EdgeLem.NameShortener.Naming;

namespace EdgeLem.NameShortener;

/// <summary>An assembly with short names.</summary>
/// <param name="Image">The file.</param>
/// <param name="Map">What its names became.</param>
public sealed record ShortenedAssembly(byte[] Image, NameMap Map);
