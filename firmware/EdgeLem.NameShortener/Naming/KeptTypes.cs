using System.Reflection;
using System.Reflection.Metadata;
using EdgeLem.NameShortener.Metadata;

namespace EdgeLem.NameShortener.Naming;

/// <summary>The types whose public properties keep their names: those that are asked for, and the types of their properties.</summary>
internal static class KeptTypes
{
    /// <summary>Finds them.</summary>
    /// <param name="metadata">The assembly.</param>
    /// <param name="names">Full names of the types that are asked for.</param>
    /// <exception cref="InvalidDataException">There is no type of such a name.</exception>
    public static HashSet<TypeDefinitionHandle> Of(MetadataReader metadata, IReadOnlyList<string> names)
    {
        Dictionary<string, TypeDefinitionHandle> types = metadata.TypeDefinitions.ToDictionary(handle => TypeNames.Of(metadata, handle));
        var kept = new HashSet<TypeDefinitionHandle>();
        Stack<TypeDefinitionHandle> open = new(names.Select(name => types.TryGetValue(name, out TypeDefinitionHandle handle) ? handle : throw Absent(name)));
        while (open.TryPop(out TypeDefinitionHandle handle))
        {
            if (kept.Add(handle))
            {
                PropertyTypes(metadata, handle).ToList().ForEach(open.Push);
            }
        }

        return kept;
    }

    /// <summary>Whether a method reads or writes a public property.</summary>
    /// <param name="method">The method.</param>
    public static bool IsAccessor(MethodDefinition method) =>
        (method.Attributes & MethodAttributes.SpecialName) != 0 && (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;

    private static IEnumerable<TypeDefinitionHandle> PropertyTypes(MetadataReader metadata, TypeDefinitionHandle handle) =>
        metadata.GetTypeDefinition(handle).GetProperties()
            .Select(property => metadata.GetPropertyDefinition(property).DecodeSignature(new NamedTypes(), null).ReturnType)
            .Where(type => type.Kind == HandleKind.TypeDefinition)
            .Select(type => (TypeDefinitionHandle)type);

    private static InvalidDataException Absent(string name) => new($"There is no type '{name}', whose properties are to keep their names.");
}
