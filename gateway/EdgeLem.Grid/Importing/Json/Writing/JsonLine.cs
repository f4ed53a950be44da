using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeLem.Grid;

/// <summary>One JSON object on one line, property after property; what has its default value is left out.</summary>
internal sealed class JsonLine
{
    private readonly StringBuilder _text = new("{ ");
    private bool _hasProperty;

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => !_hasProperty;

    public JsonLine Add(string name, string? text) => text is null ? this : AddRaw(name, Quote(text));

    public JsonLine Add(string name, double value) => AddRaw(name, Digits(value));

    /// <summary>A number, unless it is what a reader takes when it is missing.</summary>
    public JsonLine Add(string name, double value, double unless) => value.Equals(unless) ? this : Add(name, value);

    /// <summary>A number, unless there is none.</summary>
    public JsonLine AddIfKnown(string name, double? value) => value is { } number ? Add(name, number) : this;

    /// <summary>A number, or null to say "unknown".</summary>
    public JsonLine AddOrNull(string name, double? value) => AddRaw(name, value is { } number ? Digits(number) : "null");

    /// <summary>A number in a unit of 10^<paramref name="power"/> of ours, moved in its decimal digits so that reading gives it back exactly.</summary>
    public JsonLine AddScaled(string name, double value, int power) => AddRaw(name, Shifted(value, power));

    public JsonLine AddFlag(string name, bool value, bool unless) => value == unless ? this : AddRaw(name, value ? "true" : "false");

    public JsonLine Add(string name, JsonLine part) => AddRaw(name, part.ToString());

    public JsonLine AddNumbers(string name, IEnumerable<double> values) => AddRaw(name, List(values.Select(Digits)));

    /// <summary>Rows of numbers; the lower triangle when the matrix is exactly symmetrical.</summary>
    public JsonLine AddMatrix(string name, int order, Func<int, int, double> value, int power = 0)
    {
        bool isSymmetrical = !Enumerable.Range(0, order * order).Any(index => !value(index / order, index % order).Equals(value(index % order, index / order)));
        IEnumerable<string> rows = Enumerable.Range(0, order)
            .Select(row => List(Enumerable.Range(0, isSymmetrical ? row + 1 : order).Select(column => Shifted(value(row, column), power))));
        return AddRaw(name, List(rows));
    }

    public JsonLine AddPairs(string name, IEnumerable<(double X, double Y)> pairs) =>
        AddRaw(name, List(pairs.Select(pair => List([Digits(pair.X), Digits(pair.Y)]))));

    public override string ToString() => _hasProperty ? $"{_text} }}" : "{}";

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    public static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The shortest digits that give the value back, with the decimal point moved: 0.4 kV for 400 V.</summary>
    private static string Shifted(double value, int power)
    {
        string digits = Digits(value);
        if (power == 0 || value == 0)
        {
            return digits;
        }

        int at = digits.IndexOf('E', StringComparison.Ordinal);
        int exponent = at < 0 ? 0 : int.Parse(digits.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = at < 0 ? digits : digits[..at];
        string sign = mantissa.StartsWith('-') ? "-" : "";
        string[] parts = mantissa[sign.Length..].Split('.');
        string all = parts[0] + (parts.Length > 1 ? parts[1] : "");
        int point = parts[0].Length + exponent - power;
        return sign + Placed(all, point);
    }

    /// <summary>Digits with the decimal point after the first <paramref name="point"/> of them, in exponent form when that would need many zeros.</summary>
    private static string Placed(string digits, int point)
    {
        string significant = digits.TrimStart('0');
        point -= digits.Length - significant.Length;
        significant = significant.TrimEnd('0');
        if (point is < -5 or > 17)
        {
            string fraction = significant.Length > 1 ? "." + significant[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{significant[0]}{fraction}E{point - 1}");
        }

        return point <= 0 ? $"0.{new string('0', -point)}{significant}"
            : point >= significant.Length ? significant.PadRight(point, '0')
            : $"{significant[..point]}.{significant[point..]}";
    }

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private JsonLine AddRaw(string name, string value)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{(_hasProperty ? ", " : "")}\"{name}\": {value}");
        _hasProperty = true;
        return this;
    }
}
