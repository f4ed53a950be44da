using System.Text.Json.Nodes;
using EdgeLem.Tests;

namespace EdgeLem.Gateway.Tests.Golden;

/// <summary>The payload files that are the contract between gateway and nodes (docs/messages.md).</summary>
internal static class GoldenPayload
{
    public static string OfGateway(string name) => File.ReadAllText(Repository.PathOf($"tests/EdgeLem.Gateway.Tests/Golden/{name}.json"));

    public static string OfNode(string name) => File.ReadAllText(Repository.PathOf($"tests/EdgeLem.Contracts.Tests/Golden/{name}.json"));

    /// <summary>Same fields with the same values; the order of fields and the blanks between them do not count.</summary>
    public static void AssertSameContent(string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"expected {expected}{Environment.NewLine}actual {actual}");
}
