using System.Text.Json;

namespace EdgeLem.Gateway.Configuration;

/// <summary>A value of a configuration file that knows its line.</summary>
internal sealed class JsonValue
{
    /// <summary>What it is.</summary>
    public required JsonValueKind Kind { get; init; }

    /// <summary>Line of its first character, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The number; NaN when it is none or too large.</summary>
    public double Number { get; init; } = double.NaN;

    /// <summary>The number when it is a whole one of 64 bits.</summary>
    public long? Whole { get; init; }

    /// <summary>The text; empty when it is none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The properties of an object, in the order of the file.</summary>
    public List<JsonProperty> Properties { get; } = [];

    /// <summary>The elements of a list.</summary>
    public List<JsonValue> Elements { get; } = [];
}

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonProperty(string Name, int Line, JsonValue Value);
