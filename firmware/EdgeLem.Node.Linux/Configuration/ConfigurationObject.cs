using System.Globalization;
using System.Text.Json;

namespace EdgeLem.Node.Linux.Configuration;

/// <summary>
/// One object of a configuration file: takes its properties by name and reports what is missing, unknown, given twice, of the wrong type or out of range, each by its path. What could not be
/// read comes back as null, like what is not there, so that the rest is still checked.
/// </summary>
internal sealed class ConfigurationObject
{
    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly List<string> _problems;

    /// <summary>Takes an object.</summary>
    /// <param name="json">The object; anything else is empty.</param>
    /// <param name="path">Path with a closing point, such as <c>bus.</c>; empty for the whole file.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public ConfigurationObject(JsonElement json, string path, List<string> problems)
    {
        (_path, _problems) = (path, problems);
        if (json.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (!_properties.TryAdd(property.Name, property.Value))
            {
                Report(property.Name, "is given twice. Remove one.");
            }
        }
    }

    /// <summary>Whether a property is there.</summary>
    public bool Has(string name) => _properties.ContainsKey(name);

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name) => Take(name, "a text", JsonValueKind.String)?.GetString();

    /// <summary>A text that must be there.</summary>
    public string? RequiredText(string name) => Required(name) ? Text(name) : null;

    /// <summary>True or false; null when it is not there.</summary>
    public bool? Flag(string name) => Take(name, "true or false", JsonValueKind.True, JsonValueKind.False)?.GetBoolean();

    /// <summary>A whole number in a range; null when it is not there.</summary>
    public long? Whole(string name, (long Lowest, long Highest) range, string unit = "")
    {
        if (Take(name, "a whole number", JsonValueKind.Number) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt64(out long whole) && whole >= range.Lowest && whole <= range.Highest)
        {
            return whole;
        }

        Report(name, string.Create(CultureInfo.InvariantCulture, $"is {value.GetRawText()}{unit}, it must be a whole number from {range.Lowest} to {range.Highest}{unit}."));
        return null;
    }

    /// <summary>One of several names; null when it is not there.</summary>
    public T? OneOf<T>(string name, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Text(name) is not { } chosen)
        {
            return null;
        }

        if (choices.TryGetValue(chosen, out T value))
        {
            return value;
        }

        Report(name, $"is '{chosen}', it must be {string.Join(", ", choices.Keys)}.");
        return null;
    }

    /// <summary>An object in the object; null when it is not there.</summary>
    public ConfigurationObject? Object(string name) =>
        Take(name, "an object", JsonValueKind.Object) is { } found ? new ConfigurationObject(found, $"{_path}{name}.", _problems) : null;

    /// <summary>An object that must be there.</summary>
    public ConfigurationObject? RequiredObject(string name) => Required(name) ? Object(name) : null;

    /// <summary>Whether a property that must be there is there; reports it otherwise.</summary>
    public bool Required(string name)
    {
        if (!Has(name))
        {
            _known.Add(name);
            Report(name, "is missing. Add it.");
        }

        return Has(name);
    }

    /// <summary>Reports what is wrong with a property.</summary>
    public void Report(string name, string problem) => _problems.Add($"{_path}{name} {problem}");

    /// <summary>Reports every property that nobody took. Call it last.</summary>
    public void ReportUnknown()
    {
        foreach (string name in _properties.Keys.Where(name => !_known.Contains(name)))
        {
            Report(name, $"is unknown. There are {string.Join(", ", _known)}.");
        }
    }

    private JsonElement? Take(string name, string words, params ReadOnlySpan<JsonValueKind> kinds)
    {
        _known.Add(name);
        if (!_properties.TryGetValue(name, out JsonElement value))
        {
            return null;
        }

        if (kinds.Contains(value.ValueKind))
        {
            return value;
        }

        Report(name, $"is {Shortened(value.GetRawText())}, it must be {words}.");
        return null;
    }

    private static string Shortened(string text)
    {
        const int MostCharacters = 40;
        return text.Length <= MostCharacters ? text : text[..MostCharacters] + "...";
    }
}
