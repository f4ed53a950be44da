using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EdgeLem.NameShortener.Metadata;
using EdgeLem.NameShortener.Naming;

namespace EdgeLem.NameShortener;

/// <summary>Shortens the names of a compiled assembly (docs/adr/0016).</summary>
public static class Shortener
{
    /// <summary>Shortens.</summary>
    /// <param name="image">The assembly as the compiler wrote it.</param>
    /// <param name="input">What else is needed.</param>
    /// <returns>The same for the same input, whatever the machine.</returns>
    /// <exception cref="InvalidDataException">A name can be neither kept nor shortened; nothing is written then.</exception>
    public static ShortenedAssembly Shorten(byte[] image, ShorteningInput input)
    {
        using var file = new PEReader(new MemoryStream(image));
        MetadataReader metadata = file.GetMetadataReader();
        NameMap[] before = [.. input.References.Select(reference => reference.Map)];
        HashSet<string> asked = new LibraryVirtuals(input.Libraries, input.References.Select(reference => reference.Image)).NamesAbove(metadata);
        HashSet<TypeDefinitionHandle> kept = KeptTypes.Of(metadata, input.KeptTypes);
        NameMap map = new NamePlan(metadata, kept, new VirtualNames(before, asked, NamePlan.FirstTypeAfter(before)), before).Make();
        RefuseShortenedTokens(file, [.. before, map]);
        return new ShortenedAssembly(new StringTable(image, file).Rewrite(new Renaming(metadata, [.. before, map]).NameOf), map);
    }

    // What takes the token of a class of ours lets something read its members by name.
    private static void RefuseShortenedTokens(PEReader file, NameMap[] maps)
    {
        MetadataReader metadata = file.GetMetadataReader();
        string? lost = TypeTokens.Of(file).Select(token => TypeNames.Of(metadata, token)).FirstOrDefault(type => Array.Exists(maps, map => map.ShortOf(type) is not null && !map.IsKept(type)));
        if (lost is not null)
        {
            throw new InvalidDataException($"The code takes the token of '{lost}' (typeof), but the names of its properties are shortened. Name it with --keep-properties where its assembly is shortened.");
        }
    }
}
