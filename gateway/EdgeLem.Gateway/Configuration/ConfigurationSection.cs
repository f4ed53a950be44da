using System.Globalization;
using System.Text.Json;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Configuration;

/// <summary>
/// One object of a configuration file: takes its properties by name and reports what is unknown, given twice, of the wrong type or out of range.
/// What could not be read comes back as null, like what is not there, so that its default stands in and the rest is still checked.
/// </summary>
internal sealed class ConfigurationSection
{
    private readonly Dictionary<string, JsonProperty> _properties = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly int _line;
    private readonly List<Defect> _defects;

    /// <summary>Takes an object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="file">Name of the file, for the defects.</param>
    /// <param name="defects">Receives the defects.</param>
    public ConfigurationSection(JsonValue json, string file, List<Defect> defects)
    {
        (_file, _line, _defects) = (file, json.Line, defects);
        foreach (JsonProperty property in json.Properties)
        {
            if (!_properties.TryAdd(property.Name, property))
            {
                Report(property.Line, $"property '{property.Name}' is given twice. Remove one.");
            }
        }
    }

    /// <summary>Names of all properties, in no particular order.</summary>
    public IEnumerable<string> Names => _properties.Keys;

    /// <summary>Whether a property is there.</summary>
    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name) => Take(name, "a text", JsonValueKind.String)?.Text;

    /// <summary>A text that must be there.</summary>
    public string? RequiredText(string name)
    {
        if (!Has(name))
        {
            Report(_line, $"property '{name}' is missing. Add it.");
        }

        return Text(name);
    }

    /// <summary>True or false; null when it is not there.</summary>
    public JsonValueKind? Flag(string name) => Take(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.Kind;

    /// <summary>A number; null when it is not there.</summary>
    public double? Number(string name)
    {
        double? number = Take(name, "a number", JsonValueKind.Number)?.Number;
        if (number is { } found && double.IsNaN(found))
        {
            Reject(name, $"property '{name}' is too large a number. Correct it.");
            return null;
        }

        return number;
    }

    /// <summary>A list of numbers; null when it is not there.</summary>
    public double[]? Numbers(string name)
    {
        if (Take(name, "a list of numbers", JsonValueKind.Array) is not { } list)
        {
            return null;
        }

        double[] numbers = [.. list.Elements.Select(element => element.Kind == JsonValueKind.Number ? element.Number : double.NaN)];
        if (numbers.Any(double.IsNaN))
        {
            Reject(name, $"property '{name}' must be a list of numbers. Correct it.");
            return null;
        }

        return numbers;
    }

    /// <summary>A whole number in a range; null when it is not there.</summary>
    public long? Whole(string name, long lowest = int.MinValue, long highest = int.MaxValue, string unit = "")
    {
        if (Take(name, "a whole number", JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.Whole is { } whole && whole >= lowest && whole <= highest)
        {
            return whole;
        }

        string written = value.Whole?.ToString(CultureInfo.InvariantCulture) ?? value.Number.ToString(CultureInfo.InvariantCulture);
        Reject(name, string.Create(CultureInfo.InvariantCulture, $"{name} {written}{unit} must be a whole number from {lowest} to {highest}{unit}."));
        return null;
    }

    /// <summary>An object in the object; an empty one when it is not there.</summary>
    public ConfigurationSection Section(string name) =>
        new(Take(name, "an object", JsonValueKind.Object) ?? new JsonValue { Kind = JsonValueKind.Object, Line = _line }, _file, _defects);

    /// <summary>Reports a property's value as wrong; a property that is not there stands for the whole object.</summary>
    public void Reject(string name, string message) => Report(_properties.TryGetValue(name, out JsonProperty? property) ? property.Line : _line, message);

    /// <summary>Reports a fault of several properties at the first of them that its text names and the file has.</summary>
    public void RejectNamed(string message) => Reject(message.Split(' ').FirstOrDefault(Has, ""), message);

    /// <summary>Reports every property that nobody took. Call it last.</summary>
    public void RejectUnknown()
    {
        foreach (JsonProperty property in _properties.Values.Where(property => !_known.Contains(property.Name)))
        {
            Report(property.Line, $"property '{property.Name}' is unknown; the nearest known one is '{NearestName.Of(property.Name, _known)}'.");
        }
    }

    private JsonValue? Take(string name, string words, params ReadOnlySpan<JsonValueKind> kinds)
    {
        _known.Add(name);
        if (!_properties.TryGetValue(name, out JsonProperty? property))
        {
            return null;
        }

        if (kinds.Contains(property.Value.Kind))
        {
            return property.Value;
        }

        Report(property.Line, $"property '{name}' must be {words}, not {Words(property.Value.Kind)}.");
        return null;
    }

    private static string Words(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private void Report(int line, string message) => _defects.Add(new Defect(new SourceLocation(_file, line), message));
}
