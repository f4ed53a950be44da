using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace EdgeLem.Footprint.Payload;

/// <summary>
/// The order of types on the device: by name, but before a type stand the type around it, its interfaces, and the types of what the methods that it calls take and
/// return. It decides which types have numbers short enough for one byte of a signature.
/// </summary>
internal sealed class TypeOrder
{
    private readonly AssemblyView _view;
    private readonly DeviceTypes _types;
    private readonly Dictionary<TypeDefinitionHandle, DeviceTypeDef> _all;
    private readonly HashSet<TypeDefinitionHandle> _seen = [];
    private readonly List<DeviceTypeDef> _ordered = [];

    private TypeOrder(AssemblyView view, DeviceTypes types, IEnumerable<DeviceTypeDef> definitions)
    {
        _view = view;
        _types = types;
        _all = definitions.ToDictionary(type => type.Handle);
    }

    /// <summary>Orders types.</summary>
    /// <param name="view">The assembly.</param>
    /// <param name="types">Reads signatures.</param>
    /// <param name="definitions">All types of the assembly that reach the device.</param>
    public static List<DeviceTypeDef> Of(AssemblyView view, DeviceTypes types, IReadOnlyList<DeviceTypeDef> definitions)
    {
        var order = new TypeOrder(view, types, definitions);
        foreach (DeviceTypeDef type in definitions.OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase))
        {
            order.Place(type.Handle);
        }

        return order._ordered;
    }

    // A type may be named again while what comes before it is being placed, so it is marked only then.
    private void Place(EntityHandle handle)
    {
        if (handle.Kind != HandleKind.TypeDefinition || !_all.TryGetValue((TypeDefinitionHandle)handle, out DeviceTypeDef? type) || _seen.Contains(type.Handle))
        {
            return;
        }

        Place(type.Definition.GetDeclaringType());
        foreach (InterfaceImplementationHandle implementation in type.Definition.GetInterfaceImplementations())
        {
            Place(_view.Metadata.GetInterfaceImplementation(implementation).Interface);
        }

        if (_seen.Add(type.Handle))
        {
            PlaceCalled(type);
            _ordered.Add(type);
        }
    }

    private void PlaceCalled(DeviceTypeDef type)
    {
        foreach (MethodBodyBlock body in type.Methods.Select(_view.BodyOf).OfType<MethodBodyBlock>())
        {
            foreach ((OpCode _, int operand) in Instructions.Of(body).Where(instruction => instruction.Code.OperandType == OperandType.InlineMethod))
            {
                MethodSignature<DeviceType> signature = SignatureOf(MetadataTokens.EntityHandle(operand));
                Place(signature.ReturnType.Named);
                foreach (DeviceType parameter in signature.ParameterTypes)
                {
                    Place(parameter.Named);
                }
            }
        }
    }

    private MethodSignature<DeviceType> SignatureOf(EntityHandle method) => method.Kind == HandleKind.MethodDefinition
        ? _view.Metadata.GetMethodDefinition((MethodDefinitionHandle)method).DecodeSignature(_types, null)
        : _view.Metadata.GetMemberReference((MemberReferenceHandle)method).DecodeMethodSignature(_types, null);
}
