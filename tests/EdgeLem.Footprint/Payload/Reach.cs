using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace EdgeLem.Footprint.Payload;

/// <summary>What the types of an assembly use of other assemblies and of its texts; the converter drops what is used by nothing, or only by attributes that it drops.</summary>
internal sealed class Reach
{
    private readonly AssemblyView _view;
    private readonly DeviceTypes _types;
    private readonly SortedSet<int> _typeRows = [];
    private readonly SortedSet<int> _memberRows = [];
    private readonly Dictionary<string, DeviceType> _specifications = new(StringComparer.Ordinal);

    /// <summary>Follows everything from the types.</summary>
    /// <param name="view">The assembly.</param>
    /// <param name="types">Reads signatures.</param>
    /// <param name="definitions">All types of the assembly that reach the device.</param>
    public Reach(AssemblyView view, DeviceTypes types, IEnumerable<DeviceTypeDef> definitions)
    {
        _view = view;
        _types = types;
        foreach (DeviceTypeDef definition in definitions)
        {
            Follow(definition);
        }
    }

    /// <summary>The used references to types, in the order of their rows.</summary>
    public IEnumerable<TypeReferenceHandle> Types => _typeRows.Select(MetadataTokens.TypeReferenceHandle);

    /// <summary>The used references to methods and fields, in the order of their rows.</summary>
    public IEnumerable<MemberReference> Members => _memberRows.Select(row => _view.Metadata.GetMemberReference(MetadataTokens.MemberReferenceHandle(row)));

    /// <summary>The assemblies that the used types are in.</summary>
    public IEnumerable<AssemblyReference> Assemblies => Types.Select(AssemblyOf).Distinct().Select(_view.Metadata.GetAssemblyReference);

    /// <summary>Arrays and the like that the code names.</summary>
    public IEnumerable<DeviceType> Specifications => _specifications.Values;

    /// <summary>Attributes that reach the device.</summary>
    public List<CustomAttribute> Attributes { get; } = [];

    /// <summary>Texts in the code, each with the folder of the type that has it.</summary>
    public List<(string Text, string Folder)> Texts { get; } = [];

    private void Follow(DeviceTypeDef type)
    {
        Add(type.Definition.BaseType);
        foreach (InterfaceImplementationHandle handle in type.Definition.GetInterfaceImplementations())
        {
            Add(_view.Metadata.GetInterfaceImplementation(handle).Interface);
        }

        Follow(type.Definition.GetCustomAttributes());
        foreach (FieldDefinition field in type.Fields)
        {
            Add(field.DecodeSignature(_types, null).Named);
            Follow(field.GetCustomAttributes());
        }

        foreach (MethodDefinition method in type.Methods)
        {
            AddTypes(method.DecodeSignature(_types, null));
            Follow(method.GetCustomAttributes());
            if (_view.BodyOf(method) is MethodBodyBlock body)
            {
                Follow(body, type.Folder);
            }
        }
    }

    private void Follow(CustomAttributeHandleCollection attributes)
    {
        foreach (CustomAttribute attribute in KeptAttributes.Of(_view, attributes))
        {
            Attributes.Add(attribute);
            Add(attribute.Constructor);
        }
    }

    private void Follow(MethodBodyBlock body, string folder)
    {
        if (!body.LocalSignature.IsNil)
        {
            foreach (DeviceType local in _view.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_types, null))
            {
                Add(local.Named);
            }
        }

        foreach (ExceptionRegion handler in body.ExceptionRegions)
        {
            Add(handler.CatchType);
        }

        foreach ((OpCode code, int operand) in Instructions.Of(body))
        {
            switch (code.OperandType)
            {
                case OperandType.InlineString:
                    Texts.Add((_view.Metadata.GetUserString((UserStringHandle)MetadataTokens.Handle(operand)), folder));
                    break;
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    Add(MetadataTokens.EntityHandle(operand));
                    break;
            }
        }
    }

    private void Add(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference:
                AddType((TypeReferenceHandle)handle);
                break;
            case HandleKind.MemberReference when _memberRows.Add(MetadataTokens.GetRowNumber(handle)):
                AddTypes(_view.Metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.TypeSpecification:
                AddSpecification(_view.Metadata.GetTypeSpecification((TypeSpecificationHandle)handle));
                break;
        }
    }

    private void AddSpecification(TypeSpecification specification)
    {
        DeviceType type = specification.DecodeSignature(_types, null);
        _specifications.TryAdd(Convert.ToHexString(_view.Metadata.GetBlobBytes(specification.Signature)), type);
        Add(type.Named);
    }

    private void AddType(TypeReferenceHandle handle)
    {
        EntityHandle scope = _view.Metadata.GetTypeReference(handle).ResolutionScope;
        _typeRows.Add(MetadataTokens.GetRowNumber(handle));
        Add(scope.Kind == HandleKind.TypeReference ? scope : default);
    }

    private void AddTypes(MemberReference member)
    {
        Add(member.Parent);
        if (member.GetKind() == MemberReferenceKind.Method)
        {
            AddTypes(member.DecodeMethodSignature(_types, null));
        }
        else
        {
            Add(member.DecodeFieldSignature(_types, null).Named);
        }
    }

    private void AddTypes(MethodSignature<DeviceType> signature)
    {
        Add(signature.ReturnType.Named);
        foreach (DeviceType parameter in signature.ParameterTypes)
        {
            Add(parameter.Named);
        }
    }

    private AssemblyReferenceHandle AssemblyOf(TypeReferenceHandle handle)
    {
        EntityHandle scope = _view.Metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind == HandleKind.TypeReference ? AssemblyOf((TypeReferenceHandle)scope) : (AssemblyReferenceHandle)scope;
    }
}
