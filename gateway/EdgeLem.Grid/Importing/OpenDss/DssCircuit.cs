namespace EdgeLem.Grid;

/// <summary>All that a script has defined so far.</summary>
internal sealed class DssCircuit
{
    private readonly Dictionary<string, DssElement> _elements = new(StringComparer.Ordinal);

    public DssSource? Source { get; private set; }

    public Dictionary<string, DssLineCode> LineCodes { get; } = new(StringComparer.Ordinal);

    public List<DssLine> Lines { get; } = [];

    public List<DssTransformer> Transformers { get; } = [];

    public List<DssLoad> Loads { get; } = [];

    public List<DssLoadShape> LoadShapes { get; } = [];

    /// <summary>Voltages between phases in kV from "set voltagebases".</summary>
    public IReadOnlyList<double> VoltageBasesKv { get; set; } = [];

    public Dictionary<string, MapPoint> Coordinates { get; } = new(StringComparer.Ordinal);

    public IEnumerable<DssElement> OfKind(string kind) =>
        _elements.Where(pair => pair.Key.StartsWith(kind + ".", StringComparison.Ordinal)).Select(pair => pair.Value);

    public DssElement? Find(string kind, string name) => _elements.GetValueOrDefault($"{kind}.{name}");

    /// <summary>Makes an element of a kind this importer knows.</summary>
    /// <returns>The element, or null when the kind is unknown.</returns>
    public DssElement? Create(string kind, string name, (SourceLocation Location, string Folder) at)
    {
        DssElement? element = kind switch
        {
            "circuit" => Source = new DssSource(name, at.Location),
            "linecode" => LineCodes[name] = new DssLineCode(name, at.Location),
            "line" => Keep(Lines, new DssLine(name, at.Location, LineCodes)),
            "transformer" => Keep(Transformers, new DssTransformer(name, at.Location)),
            "load" => Keep(Loads, new DssLoad(name, at.Location)),
            "loadshape" => Keep(LoadShapes, new DssLoadShape(name, at.Location, at.Folder)),
            _ => null,
        };
        if (element is not null)
        {
            _elements[kind == "circuit" ? "vsource.source" : $"{kind}.{name}"] = element;
        }

        return element;
    }

    public void Clear()
    {
        _elements.Clear();
        Source = null;
        LineCodes.Clear();
        Lines.Clear();
        Transformers.Clear();
        Loads.Clear();
        LoadShapes.Clear();
        VoltageBasesKv = [];
        Coordinates.Clear();
    }

    private static T Keep<T>(List<T> list, T item)
    {
        list.Add(item);
        return item;
    }
}
