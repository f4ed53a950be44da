using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace EdgeLem.NameShortener.Metadata;

/// <summary>Reads from signatures the type that they name; an array names the type of its elements.</summary>
internal sealed class NamedTypes : ISignatureTypeProvider<EntityHandle, object?>
{
    /// <inheritdoc/>
    public EntityHandle GetPrimitiveType(PrimitiveTypeCode typeCode) => default;

    /// <inheritdoc/>
    public EntityHandle GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => handle;

    /// <inheritdoc/>
    public EntityHandle GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => handle;

    /// <inheritdoc/>
    public EntityHandle GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => default;

    /// <inheritdoc/>
    public EntityHandle GetSZArrayType(EntityHandle elementType) => elementType;

    /// <inheritdoc/>
    public EntityHandle GetArrayType(EntityHandle elementType, ArrayShape shape) => elementType;

    /// <inheritdoc/>
    public EntityHandle GetByReferenceType(EntityHandle elementType) => elementType;

    /// <inheritdoc/>
    public EntityHandle GetPointerType(EntityHandle elementType) => elementType;

    /// <inheritdoc/>
    public EntityHandle GetPinnedType(EntityHandle elementType) => elementType;

    /// <inheritdoc/>
    public EntityHandle GetModifiedType(EntityHandle modifier, EntityHandle unmodifiedType, bool isRequired) => unmodifiedType;

    /// <inheritdoc/>
    public EntityHandle GetFunctionPointerType(MethodSignature<EntityHandle> signature) => default;

    /// <inheritdoc/>
    public EntityHandle GetGenericInstantiation(EntityHandle genericType, ImmutableArray<EntityHandle> typeArguments) => genericType;

    /// <inheritdoc/>
    public EntityHandle GetGenericMethodParameter(object? genericContext, int index) => default;

    /// <inheritdoc/>
    public EntityHandle GetGenericTypeParameter(object? genericContext, int index) => default;
}
