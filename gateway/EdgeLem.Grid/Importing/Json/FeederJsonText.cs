using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EdgeLem.Grid;

/// <summary>Writes the feeder format with one element a line, so that line numbers in reports and differences between versions mean something.</summary>
internal static class FeederJsonText
{
    public static string Of(Feeder feeder)
    {
        var text = new StringBuilder("{\n");
        text.Append("  \"format\": ").Append(Quote(FeederJson.Format)).Append(",\n");
        text.Append("  \"name\": ").Append(Quote(feeder.Name)).Append(",\n");
        text.Append("  \"description\": ").Append(Quote(feeder.Description)).Append(",\n");
        text.Append("  \"license\": ").Append(Quote(feeder.License)).Append(",\n");
        text.Append("  \"nominalVoltageV\": ").Append(Digits(feeder.NominalVoltageV)).Append(",\n");
        text.Append("  \"source\": ").Append(Of(feeder.Sources[0])).Append(",\n");
        text.Append("  \"transformer\": ").Append(Of(feeder.Transformers[0])).Append(",\n");
        AppendList(text, "cables", feeder.Cables.Select(Of)).Append(",\n");
        AppendList(text, "buses", feeder.Buses.Select(Of)).Append(",\n");
        AppendList(text, "lines", feeder.Lines.Select(Of)).Append(",\n");
        AppendList(text, "connections", feeder.Connections.Select(Of)).Append('\n');
        return text.Append("}\n").ToString();
    }

    private static StringBuilder AppendList(StringBuilder text, string name, IEnumerable<string> items) =>
        text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": [").AppendJoin(',', items.Select(item => "\n    " + item)).Append("\n  ]");

    private static string Of(Source source) => Object(
        ("bus", Quote(source.Bus)),
        ("voltageKv", Digits(source.NominalVoltageV / 1000)),
        ("voltagePu", Digits(source.VoltagePu)),
        ("angleDeg", Digits(source.AngleDeg)),
        ("r1Ohm", Digits(source.Impedance.R1Ohm)),
        ("x1Ohm", Digits(source.Impedance.X1Ohm)),
        ("r0Ohm", Digits(source.Impedance.R0Ohm)),
        ("x0Ohm", Digits(source.Impedance.X0Ohm)));

    private static string Of(Transformer transformer) => Object(
        ("id", Quote(transformer.Id)),
        ("hvBus", Quote(transformer.HvBus)),
        ("lvBus", Quote(transformer.LvBus)),
        ("vectorGroup", Quote(transformer.VectorGroup)),
        ("ratedKva", Digits(transformer.RatedPowerVa / 1000)),
        ("hvKv", Digits(transformer.Hv.RatedVoltageV / 1000)),
        ("lvKv", Digits(transformer.Lv.RatedVoltageV / 1000)),
        ("resistancePercent", Digits(transformer.ResistancePercent)),
        ("reactancePercent", Digits(transformer.ReactancePercent)));

    private static string Of(CableType cable) => Object(
        ("id", Quote(cable.Id)),
        ("r1OhmPerKm", Digits(cable.PerKilometre.Sequence!.Value.R1Ohm)),
        ("x1OhmPerKm", Digits(cable.PerKilometre.Sequence!.Value.X1Ohm)),
        ("r0OhmPerKm", Digits(cable.PerKilometre.Sequence!.Value.R0Ohm)),
        ("x0OhmPerKm", Digits(cable.PerKilometre.Sequence!.Value.X0Ohm)),
        ("ratingA", Digits(cable.RatingA)),
        ("origin", cable.Origin is null ? null : Quote(cable.Origin)));

    private static string Of(Bus bus) => Object(
        ("id", Quote(bus.Id)),
        ("x", bus.Position is { } at ? Digits(at.X) : null),
        ("y", bus.Position is { } point ? Digits(point.Y) : null));

    private static string Of(Line line) => line.CableId is null
        ? Object(
            ("id", Quote(line.Id)),
            ("from", Quote(line.FromBus)),
            ("to", Quote(line.ToBus)),
            ("lengthM", Digits(line.LengthM)),
            ("r1Ohm", Digits(line.Impedance.Sequence!.Value.R1Ohm)),
            ("x1Ohm", Digits(line.Impedance.Sequence!.Value.X1Ohm)),
            ("r0Ohm", Digits(line.Impedance.Sequence!.Value.R0Ohm)),
            ("x0Ohm", Digits(line.Impedance.Sequence!.Value.X0Ohm)),
            ("ratingA", Digits(line.RatingA)))
        : Object(
            ("id", Quote(line.Id)),
            ("from", Quote(line.FromBus)),
            ("to", Quote(line.ToBus)),
            ("lengthM", Digits(line.LengthM)),
            ("cable", Quote(line.CableId)));

    private static string Of(Connection connection) => Object(
        ("id", Quote(connection.Id)),
        ("bus", Quote(connection.Bus)),
        ("phases", Quote(connection.Phases.Letters())));

    private static string Object(params ReadOnlySpan<(string Name, string? Value)> properties)
    {
        var text = new StringBuilder("{ ");
        string separator = "";
        foreach ((string name, string? value) in properties)
        {
            if (value is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"{separator}\"{name}\": {value}");
                separator = ", ";
            }
        }

        return text.Append(" }").ToString();
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Digits(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Digits(double? value) => value is { } number ? Digits(number) : "null";
}
