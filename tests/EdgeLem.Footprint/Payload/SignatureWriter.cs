using System.Buffers.Binary;
using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>Spells signatures as the device has them. A type's number takes one byte below 128 and two below 16,384.</summary>
/// <param name="definitions">Numbers of own types.</param>
/// <param name="references">Numbers of types of other assemblies.</param>
internal sealed class SignatureWriter(IReadOnlyDictionary<EntityHandle, int> definitions, IReadOnlyDictionary<EntityHandle, int> references)
{
    private const byte FieldMark = 0x06;
    private const int OneByteEnd = 0x80;

    /// <summary>Spells the signature of a field.</summary>
    /// <param name="type">The field's type.</param>
    public byte[] Field(DeviceType type) => [FieldMark, .. Type(type)];

    /// <summary>Spells the signature of a method.</summary>
    /// <param name="signature">It.</param>
    public byte[] Method(MethodSignature<DeviceType> signature) =>
        [signature.Header.RawValue, (byte)signature.ParameterTypes.Length, .. Type(signature.ReturnType), .. signature.ParameterTypes.SelectMany(Type)];

    /// <summary>Spells types in a row, as of locals.</summary>
    /// <param name="types">The types.</param>
    public byte[] Types(IEnumerable<DeviceType> types) => [.. types.SelectMany(Type)];

    /// <summary>Spells the interfaces of a type.</summary>
    /// <param name="interfaces">The interfaces.</param>
    public byte[] Interfaces(IReadOnlyCollection<EntityHandle> interfaces) => [(byte)interfaces.Count, .. interfaces.SelectMany(Number)];

    /// <summary>Spells the values that a field is filled with.</summary>
    /// <param name="value">The values.</param>
    public static byte[] Value(byte[] value)
    {
        byte[] spelt = new byte[value.Length + sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(spelt, (ushort)value.Length);
        value.CopyTo(spelt, sizeof(ushort));
        return spelt;
    }

    private IEnumerable<byte> Type(DeviceType type)
    {
        IEnumerable<byte> rest = type.Element is null ? Number(type.Handle) : Type(type.Element);
        return rest.Prepend(type.Code);
    }

    private byte[] Number(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return [];
        }

        int number = definitions.TryGetValue(handle, out int own) ? own << 2 : (references[handle] << 2) | 1;
        return number < OneByteEnd ? [(byte)number] : [(byte)((number >> 8) | OneByteEnd), (byte)number];
    }
}
