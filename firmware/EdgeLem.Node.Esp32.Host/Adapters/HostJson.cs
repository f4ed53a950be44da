using System;
using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Host.Adapters;

/// <summary>
/// Reads JSON with .NET's reader as nanoFramework.Json does: names match without regard to case, unknown members are passed over, null leaves a text empty, and what is no such object gives null.
/// </summary>
public sealed class HostJson : IJsonReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true, Converters = { new EmptyTexts() } };

    /// <inheritdoc/>
    public object? Read(string text, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type, Options);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public Hashtable? ReadTable(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return ValueOf(document.RootElement) as Hashtable;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => TableOf(element),
        JsonValueKind.Array => ListOf(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => NumberOf(element),
        _ => null,
    };

    private static object NumberOf(JsonElement element) => element.TryGetInt64(out long whole) ? whole : (object)element.GetDouble();

    private static Hashtable TableOf(JsonElement element)
    {
        var table = new Hashtable();
        foreach (JsonProperty member in element.EnumerateObject())
        {
            table[member.Name] = ValueOf(member.Value);
        }

        return table;
    }

    private static ArrayList ListOf(JsonElement element)
    {
        var list = new ArrayList();
        foreach (JsonElement item in element.EnumerateArray())
        {
            list.Add(ValueOf(item));
        }

        return list;
    }

    private sealed class EmptyTexts : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Null ? "" : reader.TokenType is JsonTokenType.String ? reader.GetString()! : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
