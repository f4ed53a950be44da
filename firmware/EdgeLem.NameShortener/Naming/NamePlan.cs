using System.Reflection;
using System.Reflection.Metadata;
using EdgeLem.NameShortener.Metadata;

namespace EdgeLem.NameShortener.Naming;

/// <summary>Decides the short names of the types and members that an assembly declares.</summary>
/// <param name="metadata">The assembly.</param>
/// <param name="kept">Types whose public properties keep their names.</param>
/// <param name="virtuals">Names of virtual methods.</param>
/// <param name="firstType">Number of the first type's short name.</param>
internal sealed class NamePlan(MetadataReader metadata, HashSet<TypeDefinitionHandle> kept, VirtualNames virtuals, int firstType)
{
    private const string Start = "Main";

    private readonly List<NameMapRow> _rows = [];

    /// <summary>Makes the map.</summary>
    /// <exception cref="InvalidDataException">A name can be neither kept nor shortened.</exception>
    public NameMap Make()
    {
        // By name: the device's converter orders types so, and their static fields with them.
        (TypeDefinitionHandle Handle, string Name)[] types = [.. metadata.TypeDefinitions.Select(handle => (handle, TypeNames.Of(metadata, handle))).OrderBy(type => type.Item2, StringComparer.Ordinal)];
        int number = firstType;
        foreach ((TypeDefinitionHandle handle, string name) in types)
        {
            TypeDefinition type = metadata.GetTypeDefinition(handle);
            if (!KeepsName(type, name))
            {
                _rows.Add(new NameMapRow(NameKind.Type, name, "", ShortNames.Pair(number++)));
            }

            AddMembers(type, name, kept.Contains(handle));
        }

        return new NameMap(metadata.GetString(metadata.GetAssemblyDefinition().Name), _rows);
    }

    // The converter knows the compiler's own attributes by their names.
    private bool KeepsName(TypeDefinition type, string name) => name == "<Module>" || TypeNames.Of(metadata, type.BaseType) == "System.Attribute";

    private void AddMembers(TypeDefinition type, string name, bool isKept)
    {
        if (isKept)
        {
            _rows.Add(new NameMapRow(NameKind.Kept, name, "", name));
        }

        int number = 0;
        foreach (FieldDefinition field in type.GetFields().Select(metadata.GetFieldDefinition).Where(field => (field.Attributes & FieldAttributes.RTSpecialName) == 0))
        {
            _rows.Add(new NameMapRow(NameKind.Field, name, metadata.GetString(field.Name), ShortNames.Member(number++)));
        }

        AddMethods(type, name, isKept);
    }

    private void AddMethods(TypeDefinition type, string name, bool isKept)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int number = 0;
        foreach (MethodDefinition method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(method => !KeepsName(method) && !(isKept && KeptTypes.IsAccessor(method))))
        {
            string member = metadata.GetString(method.Name);
            if (!seen.Add(member))
            {
                continue;
            }

            bool isVirtual = (method.Attributes & MethodAttributes.Virtual) != 0;
            string? given = isVirtual ? virtuals.ShortOf(member) : ShortNames.Member(number++);
            if (given is not null)
            {
                _rows.Add(new NameMapRow(isVirtual ? NameKind.Virtual : NameKind.Method, name, member, given));
            }
        }
    }

    private bool KeepsName(MethodDefinition method)
    {
        string name = metadata.GetString(method.Name);
        bool isRuntimes = (method.Attributes & MethodAttributes.RTSpecialName) != 0 || (method.ImplAttributes & (MethodImplAttributes.Runtime | MethodImplAttributes.InternalCall)) != 0;
        return isRuntimes || name == Start || (name.Contains('.', StringComparison.Ordinal) ? throw Explicit(name) : false);
    }

    private static InvalidDataException Explicit(string name) =>
        new($"'{name}' implements an interface explicitly, which the device binds by the interface's full name. Implement it as a public method.");
}
