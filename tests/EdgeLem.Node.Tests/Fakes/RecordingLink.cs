using System.Text.Json;

namespace EdgeLem.Node.Tests.Fakes;

/// <summary>Keeps what the node published, with the time that the bench says.</summary>
internal sealed class RecordingLink : INodeLink
{
    public List<Published> Messages { get; } = [];

    public long NowMs { get; set; }

    /// <summary>Whether messages are kept; a test of allocation turns it off.</summary>
    public bool Keeps { get; set; } = true;

    public int Count { get; private set; }

    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        Count++;
        if (Keeps)
        {
            Messages.Add(new Published(NowMs, topic, JsonDocument.Parse(payload.AsMemory(0, length).ToArray()).RootElement, qos, retain));
        }
    }

    public IReadOnlyList<Published> Of(string leaf) => [.. Messages.Where(m => m.Leaf == leaf)];
}

/// <summary>One published message.</summary>
internal sealed record Published(long AtMs, string Topic, JsonElement Body, int Qos, bool Retain)
{
    public string Leaf => Topic[(Topic.LastIndexOf('/') + 1)..];

    public long Number(string name) => Body.GetProperty(name).GetInt64();

    public string Text(string name) => Body.GetProperty(name).GetString()!;
}
