using System.Text.Json.Serialization;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>Source-generated JSON of the summary.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ClearSummary))]
internal sealed partial class ClearSummaryJson : JsonSerializerContext;
