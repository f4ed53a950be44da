using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using EdgeLem.Footprint.Images;

namespace EdgeLem.Footprint.Payload;

/// <summary>Names and bodies of a compiled assembly, as the converter reads them.</summary>
internal sealed class AssemblyView : IDisposable
{
    private readonly PEReader _file;
    private readonly CompiledAssembly _assembly;

    /// <summary>Opens an assembly.</summary>
    /// <param name="assembly">It.</param>
    public AssemblyView(CompiledAssembly assembly)
    {
        _assembly = assembly;
        _file = new PEReader(new MemoryStream(assembly.Image));
        Metadata = _file.GetMetadataReader();
    }

    /// <summary>The metadata.</summary>
    public MetadataReader Metadata { get; }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>A string of the metadata.</summary>
    /// <param name="handle">Which.</param>
    public string Text(StringHandle handle) => Metadata.GetString(handle);

    /// <summary>Full name of a type: namespace, dot, name; a slash before the name of a type in a type.</summary>
    /// <param name="handle">A definition or a reference.</param>
    public string NameOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => NameOf(Metadata.GetTypeDefinition((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => NameOf(Metadata.GetTypeReference((TypeReferenceHandle)handle)),
        _ => "",
    };

    /// <summary>The folder of sources that a type comes from.</summary>
    /// <param name="handle">The type.</param>
    public string FolderOf(TypeDefinitionHandle handle) => _assembly.FolderOf(NameOf(OutermostOf(handle)));

    /// <summary>The body of a method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The body; null for a method without.</returns>
    public MethodBodyBlock? BodyOf(MethodDefinition method) => method.RelativeVirtualAddress == 0 ? null : _file.GetMethodBody(method.RelativeVirtualAddress);

    /// <summary>The values that a field is filled with at its start.</summary>
    /// <param name="field">The field.</param>
    /// <param name="length">Their length, bytes.</param>
    public byte[] InitialValue(FieldDefinition field, int length) => _file.GetSectionData(field.GetRelativeVirtualAddress()).GetContent(0, length).ToArray();

    /// <summary>The constructor's type of an attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    public EntityHandle TypeOf(CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        ? Metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent
        : Metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType();

    private string NameOf(TypeDefinition type) => type.GetDeclaringType().IsNil
        ? Join(Text(type.Namespace), Text(type.Name))
        : NameOf(type.GetDeclaringType()) + "/" + Text(type.Name);

    private string NameOf(TypeReference type) => type.ResolutionScope.Kind == HandleKind.TypeReference
        ? NameOf(type.ResolutionScope) + "/" + Text(type.Name)
        : Join(Text(type.Namespace), Text(type.Name));

    private TypeDefinitionHandle OutermostOf(TypeDefinitionHandle handle)
    {
        TypeDefinitionHandle outer = Metadata.GetTypeDefinition(handle).GetDeclaringType();
        return outer.IsNil ? handle : OutermostOf(outer);
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
