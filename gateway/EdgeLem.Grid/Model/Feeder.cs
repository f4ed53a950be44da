namespace EdgeLem.Grid;

/// <summary>
/// A low-voltage network behind one transformer: a tree of three-phase lines, immutable. It can only come from a <see cref="FeederBuilder"/>
/// (which the importers use), so every instance has passed all checks: unique names, known buses, one tree, plausible values.
/// </summary>
public sealed class Feeder
{
    private readonly Dictionary<string, int> _busIndex;
    private readonly Dictionary<string, int> _lineIndex;
    private readonly Dictionary<string, int> _connectionIndex;

    internal Feeder(FeederParts parts, FeederTree tree)
    {
        Name = parts.Name;
        Description = parts.Description;
        License = parts.License;
        NominalVoltageV = parts.NominalVoltageV;
        Buses = parts.Buses;
        Cables = parts.Cables;
        Lines = parts.Lines;
        Connections = parts.Connections;
        Transformer = parts.Transformer;
        Source = parts.Source;
        Tree = tree;
        _busIndex = IndexOf(Buses.Select(bus => bus.Id));
        _lineIndex = IndexOf(Lines.Select(line => line.Id));
        _connectionIndex = IndexOf(Connections.Select(connection => connection.Id));
        HvBusIndex = _busIndex[Transformer.HvBus];
        LvBusIndex = _busIndex[Transformer.LvBus];
    }

    /// <summary>Name of the feeder, for reports.</summary>
    public string Name { get; }

    /// <summary>What the feeder is and where its figures come from; empty when not told.</summary>
    public string Description { get; }

    /// <summary>Licence of the feeder's data, for example "Apache-2.0"; empty when not told.</summary>
    public string License { get; }

    /// <summary>Base of per-unit voltages on the low-voltage side, phase to neutral, in V (for example 230).</summary>
    public double NominalVoltageV { get; }

    /// <summary>All buses, in the order of the file; a bus index is a place in this list. The transformer's high-voltage bus is one of them.</summary>
    public IReadOnlyList<Bus> Buses { get; }

    /// <summary>Cable types that lines refer to, in the order of the file.</summary>
    public IReadOnlyList<CableType> Cables { get; }

    /// <summary>All lines, in the order of the file; a line index is a place in this list.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>All connection points, in the order of the file.</summary>
    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>The transformer.</summary>
    public Transformer Transformer { get; }

    /// <summary>The network above the transformer.</summary>
    public Source Source { get; }

    /// <summary>Index of the transformer's high-voltage bus, which is the source's bus.</summary>
    public int HvBusIndex { get; }

    /// <summary>Index of the transformer's low-voltage bus, the root of the tree.</summary>
    public int LvBusIndex { get; }

    internal FeederTree Tree { get; }

    /// <summary>Index of a bus.</summary>
    /// <param name="id">Its name, case-sensitive.</param>
    /// <exception cref="KeyNotFoundException">The feeder has no such bus.</exception>
    public int BusIndex(string id) => TryGetBusIndex(id, out int index) ? index : throw Unknown("bus", id);

    /// <summary>Index of a bus, if there is one of that name.</summary>
    /// <param name="id">Its name, case-sensitive.</param>
    /// <param name="index">The index, or 0 when this returns false.</param>
    public bool TryGetBusIndex(string id, out int index) => _busIndex.TryGetValue(id, out index);

    /// <summary>Index of a line.</summary>
    /// <param name="id">Its name, case-sensitive.</param>
    /// <exception cref="KeyNotFoundException">The feeder has no such line.</exception>
    public int LineIndex(string id) => _lineIndex.TryGetValue(id, out int index) ? index : throw Unknown("line", id);

    /// <summary>Index of a connection point.</summary>
    /// <param name="id">Its name.</param>
    /// <exception cref="KeyNotFoundException">The feeder has no such connection.</exception>
    public int ConnectionIndex(string id) => TryGetConnectionIndex(id, out int index) ? index : throw Unknown("connection", id);

    /// <summary>Index of a connection point, if there is one of that name.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="index">The index, or 0 when this returns false.</param>
    public bool TryGetConnectionIndex(string id, out int index) => _connectionIndex.TryGetValue(id, out index);

    /// <summary>Length of line between the transformer and a bus, in metres; 0 for both sides of the transformer.</summary>
    /// <param name="bus">Bus index.</param>
    public double DistanceM(int bus) => Tree.DistanceM[bus];

    /// <summary>Base of a bus's per-unit voltage, phase to neutral, in V: <see cref="NominalVoltageV"/>, or the source's nominal voltage on the
    /// high-voltage side.</summary>
    /// <param name="bus">Bus index.</param>
    public double BaseVoltageV(int bus) => bus == HvBusIndex ? Source.NominalVoltageV / Math.Sqrt(3) : NominalVoltageV;

    private static Dictionary<string, int> IndexOf(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    private KeyNotFoundException Unknown(string kind, string id) => new($"Feeder '{Name}' has no {kind} '{id}'. Take the name from the feeder's "
        + $"file; case counts.");
}
