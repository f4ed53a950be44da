using System.Text.Json.Serialization;

namespace EdgeLem.Gateway.MarketFiles.Results;

/// <summary>Source-generated JSON of the summaries.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ClearSummary))]
[JsonSerializable(typeof(SeriesSummary))]
internal sealed partial class ClearSummaryJson : JsonSerializerContext;
