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
    private JsonObjectBinder? _owner;

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

    public bool IsList(string name) => _properties.TryGetValue(name, out LocatedProperty? property) && property.Value.Kind == LocatedKind.List;

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

    /// <summary>A number in a unit of 10^<paramref name="power"/> of ours, moved in its decimal digits so that nothing is rounded twice.</summary>
    public double Scaled(string name, int power) => Take(name, LocatedKind.Number, isRequired: true) is { } value ? Shifted(name, value, power) : double.NaN;

    public double Scaled(string name, int power, double whenMissing) =>
        Take(name, LocatedKind.Number, isRequired: false) is { } value ? Shifted(name, value, power) : whenMissing;

    /// <summary>A number that may be missing or null.</summary>
    public double? NumberIfKnown(string name) => Has(name) ? NumberOrNull(name) : null;

    public bool Flag(string name, bool whenMissing) => Take(name, LocatedKind.Boolean, isRequired: false) is { } value ? value.Number != 0 : whenMissing;

    /// <summary>One of several words, each with its meaning.</summary>
    public T Choice<T>(string name, T whenMissing, params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        if (OptionalText(name) is not { } text)
        {
            return whenMissing;
        }

        foreach ((string word, T meaning) in choices)
        {
            if (word == text)
            {
                return meaning;
            }
        }

        string words = "";
        foreach ((string word, _) in choices)
        {
            words += words.Length > 0 ? $", '{word}'" : $"'{word}'";
        }

        Reject(name, $"{name} is '{text}', allowed {words}.");
        return whenMissing;
    }

    public TerminalList? Terminals(string name)
    {
        if (OptionalText(name) is not { } letters)
        {
            return null;
        }

        if (TerminalList.TryParse(letters, out TerminalList terminals))
        {
            return terminals;
        }

        Reject(name, $"{name} is '{letters}'; give 1 to 4 of the letters A, B, C, N and E (earth), each once.");
        return null;
    }

    /// <summary>A list of numbers; null when it is missing or wrong.</summary>
    public double[]? Numbers(string name, bool isRequired, int power = 0) =>
        Take(name, LocatedKind.List, isRequired) is { } list ? NumbersOf(name, list, power) : null;

    /// <summary>A matrix by its rows: all of them whole, or the lower triangle; null when it is missing or wrong.</summary>
    public double[][]? Rows(string name, bool isRequired, int power = 0)
    {
        if (Take(name, LocatedKind.List, isRequired) is not { } list)
        {
            return null;
        }

        int order = list.Items.Count;
        if (order is 0 or > 4 || list.Items.Exists(row => row.Kind != LocatedKind.List))
        {
            Report(list.Line, $"property '{name}' must be a list of 1 to 4 rows, each a list of numbers.");
            return null;
        }

        double[][] rows = [.. list.Items.Select(row => NumbersOf(name, row, power)).OfType<double[]>()];
        if (rows.Length < order)
        {
            return null;
        }

        bool isWhole = Array.TrueForAll(rows, row => row.Length == order);
        bool isTriangle = !isWhole && !rows.Where((row, index) => row.Length != index + 1).Any();
        if (!isWhole && !isTriangle)
        {
            Report(list.Line, $"property '{name}' has {order} rows; give the lower triangle, rows of 1 to {order} numbers, or {order} numbers in each.");
            return null;
        }

        return isWhole ? rows : [.. rows.Select((_, row) => Enumerable.Range(0, order).Select(column => rows[Math.Max(row, column)][Math.Min(row, column)]).ToArray())];
    }

    /// <summary>A list of pairs of numbers; null when it is missing or wrong.</summary>
    public (double X, double Y)[]? Pairs(string name)
    {
        if (Take(name, LocatedKind.List, isRequired: false) is not { } list)
        {
            return null;
        }

        double[][] pairs = [.. list.Items.Where(item => item.Kind == LocatedKind.List && item.Items.Count == 2).Select(item => NumbersOf(name, item, 0)).OfType<double[]>()];
        if (pairs.Length < list.Items.Count)
        {
            Report(list.Line, $"property '{name}' must be a list of pairs of numbers.");
            return null;
        }

        return [.. pairs.Select(pair => (pair[0], pair[1]))];
    }

    public JsonObjectBinder? Part(string name) =>
        Take(name, LocatedKind.Object, isRequired: false) is { } json ? new JsonObjectBinder((json, _file), $"{Name}, {name}", _defects) { _owner = this } : null;

    public IReadOnlyList<LocatedJson> List(string name, bool isRequired) => Take(name, LocatedKind.List, isRequired)?.Items ?? [];

    public LocatedJson? OptionalObject(string name) => Take(name, LocatedKind.Object, isRequired: false);

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

    private double[]? NumbersOf(string name, LocatedJson list, int power)
    {
        if (list.Items.Find(item => item.Kind != LocatedKind.Number) is { } wrong)
        {
            Report(wrong.Line, $"property '{name}' must hold numbers only, not {Words(wrong.Kind)}.");
            return null;
        }

        double[] numbers = [.. list.Items.Select(item => Shifted(name, item, power))];
        return Array.TrueForAll(numbers, double.IsFinite) ? numbers : null;
    }

    private double Shifted(string name, LocatedJson value, int power)
    {
        if (power == 0)
        {
            return Finite(name, value);
        }

        int at = value.Text.AsSpan().IndexOfAny('e', 'E');
        string mantissa = at < 0 ? value.Text : value.Text[..at];
        int exponent = at < 0 ? 0 : int.TryParse(value.Text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int given) ? given : 10_000;
        string digits = string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{Math.Clamp(exponent, -10_000, 10_000) + power}");
        double number = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Finite(name, new LocatedJson { Kind = LocatedKind.Number, Line = value.Line, Number = number });
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

    private void Flaw()
    {
        Flawed = true;
        _owner?.Flaw();
    }

    private void Report(int line, string message)
    {
        Flawed = true;
        _owner?.Flaw();
        _defects.Add(new Defect(new SourceLocation(_file, line), $"{Name}: {message}"));
    }
}
