namespace EdgeLem.Grid;

/// <summary>
/// A distribution network with one or more sources, immutable; as a rule the low-voltage circuits behind one transformer. It can only come from a <see cref="FeederBuilder"/>
/// (which the importers use), so every instance has passed all checks: unique names, known buses, a source and an earth for every part, plausible values.
/// </summary>
public sealed class Feeder
{
    private readonly Dictionary<string, int> _busIndex;
    private readonly Dictionary<string, int> _lineIndex;
    private readonly Dictionary<string, int> _connectionIndex;
    private readonly FeederParts _parts;
    private readonly double[] _baseVoltageV;
    private readonly bool[] _isSource;
    private readonly byte[] _terminals;

    internal Feeder(FeederParts parts, FeederTree tree)
    {
        _parts = parts;
        Tree = tree;
        _busIndex = IndexOf(Buses.Select(bus => bus.Id));
        _lineIndex = IndexOf(Lines.Select(line => line.Id));
        _connectionIndex = IndexOf(Connections.Select(connection => connection.Id));
        _isSource = new bool[Buses.Count];
        foreach (Source source in Sources)
        {
            _isSource[_busIndex[source.Bus]] = true;
        }

        _terminals = TerminalsInUse.Of(this);
        (NominalVoltageV, _baseVoltageV) = new BaseVoltages(this, parts.NominalVoltageV).Find();
    }

    /// <summary>Name of the feeder, for reports.</summary>
    public string Name => _parts.Name;

    /// <summary>What the feeder is and where its figures come from; empty when not told.</summary>
    public string Description => _parts.Description;

    /// <summary>Licence of the feeder's data, for example "Apache-2.0"; empty when not told.</summary>
    public string License => _parts.License;

    /// <summary>Base of per-unit voltages where customers are, phase to neutral, in V (for example 230).</summary>
    public double NominalVoltageV { get; }

    /// <summary>All buses, in the order of the file; a bus index is a place in this list.</summary>
    public IReadOnlyList<Bus> Buses => _parts.Buses;

    /// <summary>Cable types that lines refer to, in the order of the file.</summary>
    public IReadOnlyList<CableType> Cables => _parts.Cables;

    /// <summary>All lines, in the order of the file; a line index is a place in this list.</summary>
    public IReadOnlyList<Line> Lines => _parts.Lines;

    /// <summary>All switches, open ones too.</summary>
    public IReadOnlyList<Switch> Switches => _parts.Switches;

    /// <summary>All transformers and regulators.</summary>
    public IReadOnlyList<Transformer> Transformers => _parts.Transformers;

    /// <summary>The networks above; at least one.</summary>
    public IReadOnlyList<Source> Sources => _parts.Sources;

    /// <summary>Earth electrodes.</summary>
    public IReadOnlyList<Earthing> Earthings => _parts.Earthings;

    /// <summary>Capacitor banks.</summary>
    public IReadOnlyList<Capacitor> Capacitors => _parts.Capacitors;

    /// <summary>Other constant admittances.</summary>
    public IReadOnlyList<Shunt> Shunts => _parts.Shunts;

    /// <summary>Loads and uncontrolled generators that the file itself states.</summary>
    public IReadOnlyList<Load> Loads => _parts.Loads;

    /// <summary>Controlled inverters that the file itself states.</summary>
    public IReadOnlyList<Inverter> Inverters => _parts.Inverters;

    /// <summary>Profiles that loads and inverters refer to.</summary>
    public IReadOnlyList<PowerProfile> Profiles => _parts.Profiles;

    /// <summary>All connection points of meter nodes, in the order of the file.</summary>
    public IReadOnlyList<Connection> Connections => _parts.Connections;

    /// <summary>Whether the closed branches form a tree below each source.</summary>
    public bool IsRadial => Tree.IsRadial;

    internal FeederTree Tree { get; }

    /// <summary>The nominal voltage that was given, phase to neutral, in V; NaN when it was derived.</summary>
    internal double StatedNominalVoltageV => _parts.NominalVoltageV;

    /// <summary>Whether loops were allowed when it was built, whether or not it has any.</summary>
    internal bool AllowsLoops => _parts.AllowsLoops;

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

    /// <summary>Length of line between the source and a bus along the spanning tree, in metres.</summary>
    /// <param name="bus">Bus index.</param>
    public double DistanceM(int bus) => Tree.DistanceM[bus];

    /// <summary>The next bus towards the source along the spanning tree.</summary>
    /// <param name="bus">Bus index.</param>
    /// <returns>Bus index, or -1 for a source's bus.</returns>
    public int ParentBus(int bus) => Tree.Parent[Tree.PositionOf[bus]] is var parent && parent >= 0 ? Tree.BusAt[parent] : -1;

    /// <summary>Whether a source stands at a bus, so that its voltage is given rather than an outcome.</summary>
    /// <param name="bus">Bus index.</param>
    public bool IsSourceBus(int bus) => _isSource[bus];

    /// <summary>Whether a line, switch, transformer or source leads to a terminal of a bus, or an earth electrode makes it a neutral.</summary>
    /// <param name="bus">Bus index.</param>
    /// <param name="terminal">Any terminal; earth is everywhere.</param>
    public bool HasTerminal(int bus, Terminal terminal) => terminal == Terminal.Earth || (_terminals[bus] >> (int)terminal & 1) == 1;

    /// <summary>Base of a bus's per-unit voltage, phase to neutral, in V.</summary>
    /// <param name="bus">Bus index.</param>
    public double BaseVoltageV(int bus) => _baseVoltageV[bus];

    /// <summary>
    /// The same network without the admittances that keep parts without any earth from floating (<see cref="Transformer.AntiFloatPpm"/>). OpenDSS adds one millionth unless told
    /// otherwise; it moves voltages by less than 1e-7 pu.
    /// </summary>
    /// <exception cref="InvalidFeederException">A part of the network has no other earth.</exception>
    public Feeder WithoutAntiFloat()
    {
        FeederBuilder builder = FeederBuilder.From(_parts with { Transformers = [.. Transformers.Select(transformer => transformer with { AntiFloatPpm = 0 })] });
        builder.AllowsLoops = true;
        return builder.Build();
    }

    private static Dictionary<string, int> IndexOf(IEnumerable<string> ids) =>
        ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    private KeyNotFoundException Unknown(string kind, string id) => new($"Feeder '{Name}' has no {kind} '{id}'. Take the name from the feeder's "
        + $"file; case counts.");
}
