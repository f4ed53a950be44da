using System.Text.Json;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Configuration;

/// <summary>Reads a configuration text into values that know their lines. Comments and a comma after the last property are allowed: people write these files.</summary>
internal ref struct JsonText
{
    private const int DeepestLevel = 8;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _line;
    private int _countedTo;

    private JsonText(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = DeepestLevel, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        _line = 1;
    }

    /// <summary>Reads one value and nothing after it.</summary>
    /// <param name="text">UTF-8, with or without byte order mark.</param>
    /// <param name="file">Name for the defect.</param>
    /// <param name="defect">What is wrong with the syntax, or null.</param>
    /// <returns>The value, or null when there is a defect.</returns>
    public static JsonValue? Read(ReadOnlySpan<byte> text, string file, out Defect? defect)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var json = new JsonText(text.StartsWith(mark) ? text[mark.Length..] : text);
        defect = null;
        try
        {
            json._reader.Read();
            JsonValue value = json.ReadValue();
            json._reader.Read();
            return value;
        }
        catch (JsonException syntax)
        {
            int line = (int)(syntax.LineNumber ?? 0) + 1;
            defect = new Defect(new SourceLocation(file, line), $"not valid JSON: {syntax.Message.Split(". ", 2)[0]}. Correct the syntax; the rest of the file was not checked.");
        }
        catch (InvalidOperationException)
        {
            defect = new Defect(new SourceLocation(file, json.CurrentLine()), "not valid UTF-8 text. Save the file as UTF-8; the rest of the file was not checked.");
        }

        return null;
    }

    private JsonValue ReadValue()
    {
        int line = CurrentLine();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(new JsonValue { Kind = JsonValueKind.Object, Line = line });
            case JsonTokenType.StartArray:
                return ReadArray(new JsonValue { Kind = JsonValueKind.Array, Line = line });
            case JsonTokenType.Number:
                return ReadNumber(line);
            case JsonTokenType.String:
                return new JsonValue { Kind = JsonValueKind.String, Line = line, Text = _reader.GetString() ?? "" };
            case JsonTokenType.True:
                return new JsonValue { Kind = JsonValueKind.True, Line = line };
            case JsonTokenType.False:
                return new JsonValue { Kind = JsonValueKind.False, Line = line };
            default:
                return new JsonValue { Kind = JsonValueKind.Null, Line = line };
        }
    }

    private JsonValue ReadNumber(int line)
    {
        bool isWhole = _reader.TryGetInt64(out long whole);
        bool isNumber = _reader.TryGetDouble(out double number) && double.IsFinite(number);
        return new JsonValue { Kind = JsonValueKind.Number, Line = line, Number = isNumber ? number : double.NaN, Whole = isWhole ? whole : null };
    }

    private JsonValue ReadObject(JsonValue target)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string name = _reader.GetString() ?? "";
            int line = CurrentLine();
            _reader.Read();
            target.Properties.Add(new JsonProperty(name, line, ReadValue()));
        }

        return target;
    }

    private JsonValue ReadArray(JsonValue target)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            target.Elements.Add(ReadValue());
        }

        return target;
    }

    private int CurrentLine()
    {
        int start = (int)_reader.TokenStartIndex;
        _line += _text[_countedTo..start].Count((byte)'\n');
        _countedTo = start;
        return _line;
    }
}
