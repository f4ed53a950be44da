using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Intake;

/// <summary>The registered nodes with what each was last heard saying.</summary>
public sealed class NodeRegister
{
    private readonly Dictionary<string, Entry> _entries;

    /// <summary>Creates the register.</summary>
    /// <param name="nodes">The nodes that may take part; ids must be unique.</param>
    public NodeRegister(IEnumerable<RegisteredNode> nodes)
    {
        Nodes = [.. nodes.OrderBy(node => node.NodeId, StringComparer.Ordinal)];
        _entries = Nodes.ToDictionary(node => node.NodeId, node => new Entry(node), StringComparer.Ordinal);
    }

    /// <summary>All nodes in ordinal order of their ids.</summary>
    public IReadOnlyList<RegisteredNode> Nodes { get; }

    /// <summary>Looks a node up.</summary>
    /// <param name="nodeId">Node id, untrusted.</param>
    /// <param name="node">The node.</param>
    public bool TryGet(string nodeId, out RegisteredNode node)
    {
        bool isThere = _entries.TryGetValue(nodeId, out Entry? entry);
        node = entry?.Node!;
        return isThere;
    }

    /// <summary>The node's last measurement; null before the first.</summary>
    /// <param name="nodeId">A registered node's id.</param>
    public MeasurementMessage? LastMeasurement(string nodeId) => _entries[nodeId].Measurement;

    /// <summary>Whether the node is online, with or without its meter.</summary>
    /// <param name="nodeId">A registered node's id.</param>
    public bool IsOnline(string nodeId) => _entries[nodeId].State is { } state && state.State != NodeStates.Lost;

    /// <summary>The rated apparent power of its inverter as the node reports it, VA; 0 when it has none or said nothing yet.</summary>
    /// <param name="nodeId">A registered node's id.</param>
    public double ReportedInverterVa(string nodeId) => _entries[nodeId].About?.InverterRatedVa ?? 0;

    internal void Note(string nodeId, MeasurementMessage measurement) => _entries[nodeId].Measurement = measurement;

    internal void Note(string nodeId, StateMessage state) => _entries[nodeId].State = state;

    internal void Note(string nodeId, AboutMessage about) => _entries[nodeId].About = about;

    private sealed class Entry(RegisteredNode node)
    {
        public RegisteredNode Node { get; } = node;

        public MeasurementMessage? Measurement { get; set; }

        public StateMessage? State { get; set; }

        public AboutMessage? About { get; set; }
    }
}
