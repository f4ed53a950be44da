using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Dispatching;

/// <summary>
/// The JSON of everything that the gateway sends, source generated, in camel case (docs/messages.md). A node on .NET reads with the same
/// context; on the device nanoFramework.Json reads it with its case-insensitive option.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReplyMessage))]
[JsonSerializable(typeof(DispatchMessage))]
[JsonSerializable(typeof(ConfigMessage))]
[JsonSerializable(typeof(ControlConfig))]
[JsonSerializable(typeof(GateMessage))]
[JsonSerializable(typeof(PriceMessage))]
public sealed partial class OutboundJson : JsonSerializerContext
{
    /// <summary>The context to write and read with. A message is never pasted into a web page, so a quotation mark in a reason stays readable; what a node need not know is left out.</summary>
    public static OutboundJson Wire { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}
