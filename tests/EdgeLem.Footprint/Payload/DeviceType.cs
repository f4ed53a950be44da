using System.Reflection.Metadata;

namespace EdgeLem.Footprint.Payload;

/// <summary>A type in a signature.</summary>
/// <param name="Code">The device's code of its kind.</param>
/// <param name="Handle">Definition or reference of a class or structure; nil for a type that has a code of its own.</param>
/// <param name="Element">What an array holds or a reference leads to; null for others.</param>
internal sealed record DeviceType(byte Code, EntityHandle Handle, DeviceType? Element)
{
    /// <summary>The class or structure behind arrays and references; nil for a type that has a code of its own.</summary>
    public EntityHandle Named => Element?.Named ?? Handle;
}
