using EdgeLem.Contracts;
using EdgeLem.Node;
using EdgeLem.Sim.Nodes;

namespace EdgeLem.Sim.Endurance;

/// <summary>
/// A node's link that loses, doubles and delays energy messages, as a connection does that breaks and comes back; without a connection everything is lost.
/// </summary>
/// <param name="seed">Seed of what happens.</param>
internal sealed class UnreliableLink(int seed) : INodeLink
{
    private readonly Random _random = new(seed);
    private Action? _delayed;

    /// <summary>The connection; null while there is none.</summary>
    public IFleetLink? Connection { get; set; }

    /// <summary>Share of the energy messages that are lost, doubled, and overtaken by the next, each.</summary>
    public double Share { get; init; } = 0.05;

    /// <summary>Whether the next reply is lost.</summary>
    public bool LosesReply() => _random.NextDouble() < Share;

    /// <summary>The connection is gone, and what was under way with it.</summary>
    public void Cut()
    {
        Connection = null;
        _delayed = null;
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (Connection is not { } connection)
        {
            return;
        }

        double fate = topic.EndsWith("/" + Topics.Energy, StringComparison.Ordinal) ? _random.NextDouble() : 1;
        byte[] copy = payload[..length];
        void Send() => connection.Publish(topic, copy, copy.Length, qos, retain);
        Action? earlier = _delayed;
        _delayed = fate >= 2 * Share && fate < 3 * Share ? Send : null;
        if (fate >= Share && _delayed is null)
        {
            Send();
        }

        if (fate >= Share && fate < 2 * Share)
        {
            Send();
        }

        earlier?.Invoke();
    }
}
