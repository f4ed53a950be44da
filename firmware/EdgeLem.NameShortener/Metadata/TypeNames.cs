using System.Reflection.Metadata;

namespace EdgeLem.NameShortener.Metadata;

/// <summary>Full names of types: namespace, dot, name; a slash before the name of a type in a type.</summary>
internal static class TypeNames
{
    /// <summary>The full name of a type.</summary>
    /// <param name="metadata">Where it is named.</param>
    /// <param name="handle">A definition or a reference.</param>
    /// <returns>The name; empty for arrays and for no type.</returns>
    public static string Of(MetadataReader metadata, EntityHandle handle) => handle.Kind switch
    {
        _ when handle.IsNil => "",
        HandleKind.TypeDefinition => Of(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => Of(metadata, metadata.GetTypeReference((TypeReferenceHandle)handle)),
        _ => "",
    };

    /// <summary>The assembly that a referenced type is in.</summary>
    /// <param name="metadata">Where it is named.</param>
    /// <param name="handle">The reference.</param>
    public static string AssemblyOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        EntityHandle scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf(metadata, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => "",
        };
    }

    private static string Of(MetadataReader metadata, TypeDefinition type) => type.GetDeclaringType().IsNil
        ? Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name))
        : Of(metadata, type.GetDeclaringType()) + "/" + metadata.GetString(type.Name);

    private static string Of(MetadataReader metadata, TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? Of(metadata, type.ResolutionScope) + "/" + metadata.GetString(type.Name)
        : Join(metadata.GetString(type.Namespace), metadata.GetString(type.Name));

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
