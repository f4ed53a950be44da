using System.Text.Json;

namespace EdgeLem.Sim.Tests.Nodes;

/// <summary>A message as a node published it.</summary>
/// <param name="NodeId">The node.</param>
/// <param name="Leaf">Last level of its topic.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record PublishedMessage(string NodeId, string Leaf, JsonElement Body)
{
    /// <summary>A text of the message.</summary>
    /// <param name="name">Field name.</param>
    public string Text(string name) => Body.GetProperty(name).GetString()!;

    /// <summary>A whole number of the message.</summary>
    /// <param name="name">Field name.</param>
    public long Number(string name) => Body.GetProperty(name).GetInt64();
}
