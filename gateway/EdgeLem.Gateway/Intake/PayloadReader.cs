using System.Text.Json;
using EdgeLem.Contracts;

namespace EdgeLem.Gateway.Intake;

/// <summary>
/// Reads the fields of one untrusted JSON object. It never throws on any bytes: the first thing that is wrong stays in
/// <see cref="Fault"/>, and every later read returns a neutral value.
/// </summary>
internal sealed class PayloadReader : IDisposable
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    private const int LongestWord = 16;

    private readonly JsonDocument? _document;
    private readonly JsonElement _object;

    /// <summary>Opens a payload.</summary>
    /// <param name="payload">The bytes as received.</param>
    public PayloadReader(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > MessageLimits.LongestPayloadBytes)
        {
            Refuse(RejectCode.TooLarge, $"payload of {payload.Length} bytes, at most {MessageLimits.LongestPayloadBytes} are allowed; send fewer orders.");
            return;
        }

        try
        {
            _document = JsonDocument.Parse(payload, Strict);
        }
        catch (JsonException error)
        {
            string place = error.LineNumber is { } line ? $" at line {line + 1}, byte {error.BytePositionInLine}" : "";
            Refuse(RejectCode.Malformed, $"not a JSON object without doubled fields{place}; send one JSON object.");
            return;
        }
        catch (InvalidOperationException)
        {
            // The search for doubled fields unescapes their names, and JSON allows an escaped lone surrogate that no .NET text can hold.
            Refuse(RejectCode.Malformed, "a field's name holds an unpaired surrogate; send valid Unicode.");
            return;
        }

        _object = _document.RootElement;
        if (_object.ValueKind != JsonValueKind.Object)
        {
            Refuse(RejectCode.Malformed, $"the payload is a JSON {_object.ValueKind}, it must be one object.");
        }
    }

    private PayloadReader(JsonElement element)
    {
        _object = element;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse(RejectCode.Malformed, $"an array element is a JSON {element.ValueKind}, it must be an object.");
        }
    }

    /// <summary>The first thing that was wrong.</summary>
    public IntakeFault Fault { get; private set; } = IntakeFault.None;

    /// <summary>An integer field.</summary>
    /// <param name="name">Field name.</param>
    /// <param name="lowest">Lowest allowed value.</param>
    /// <param name="highest">Highest allowed value.</param>
    /// <returns>The value; 0 after a fault.</returns>
    public long Integer(string name, long lowest, long highest)
    {
        if (!TryField(name, JsonValueKind.Number, out JsonElement field))
        {
            return 0;
        }

        if (!field.TryGetInt64(out long value) || value < lowest || value > highest)
        {
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' is {Shorten(field.GetRawText())}, it must be an integer from {lowest} to {highest}.");
            return 0;
        }

        return value;
    }

    /// <summary>A text field.</summary>
    /// <param name="name">Field name.</param>
    /// <param name="longest">Most characters.</param>
    /// <returns>The text; empty after a fault.</returns>
    public string Text(string name, int longest)
    {
        if (!TryField(name, JsonValueKind.String, out JsonElement field) || !TryGetText(field, out string text))
        {
            return "";
        }

        if (text.Length > longest)
        {
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' has {text.Length} characters, at most {longest} are allowed.");
            return "";
        }

        return text;
    }

    /// <summary>A text field that must be one of a few words.</summary>
    /// <param name="name">Field name.</param>
    /// <param name="words">The allowed words.</param>
    /// <returns>The word; empty after a fault.</returns>
    public string Word(string name, params ReadOnlySpan<string> words)
    {
        string text = Text(name, LongestWord);
        if (!Fault.IsFault && !words.Contains(text))
        {
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' is none of {string.Join(", ", words)}.");
        }

        return text;
    }

    /// <summary>The boot id of the sender, 1 to <see cref="MessageLimits.LongestBootId"/> characters.</summary>
    /// <returns>The boot id; empty after a fault.</returns>
    public string Boot()
    {
        string boot = Text("boot", MessageLimits.LongestBootId);
        if (!Fault.IsFault && boot.Length == 0)
        {
            Refuse(RejectCode.FieldOutOfRange, $"'boot' is empty, it must have 1 to {MessageLimits.LongestBootId} characters.");
        }

        return boot;
    }

    /// <summary>A field with three numbers, one per phase; <c>null</c> becomes NaN.</summary>
    /// <param name="name">Field name.</param>
    /// <param name="lowest">Lowest allowed value.</param>
    /// <param name="highest">Highest allowed value.</param>
    /// <returns>Shape [3]; NaN everywhere after a fault.</returns>
    public double[] PerPhase(string name, double lowest, double highest)
    {
        double[] values = [double.NaN, double.NaN, double.NaN];
        if (!TryField(name, JsonValueKind.Array, out JsonElement field))
        {
            return values;
        }

        if (field.GetArrayLength() != values.Length)
        {
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' has {field.GetArrayLength()} elements, it must have 3 (phases A, B, C).");
            return values;
        }

        for (int phase = 0; phase < values.Length; phase++)
        {
            values[phase] = NumberOrNull(name, field[phase], lowest, highest);
        }

        return values;
    }

    /// <summary>A number field that may be <c>null</c>.</summary>
    /// <param name="name">Field name.</param>
    /// <param name="lowest">Lowest allowed value.</param>
    /// <param name="highest">Highest allowed value.</param>
    /// <returns>The value; NaN for <c>null</c> and after a fault.</returns>
    public double NumberOrNull(string name, double lowest, double highest)
    {
        if (Fault.IsFault)
        {
            return double.NaN;
        }

        if (!_object.TryGetProperty(name, out JsonElement field))
        {
            Refuse(RejectCode.MissingField, $"'{name}' is missing; see docs/messages.md for the fields of this message.");
            return double.NaN;
        }

        return NumberOrNull(name, field, lowest, highest);
    }

    /// <summary>A field with an array of objects.</summary>
    /// <param name="name">Field name.</param>
    /// <param name="read">Reads one element; a fault in its reader becomes a fault here.</param>
    /// <returns>Number of elements, or 0 after a fault.</returns>
    public int Objects(string name, Action<PayloadReader> read)
    {
        if (!TryField(name, JsonValueKind.Array, out JsonElement field))
        {
            return 0;
        }

        foreach (JsonElement element in field.EnumerateArray())
        {
            using var item = new PayloadReader(element);
            read(item);
            if (item.Fault.IsFault && !Fault.IsFault)
            {
                Fault = item.Fault;
            }
        }

        return field.GetArrayLength();
    }

    /// <summary>Notes a fault unless there is one already.</summary>
    /// <param name="code">Numbered reason.</param>
    /// <param name="detail">What, value, range, next step.</param>
    public void Refuse(RejectCode code, string detail)
    {
        if (!Fault.IsFault)
        {
            Fault = new IntakeFault(code, detail);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _document?.Dispose();

    private double NumberOrNull(string name, JsonElement field, double lowest, double highest)
    {
        if (field.ValueKind == JsonValueKind.Null)
        {
            return double.NaN;
        }

        if (field.ValueKind != JsonValueKind.Number)
        {
            // The raw text is not shown: a text may hold bytes that are no UTF-8.
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' is a JSON {field.ValueKind}, it must be a number from {lowest} to {highest} or null.");
            return double.NaN;
        }

        if (!field.TryGetDouble(out double value) || !(value >= lowest && value <= highest))
        {
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' is {Shorten(field.GetRawText())}, it must be a number from {lowest} to {highest} or null.");
            return double.NaN;
        }

        return value;
    }

    private bool TryField(string name, JsonValueKind kind, out JsonElement field)
    {
        field = default;
        if (Fault.IsFault)
        {
            return false;
        }

        if (!_object.TryGetProperty(name, out field))
        {
            Refuse(RejectCode.MissingField, $"'{name}' is missing; see docs/messages.md for the fields of this message.");
            return false;
        }

        if (field.ValueKind != kind)
        {
            Refuse(RejectCode.FieldOutOfRange, $"'{name}' is a JSON {field.ValueKind}, it must be a JSON {kind}.");
            return false;
        }

        return true;
    }

    private bool TryGetText(JsonElement field, out string text)
    {
        try
        {
            text = field.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            // JSON allows an escaped lone surrogate that no .NET text can hold.
            Refuse(RejectCode.Malformed, "a text holds an unpaired surrogate; send valid Unicode.");
            text = "";
            return false;
        }
    }

    private static string Shorten(string raw) => raw.Length <= 40 ? raw : raw[..40] + "...";
}
