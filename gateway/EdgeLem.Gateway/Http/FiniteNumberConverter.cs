using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeLem.Gateway.Http;

/// <summary>Writes a number with at most six decimals, and what JSON cannot say (NaN, infinity) as null, so that one missing phase never breaks the page.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double>
{
    private const int Decimals = 6;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(Math.Round(value, Decimals));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
