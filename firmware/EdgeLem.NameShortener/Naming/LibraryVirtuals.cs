using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EdgeLem.NameShortener.Metadata;

namespace EdgeLem.NameShortener.Naming;

/// <summary>Names of virtual methods of library types: what overrides or implements them has to be called so.</summary>
internal sealed class LibraryVirtuals
{
    private readonly Dictionary<string, (string[] Virtuals, string[] Above)> _types = new(StringComparer.Ordinal);

    /// <summary>Reads assemblies.</summary>
    /// <param name="libraries">Files of the libraries.</param>
    /// <param name="references">Files of assemblies of ours, with their full names: what they inherit from libraries counts, what they declare does not.</param>
    public LibraryVirtuals(IEnumerable<byte[]> libraries, IEnumerable<byte[]> references)
    {
        libraries.ToList().ForEach(library => Add(library, true));
        references.ToList().ForEach(reference => Add(reference, false));
    }

    /// <summary>The names that types may inherit or implement.</summary>
    /// <param name="metadata">The types' assembly.</param>
    /// <exception cref="InvalidDataException">A base type or interface is in none of the libraries.</exception>
    public HashSet<string> NamesAbove(MetadataReader metadata)
    {
        HashSet<string> own = [.. metadata.TypeDefinitions.Select(handle => TypeNames.Of(metadata, handle))];
        var names = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Stack<string> open = new(metadata.TypeDefinitions.SelectMany(handle => Above(metadata, handle)).Where(name => !own.Contains(name)));
        while (open.TryPop(out string? name))
        {
            if (seen.Add(name))
            {
                (string[] virtuals, string[] above) = _types.TryGetValue(name, out (string[], string[]) found) ? found : throw Absent(name);
                names.UnionWith(virtuals);
                Array.ForEach(above, open.Push);
            }
        }

        return names;
    }

    private void Add(byte[] image, bool isLibrary)
    {
        using var file = new PEReader(new MemoryStream(image));
        MetadataReader metadata = file.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            _types[TypeNames.Of(metadata, handle)] = (isLibrary ? VirtualsOf(metadata, handle) : [], [.. Above(metadata, handle)]);
        }
    }

    private static InvalidDataException Absent(string name) => new($"'{name}', which a type inherits or implements, is in none of the libraries. Name its file with --library.");

    private static string[] VirtualsOf(MetadataReader metadata, TypeDefinitionHandle handle) =>
    [
        .. metadata.GetTypeDefinition(handle).GetMethods().Select(metadata.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.Virtual) != 0)
            .Select(method => metadata.GetString(method.Name)),
    ];

    private static IEnumerable<string> Above(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        return type.GetInterfaceImplementations().Select(implementation => metadata.GetInterfaceImplementation(implementation).Interface)
            .Append(type.BaseType)
            .Select(above => TypeNames.Of(metadata, above))
            .Where(name => name.Length > 0);
    }
}
