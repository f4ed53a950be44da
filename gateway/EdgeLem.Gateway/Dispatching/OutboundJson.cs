using System.Text.Json.Serialization;
using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>
/// The JSON of everything that the gateway sends, source generated, in camel case (docs/messages.md). A node on .NET reads with the same
/// context; on the device nanoFramework.Json reads it with its case-insensitive option.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReplyMessage))]
[JsonSerializable(typeof(DispatchMessage))]
[JsonSerializable(typeof(ConfigMessage))]
[JsonSerializable(typeof(GateMessage))]
[JsonSerializable(typeof(PriceMessage))]
public sealed partial class OutboundJson : JsonSerializerContext;
