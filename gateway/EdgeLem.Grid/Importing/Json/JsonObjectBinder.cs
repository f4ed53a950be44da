using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// Takes the properties of one JSON object by name and reports what is missing, of the wrong type, unknown or given twice. A value that
/// could not be read comes back as NaN, "" or null, and marks the element as flawed so that nobody judges it again.
/// </summary>
internal sealed class JsonObjectBinder
{
    private readonly Dictionary<string, LocatedProperty> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly ICollection<Defect> _defects;
    private readonly string _file;
    private readonly int _line;
    private readonly string _kind;

    /// <param name="source">The object and the file it is in.</param>
    /// <param name="kind">What the object is, for messages: "bus", "line".</param>
    /// <param name="defects">Receives the defects.</param>
    public JsonObjectBinder((LocatedJson Json, string File) source, string kind, ICollection<Defect> defects)
    {
        (_file, _line, _kind, _defects) = (source.File, source.Json.Line, kind, defects);
        Name = kind;
        foreach (LocatedProperty property in source.Json.Properties)
        {
            if (!_properties.TryAdd(property.Name, property))
            {
                Report(property.Line, $"property '{property.Name}' is given twice. Remove one.");
            }
        }
    }

    /// <summary>How messages call the object; the kind until an id is read.</summary>
    public string Name { get; private set; }

    public bool Flawed { get; private set; }

    public ElementOrigin Origin => new(new SourceLocation(_file, _line))
    {
        Flawed = Flawed,
        PropertyLines = _properties.ToDictionary(pair => pair.Key, pair => pair.Value.Line, StringComparer.Ordinal),
    };

    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>A property that names the object itself.</summary>
    public string Id()
    {
        string id = Text("id");
        Name = id.Length > 0 ? $"{_kind} '{id}'" : _kind;
        return id;
    }

    public string Text(string name) => Take(name, LocatedKind.Text, isRequired: true)?.Text ?? "";

    public string? OptionalText(string name) => Take(name, LocatedKind.Text, isRequired: false)?.Text;

    public double Number(string name) => Take(name, LocatedKind.Number, isRequired: true) is { } value ? Finite(name, value) : double.NaN;

    public double Number(string name, double whenMissing) =>
        Take(name, LocatedKind.Number, isRequired: false) is { } value ? Finite(name, value) : whenMissing;

    public double? OptionalNumber(string name) => Take(name, LocatedKind.Number, isRequired: false) is { } value ? Finite(name, value) : null;

    /// <summary>A number that must be there, but may be null to say "unknown".</summary>
    public double? NumberOrNull(string name)
    {
        _known.Add(name);
        return _properties.TryGetValue(name, out LocatedProperty? property) && property.Value.Kind == LocatedKind.Null ? null : Number(name);
    }

    public IReadOnlyList<LocatedJson> List(string name, bool isRequired) => Take(name, LocatedKind.List, isRequired)?.Items ?? [];

    public LocatedJson? Object(string name) => Take(name, LocatedKind.Object, isRequired: true);

    /// <summary>Reports a property's value as wrong.</summary>
    public void Reject(string name, string message) => Report(_properties.TryGetValue(name, out LocatedProperty? property) ? property.Line : _line, message);

    /// <summary>Reports every property that nobody took. Call it last.</summary>
    public void RejectUnknown()
    {
        foreach (LocatedProperty property in _properties.Values.Where(property => !_known.Contains(property.Name)))
        {
            Report(property.Line, $"property '{property.Name}' is unknown. Remove it; known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
        }
    }

    private LocatedJson? Take(string name, LocatedKind kind, bool isRequired)
    {
        _known.Add(name);
        if (!_properties.TryGetValue(name, out LocatedProperty? property))
        {
            if (isRequired)
            {
                Report(_line, $"property '{name}' is missing. Add it.");
            }

            return null;
        }

        if (property.Value.Kind == kind)
        {
            return property.Value;
        }

        Report(property.Line, $"property '{name}' must be {Words(kind)}, not {Words(property.Value.Kind)}.");
        return null;
    }

    private double Finite(string name, LocatedJson value)
    {
        if (!double.IsFinite(value.Number))
        {
            Report(value.Line, string.Create(CultureInfo.InvariantCulture, $"property '{name}' is too large a number. Correct it."));
            return double.NaN;
        }

        return value.Number;
    }

    private static string Words(LocatedKind kind) => kind switch
    {
        LocatedKind.Null => "null",
        LocatedKind.Boolean => "true or false",
        LocatedKind.Number => "a number",
        LocatedKind.Text => "a text",
        LocatedKind.List => "a list",
        _ => "an object",
    };

    private void Report(int line, string message)
    {
        Flawed = true;
        _defects.Add(new Defect(new SourceLocation(_file, line), $"{Name}: {message}"));
    }
}
