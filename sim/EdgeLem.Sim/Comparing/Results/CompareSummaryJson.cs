using System.Text.Json.Serialization;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>Source-generated JSON of the summary.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CompareSummary))]
internal sealed partial class CompareSummaryJson : JsonSerializerContext;
