using System.Text.Json.Serialization;

namespace EdgeLem.Gateway.Feeders.Results;

/// <summary>Source-generated JSON of the summary.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SolveSummary))]
internal sealed partial class SolveSummaryJson : JsonSerializerContext;
