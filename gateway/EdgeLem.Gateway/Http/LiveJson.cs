using System.Text.Json.Serialization;
using EdgeLem.Gateway.Http.Live;

namespace EdgeLem.Gateway.Http;

/// <summary>The page's JSON: camelCase, units in the names, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(FiniteNumberConverter)])]
[JsonSerializable(typeof(LiveSnapshot))]
[JsonSerializable(typeof(LiveRoundChange))]
[JsonSerializable(typeof(IReadOnlyList<LiveNode>))]
[JsonSerializable(typeof(LiveClock))]
[JsonSerializable(typeof(LiveSettlement))]
internal sealed partial class LiveJson : JsonSerializerContext;
