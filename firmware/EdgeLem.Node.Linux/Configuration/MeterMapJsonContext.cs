using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeLem.Node.Devices;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>How map documents are written in JSON: camel case, comments allowed, and no field that nobody knows, so that a mistyped one is found.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(MeterMapDocument))]
internal sealed partial class MeterMapJsonContext : JsonSerializerContext;
