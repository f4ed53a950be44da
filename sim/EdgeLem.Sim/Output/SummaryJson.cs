using System.Text.Json.Serialization;

namespace EdgeLem.Sim.Output;

/// <summary>Source-generated JSON of the summary.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(RunSummary))]
internal sealed partial class SummaryJson : JsonSerializerContext;
