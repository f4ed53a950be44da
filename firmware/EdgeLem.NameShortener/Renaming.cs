using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using EdgeLem.NameShortener.Metadata;
using EdgeLem.NameShortener.Naming;

namespace EdgeLem.NameShortener;

/// <summary>The string of each row of an assembly's tables, after its maps and those of the assemblies that it refers to.</summary>
/// <param name="metadata">The assembly with its full names.</param>
/// <param name="maps">The maps.</param>
internal sealed class Renaming(MetadataReader metadata, IReadOnlyList<NameMap> maps)
{
    /// <summary>The string that a column is to have.</summary>
    /// <param name="column">The column.</param>
    /// <param name="present">Its present string.</param>
    public string NameOf(StringColumn column, string present) => column.Table switch
    {
        TableIndex.TypeDef => OfType(MetadataTokens.TypeDefinitionHandle(column.Row), Own, present, column.IsSecond),
        TableIndex.TypeRef => OfType(MetadataTokens.TypeReferenceHandle(column.Row), MapOf(TypeNames.AssemblyOf(metadata, MetadataTokens.TypeReferenceHandle(column.Row))), present, column.IsSecond),
        TableIndex.Field => Own.ShortOf(TypeOf(MetadataTokens.FieldDefinitionHandle(column.Row)), present, true) ?? present,
        TableIndex.MethodDef => Own.ShortOf(TypeOf(MetadataTokens.MethodDefinitionHandle(column.Row)), present, false) ?? present,
        TableIndex.MemberRef => OfMember(metadata.GetMemberReference(MetadataTokens.MemberReferenceHandle(column.Row)), present),
        TableIndex.Property => OfProperty(MetadataTokens.PropertyDefinitionHandle(column.Row), present),

        // The device has neither.
        TableIndex.Param or TableIndex.Event => "",
        _ => present,
    };

    private NameMap Own => maps[^1];

    private static string OfType(string? given, string present, bool isNamespace) => given is null ? present : isNamespace ? "" : given;

    private string OfType(EntityHandle handle, NameMap? map, string present, bool isNamespace) => OfType(map?.ShortOf(TypeNames.Of(metadata, handle)), present, isNamespace);

    private string OfMember(MemberReference member, string present)
    {
        NameMap? map = member.Parent.Kind == HandleKind.TypeReference ? MapOf(TypeNames.AssemblyOf(metadata, (TypeReferenceHandle)member.Parent)) : null;
        return map?.ShortOf(TypeNames.Of(metadata, member.Parent), present, member.GetKind() == MemberReferenceKind.Field) ?? present;
    }

    // The device has no properties, only their methods; on .NET they are called as one of these.
    private string OfProperty(PropertyDefinitionHandle handle, string present)
    {
        PropertyAccessors accessors = metadata.GetPropertyDefinition(handle).GetAccessors();
        MethodDefinitionHandle method = accessors.Getter.IsNil ? accessors.Setter : accessors.Getter;
        return Own.ShortOf(TypeOf(method), metadata.GetString(metadata.GetMethodDefinition(method).Name), false) ?? present;
    }

    private string TypeOf(FieldDefinitionHandle field) => TypeNames.Of(metadata, metadata.GetFieldDefinition(field).GetDeclaringType());

    private string TypeOf(MethodDefinitionHandle method) => TypeNames.Of(metadata, metadata.GetMethodDefinition(method).GetDeclaringType());

    private NameMap? MapOf(string assembly) => maps.FirstOrDefault(map => map.Assembly == assembly);
}
