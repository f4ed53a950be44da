using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>Reads the types of signatures. Generic types, pointers and rectangular arrays are not on the device.</summary>
internal sealed class DeviceTypes : ISignatureTypeProvider<DeviceType, object?>
{
    private const byte Class = 0x11;
    private const byte Structure = 0x12;
    private const byte Array = 0x13;
    private const byte Reference = 0x14;

    private static readonly PrimitiveTypeCode[] InOrder =
    [
        PrimitiveTypeCode.Void, PrimitiveTypeCode.Boolean, PrimitiveTypeCode.SByte, PrimitiveTypeCode.Byte, PrimitiveTypeCode.Char, PrimitiveTypeCode.Int16, PrimitiveTypeCode.UInt16,
        PrimitiveTypeCode.Int32, PrimitiveTypeCode.UInt32, PrimitiveTypeCode.Single, PrimitiveTypeCode.Int64, PrimitiveTypeCode.UInt64, PrimitiveTypeCode.Double,
    ];

    /// <inheritdoc/>
    public DeviceType GetPrimitiveType(PrimitiveTypeCode typeCode) => new(CodeOf(typeCode), default, null);

    /// <inheritdoc/>
    public DeviceType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Named(handle, rawTypeKind);

    /// <inheritdoc/>
    public DeviceType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Named(handle, rawTypeKind);

    /// <inheritdoc/>
    public DeviceType GetSZArrayType(DeviceType elementType) => new(Array, default, elementType);

    /// <inheritdoc/>
    public DeviceType GetByReferenceType(DeviceType elementType) => new(Reference, default, elementType);

    /// <inheritdoc/>
    public DeviceType GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    /// <inheritdoc/>
    public DeviceType GetModifiedType(DeviceType modifier, DeviceType unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public DeviceType GetPinnedType(DeviceType elementType) => elementType;

    /// <inheritdoc/>
    public DeviceType GetArrayType(DeviceType elementType, ArrayShape shape) => throw Absent("rectangular arrays");

    /// <inheritdoc/>
    public DeviceType GetPointerType(DeviceType elementType) => throw Absent("pointers");

    /// <inheritdoc/>
    public DeviceType GetFunctionPointerType(MethodSignature<DeviceType> signature) => throw Absent("pointers to functions");

    /// <inheritdoc/>
    public DeviceType GetGenericInstantiation(DeviceType genericType, ImmutableArray<DeviceType> typeArguments) => throw Absent("generic types");

    /// <inheritdoc/>
    public DeviceType GetGenericMethodParameter(object? genericContext, int index) => throw Absent("generic methods");

    /// <inheritdoc/>
    public DeviceType GetGenericTypeParameter(object? genericContext, int index) => throw Absent("generic types");

    private static DeviceType Named(EntityHandle handle, byte rawTypeKind) => new(rawTypeKind == (byte)SignatureTypeKind.ValueType ? Structure : Class, handle, null);

    private static byte CodeOf(PrimitiveTypeCode code) => code switch
    {
        PrimitiveTypeCode.String => 0x0F,
        PrimitiveTypeCode.Object => 0x10,
        PrimitiveTypeCode.IntPtr => CodeOf(PrimitiveTypeCode.Int32),
        PrimitiveTypeCode.UIntPtr => CodeOf(PrimitiveTypeCode.UInt32),
        _ => (byte)System.Array.IndexOf(InOrder, code),
    };

    private static NotSupportedException Absent(string what) => new($"A signature uses {what}, which the device's format does not have.");
}
