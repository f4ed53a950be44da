using System.Reflection;
using System.Reflection.Metadata;
using EdgeLem.NameShortener.Metadata;

namespace EdgeLem.NameShortener.Naming;

/// <summary>Decides the short names of the types and members that an assembly declares.</summary>
/// <param name="metadata">The assembly.</param>
/// <param name="kept">Types whose public properties keep their names.</param>
/// <param name="virtuals">Names of virtual methods.</param>
/// <param name="before">Maps of the assemblies that this one refers to.</param>
internal sealed class NamePlan(MetadataReader metadata, HashSet<TypeDefinitionHandle> kept, VirtualNames virtuals, IReadOnlyList<NameMap> before)
{
    private const string Start = "Main";

    private readonly List<NameMapRow> _rows = [];
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    /// <summary>Number of the first type's short name: no two types of an image have the same.</summary>
    /// <param name="before">Maps of the assemblies before.</param>
    public static int FirstTypeAfter(IEnumerable<NameMap> before) => before.Sum(map => map.Rows.Count(row => row.Kind == NameKind.Type));

    /// <summary>Makes the map.</summary>
    /// <exception cref="InvalidDataException">A name can be neither kept nor shortened.</exception>
    public NameMap Make()
    {
        // By name: the device's converter orders types so, and their static fields with them.
        (TypeDefinitionHandle Handle, string Name)[] types = [.. metadata.TypeDefinitions.Select(handle => (handle, TypeNames.Of(metadata, handle))).OrderBy(type => type.Item2, StringComparer.Ordinal)];
        int number = FirstTypeAfter(before);
        foreach ((TypeDefinitionHandle handle, string name) in types.Where(type => !KeepsName(metadata.GetTypeDefinition(type.Handle), type.Name)))
        {
            _types.Add(name, ShortNames.Pair(number++));
            _rows.Add(new NameMapRow(NameKind.Type, name, "", _types[name]));
        }

        Array.ForEach(types, type => AddMembers(metadata.GetTypeDefinition(type.Handle), type.Name, kept.Contains(type.Handle)));
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
            string? given = isVirtual ? ShortOfVirtual(member) : ShortNames.Member(number++);
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
        return isRuntimes || name == Start;
    }

    // What implements an interface explicitly is called as the interface and its method are, and the device finds it by that.
    private string? ShortOfVirtual(string member)
    {
        int dot = member.LastIndexOf('.');
        if (dot < 0)
        {
            return virtuals.ShortOf(member);
        }

        string type = member[..dot];
        string? given = _types.GetValueOrDefault(type) ?? before.Select(map => map.ShortOf(type)).FirstOrDefault(name => name is not null);
        return given is null ? null : given + "." + (virtuals.ShortOf(member[(dot + 1)..]) ?? member[(dot + 1)..]);
    }
}
