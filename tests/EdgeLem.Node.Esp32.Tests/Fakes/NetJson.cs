using System.Collections;
using System.Text.Json;
using EdgeLem.Node.Esp32.Board;

namespace EdgeLem.Node.Esp32.Tests.Fakes;

/// <summary>
/// Reads JSON in the way of nanoFramework.Json by means of .NET: names match without regard to case, missing members keep their values, unknown ones are
/// passed over; whole numbers come as int where they fit, else as long, others as double.
/// </summary>
internal sealed class NetJson : IJsonReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public object? Read(string text, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(text, type, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public Hashtable? ReadTable(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Table(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Hashtable Table(JsonElement element)
    {
        var table = new Hashtable();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            table[property.Name] = Value(property.Value);
        }

        return table;
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(element),
        JsonValueKind.Array => new ArrayList(element.EnumerateArray().Select(Value).ToArray()),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => Number(element),
    };

    private static object Number(JsonElement element) =>
        element.TryGetInt32(out int small) ? (object)small : element.TryGetInt64(out long large) ? (object)large : element.GetDouble();
}
