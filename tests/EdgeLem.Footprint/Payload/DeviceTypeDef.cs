using System.Reflection;
using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>A type of the assembly with what of it reaches the device, in the device's order.</summary>
internal sealed class DeviceTypeDef
{
    /// <summary>Reads a type.</summary>
    /// <param name="view">The assembly.</param>
    /// <param name="handle">The type.</param>
    public DeviceTypeDef(AssemblyView view, TypeDefinitionHandle handle)
    {
        Handle = handle;
        Definition = view.Metadata.GetTypeDefinition(handle);
        Name = view.NameOf(handle);
        Folder = view.FolderOf(handle);
        Fields = [.. Definition.GetFields().Select(view.Metadata.GetFieldDefinition).Where(field => !IsLiteral(field)).OrderBy(field => IsStatic(field) ? 0 : 1)];
        Methods = [.. Definition.GetMethods().Select(view.Metadata.GetMethodDefinition).OrderBy(Group)];
    }

    /// <summary>Its handle.</summary>
    public TypeDefinitionHandle Handle { get; }

    /// <summary>Its row.</summary>
    public TypeDefinition Definition { get; }

    /// <summary>Full name.</summary>
    public string Name { get; }

    /// <summary>Folder of its source.</summary>
    public string Folder { get; }

    /// <summary>Fields but constants: static ones, then the others.</summary>
    public IReadOnlyList<FieldDefinition> Fields { get; }

    /// <summary>Methods: virtual ones, those of an object, static ones.</summary>
    public IReadOnlyList<MethodDefinition> Methods { get; }

    /// <summary>Number of static fields.</summary>
    public int StaticFields => Fields.Count(IsStatic);

    private static bool IsLiteral(FieldDefinition field) => (field.Attributes & FieldAttributes.Literal) != 0;

    private static bool IsStatic(FieldDefinition field) => (field.Attributes & FieldAttributes.Static) != 0;

    private static int Group(MethodDefinition method) => (method.Attributes & (MethodAttributes.Virtual | MethodAttributes.Static)) switch
    {
        MethodAttributes.Static => 2,
        0 => 1,
        _ => 0,
    };
}
