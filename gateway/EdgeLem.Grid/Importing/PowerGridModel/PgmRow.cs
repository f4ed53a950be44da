using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>One component of a power-grid-model file: its attributes, of which null counts as missing.</summary>
internal sealed class PgmRow
{
    private readonly IReadOnlyDictionary<string, LocatedJson> _attributes;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "id", "extra" };

    public PgmRow(string component, SourceLocation location, IReadOnlyDictionary<string, LocatedJson> attributes)
    {
        (Component, Location, _attributes) = (component, location, attributes);
        Id = attributes.TryGetValue("id", out LocatedJson? id) && id.Kind == LocatedKind.Number && Math.Abs(id.Number) < 1e15
            ? id.Number.ToString("0", CultureInfo.InvariantCulture)
            : "";
    }

    /// <summary>Kind, for example "sym_load".</summary>
    public string Component { get; }

    public SourceLocation Location { get; }

    /// <summary>The id as text; empty when there is none.</summary>
    public string Id { get; }

    public string Title => $"{Component} {Id}";

    /// <summary>An attribute was missing or no number; that is reported.</summary>
    public bool Flawed { get; private set; }

    public ElementOrigin Origin => new(Location) { Flawed = Flawed };

    /// <summary>Attributes that nobody asked for.</summary>
    public IEnumerable<string> Untaken => _attributes.Where(pair => pair.Value.Kind != LocatedKind.Null && !_taken.Contains(pair.Key)).Select(pair => pair.Key);

    public double? Number(string name)
    {
        _taken.Add(name);
        return _attributes.TryGetValue(name, out LocatedJson? value) ? Value(value) : null;
    }

    public double Number(string name, double whenMissing) => Number(name) ?? whenMissing;

    /// <summary>A number that must be there; NaN when it is not, which is reported.</summary>
    public double Required(string name, ICollection<Defect> defects)
    {
        if (Number(name) is { } number && double.IsFinite(number))
        {
            return number;
        }

        Reject(defects, _attributes.TryGetValue(name, out LocatedJson? given) && given.Text.Length > 0
            ? $"attribute '{name}' is '{given.Text}', which is no number. Correct it."
            : $"attribute '{name}' is missing or no number. Give it.");
        return double.NaN;
    }

    /// <summary>A value of the zero sequence, which power-grid-model itself needs for asymmetric calculations only.</summary>
    public double RequiredZeroSequence(string name, ICollection<Defect> defects)
    {
        if (Number(name) is not null)
        {
            return Required(name, defects);
        }

        Reject(defects, $"attribute '{name}' is missing; a three-phase power flow needs the zero sequence. Give it.");
        return double.NaN;
    }

    /// <summary>Three numbers, for the phases.</summary>
    public double[]? RequiredTriple(string name, ICollection<Defect> defects)
    {
        _taken.Add(name);
        double[] numbers = _attributes.TryGetValue(name, out LocatedJson? list) && list.Kind == LocatedKind.List
            ? [.. list.Items.Select(item => Value(item) ?? double.NaN)]
            : [];
        if (numbers.Length == 3 && Array.TrueForAll(numbers, double.IsFinite))
        {
            return numbers;
        }

        Reject(defects, $"attribute '{name}' must be a list of three numbers, for phases A, B, C. Give it.");
        return null;
    }

    /// <summary>A name of a node, as text.</summary>
    public string Node(string name, ICollection<Defect> defects) => Required(name, defects).ToString("0", CultureInfo.InvariantCulture);

    public bool IsOn(string status) => Number(status, whenMissing: 1) != 0;

    public void Reject(ICollection<Defect> defects, string message)
    {
        Flawed = true;
        defects.Add(new Defect(Location, $"{Title}: {message}"));
    }

    /// <summary>The row with the attributes that an update states.</summary>
    public PgmRow With(PgmRow update)
    {
        var attributes = new Dictionary<string, LocatedJson>(_attributes, StringComparer.Ordinal);
        foreach ((string name, LocatedJson value) in update._attributes)
        {
            if (name != "id" && value.Kind != LocatedKind.Null)
            {
                attributes[name] = value;
            }
        }

        return new PgmRow(Component, Location, attributes);
    }

    private static double? Value(LocatedJson json) => json.Kind switch
    {
        LocatedKind.Number => json.Number,
        LocatedKind.Text when json.Text is "inf" or "+inf" => double.PositiveInfinity,
        LocatedKind.Text when json.Text is "-inf" => double.NegativeInfinity,
        _ => null,
    };
}
