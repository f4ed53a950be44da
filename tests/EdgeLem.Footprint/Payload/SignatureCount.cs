using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>Puts together the table of signatures of an assembly.</summary>
/// <param name="view">The assembly.</param>
/// <param name="types">Reads signatures.</param>
/// <param name="reach">What is used.</param>
internal sealed class SignatureCount(AssemblyView view, DeviceTypes types, Reach reach)
{
    private const int AttributeProlog = 2;

    private readonly SignatureTable _table = new();

    /// <summary>Bytes of the table.</summary>
    /// <param name="definitions">The types in the device's order.</param>
    public int Of(IReadOnlyList<DeviceTypeDef> definitions)
    {
        var writer = new SignatureWriter(
            definitions.Index().ToDictionary(entry => (EntityHandle)entry.Item.Handle, entry => entry.Index),
            reach.Types.Index().ToDictionary(entry => (EntityHandle)entry.Item, entry => entry.Index));
        foreach (MemberReference member in reach.Members.OrderBy(member => member.GetKind() == MemberReferenceKind.Field ? 0 : 1))
        {
            _table.Add(member.GetKind() == MemberReferenceKind.Field ? writer.Field(member.DecodeFieldSignature(types, null)) : writer.Method(member.DecodeMethodSignature(types, null)));
        }

        foreach (DeviceTypeDef type in definitions)
        {
            AddFields(writer, type);
            AddMethods(writer, type);
        }

        foreach (CustomAttribute attribute in reach.Attributes)
        {
            _table.Add(view.Metadata.GetBlobBytes(attribute.Value)[AttributeProlog..]);
        }

        foreach (DeviceType specification in reach.Specifications)
        {
            _table.Add(writer.Types([specification]));
        }

        return _table.Bytes;
    }

    private void AddFields(SignatureWriter writer, DeviceTypeDef type)
    {
        foreach (FieldDefinition field in type.Fields)
        {
            DeviceType fieldType = field.DecodeSignature(types, null);
            _table.Add(writer.Field(fieldType));
            if (field.GetRelativeVirtualAddress() != 0)
            {
                _table.Add(SignatureWriter.Value(view.InitialValue(field, LengthOf(fieldType))));
            }
        }
    }

    private void AddMethods(SignatureWriter writer, DeviceTypeDef type)
    {
        foreach (MethodDefinition method in type.Methods)
        {
            _table.Add(writer.Method(method.DecodeSignature(types, null)));
            if (view.BodyOf(method) is { LocalSignature.IsNil: false } body)
            {
                _table.Add(writer.Types(view.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(types, null)));
            }
        }

        EntityHandle[] interfaces = [.. type.Definition.GetInterfaceImplementations().Select(handle => view.Metadata.GetInterfaceImplementation(handle).Interface)];
        if (interfaces.Length > 0)
        {
            _table.Add(writer.Interfaces(interfaces));
        }
    }

    // The compiler makes a structure of the length for the values of an array; short ones are of a number's type.
    private int LengthOf(DeviceType type) => type.Handle.Kind == HandleKind.TypeDefinition
        ? view.Metadata.GetTypeDefinition((TypeDefinitionHandle)type.Handle).GetLayout().Size
        : type.Code switch
        {
            <= 3 => 1,
            <= 6 => 2,
            <= 9 => 4,
            _ => 8,
        };
}
