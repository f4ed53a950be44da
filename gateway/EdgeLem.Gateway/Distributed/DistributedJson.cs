using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Distributed;

/// <summary>The JSON of the distributed clearing, source generated. Numbers are written so that they read back as the same double, which makes a round over a
/// network end in the same watts as one in memory.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 2, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TargetMessage))]
[JsonSerializable(typeof(ProposalMessage))]
public sealed partial class DistributedJson : JsonSerializerContext
{
    /// <summary>Reads an untrusted payload.</summary>
    /// <param name="payload">The bytes as received.</param>
    /// <param name="message">The message when it is one.</param>
    /// <returns>False for anything that is not such a message of at most <see cref="MessageLimits.LongestPayloadBytes"/> bytes.</returns>
    internal static bool TryRead<T>(ReadOnlyMemory<byte> payload, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? message)
        where T : class
    {
        message = null;
        try
        {
            message = payload.Length > MessageLimits.LongestPayloadBytes ? null : JsonSerializer.Deserialize(payload.Span, typeof(T), Default) as T;
        }
        catch (JsonException)
        {
            // Untrusted input: not a message is an answer, not a failure.
        }

        return message is not null;
    }

    /// <summary>Writes a message.</summary>
    /// <param name="message">The message.</param>
    internal static byte[] Write<T>(T message)
        where T : class => JsonSerializer.SerializeToUtf8Bytes(message, typeof(T), Default);
}
