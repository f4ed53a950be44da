using System.Text.Json.Serialization;
using EdgeLem.Contracts;

namespace EdgeLem.Node.Linux.Hosting;

/// <summary>The JSON of what the gateway sends (docs/messages.md), source generated. Unknown fields are passed over, so that an older node understands a newer gateway.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplyMessage))]
[JsonSerializable(typeof(DispatchMessage))]
[JsonSerializable(typeof(ConfigMessage))]
[JsonSerializable(typeof(GateMessage))]
[JsonSerializable(typeof(PriceMessage))]
internal sealed partial class InboundJson : JsonSerializerContext;
