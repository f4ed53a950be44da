using System.Text;
using System.Text.Json;

namespace EdgeLem.Grid;

/// <summary>Reads a whole JSON text into values that know their lines (System.Text.Json's own document forgets them).</summary>
internal ref struct LocatedJsonReader
{
    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _line;
    private int _countedTo;

    private LocatedJsonReader(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 16 });
        _line = 1;
    }

    /// <summary>Reads one JSON value and nothing after it.</summary>
    /// <param name="text">UTF-8, with or without byte order mark.</param>
    /// <param name="file">Name for the defect's location.</param>
    /// <param name="defect">What is wrong with the syntax, or null.</param>
    /// <returns>The value, or null when there is a defect.</returns>
    public static LocatedJson? Read(ReadOnlySpan<byte> text, string file, out Defect? defect)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var reader = new LocatedJsonReader(text.StartsWith(mark) ? text[mark.Length..] : text);
        defect = null;
        try
        {
            reader._reader.Read();
            LocatedJson value = reader.ReadValue();
            reader._reader.Read();
            return value;
        }
        catch (JsonException syntax)
        {
            var location = new SourceLocation(file, (int)(syntax.LineNumber ?? 0) + 1);
            defect = new Defect(location, $"not valid JSON: {FirstSentence(syntax.Message)}. Correct the syntax; the rest of the file was not checked.");
        }
        catch (InvalidOperationException encoding)
        {
            defect = new Defect(new SourceLocation(file, reader.CurrentLine()), "not valid UTF-8 text: " + FirstSentence(encoding.Message) + ". "
                + "Save the file as UTF-8; the rest of the file was not checked.");
        }

        return null;
    }

    private static string FirstSentence(string message) => message.Split(". ", 2)[0].TrimEnd('.');

    private LocatedJson ReadValue()
    {
        int line = CurrentLine();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(new LocatedJson { Kind = LocatedKind.Object, Line = line });
            case JsonTokenType.StartArray:
                return ReadList(new LocatedJson { Kind = LocatedKind.List, Line = line });
            case JsonTokenType.Number:
                return new LocatedJson
                {
                    Kind = LocatedKind.Number,
                    Line = line,
                    Number = _reader.TryGetDouble(out double number) ? number : double.NaN,
                    Text = Encoding.ASCII.GetString(_reader.ValueSpan),
                };
            case JsonTokenType.String:
                return new LocatedJson { Kind = LocatedKind.Text, Line = line, Text = _reader.GetString() ?? "" };
            case JsonTokenType.Null:
                return new LocatedJson { Kind = LocatedKind.Null, Line = line };
            default:
                return new LocatedJson { Kind = LocatedKind.Boolean, Line = line, Number = _reader.TokenType == JsonTokenType.True ? 1 : 0 };
        }
    }

    private LocatedJson ReadObject(LocatedJson target)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            string name = _reader.GetString() ?? "";
            int line = CurrentLine();
            _reader.Read();
            target.Properties.Add(new LocatedProperty(name, line, ReadValue()));
        }

        return target;
    }

    private LocatedJson ReadList(LocatedJson target)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            target.Items.Add(ReadValue());
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
