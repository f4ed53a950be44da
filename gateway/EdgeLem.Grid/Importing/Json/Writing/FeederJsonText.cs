using System.Globalization;
using System.Text;

namespace EdgeLem.Grid;

/// <summary>
/// Writes the feeder format with one element a line, so that line numbers in reports and differences between versions mean something. One source or transformer is written
/// by itself, several as a list; lists without elements are left out, but for buses, lines and connections.
/// </summary>
internal static class FeederJsonText
{
    public static string Of(Feeder feeder)
    {
        var text = new StringBuilder("{\n");
        text.Append("  \"format\": ").Append(JsonLine.Quote(FeederJson.Format)).Append(",\n");
        text.Append("  \"name\": ").Append(JsonLine.Quote(feeder.Name)).Append(",\n");
        text.Append("  \"description\": ").Append(JsonLine.Quote(feeder.Description)).Append(",\n");
        text.Append("  \"license\": ").Append(JsonLine.Quote(feeder.License)).Append(",\n");
        if (feeder.AllowsLoops)
        {
            text.Append("  \"topology\": \"meshed\",\n");
        }

        if (!double.IsNaN(feeder.StatedNominalVoltageV))
        {
            text.Append("  \"nominalVoltageV\": ").Append(JsonLine.Digits(feeder.StatedNominalVoltageV)).Append(",\n");
        }

        AppendOneOrMore(text, ("source", "sources"), feeder.Sources, SupplyText.Of);
        AppendOneOrMore(text, ("transformer", "transformers"), feeder.Transformers, SupplyText.Of);
        AppendIfAny(text, "cables", feeder.Cables, LineText.Of);
        AppendList(text, "buses", feeder.Buses, Of).Append(",\n");
        AppendList(text, "lines", feeder.Lines, LineText.Of).Append(",\n");
        AppendIfAny(text, "switches", feeder.Switches, LineText.Of);
        AppendIfAny(text, "earthings", feeder.Earthings, ShuntText.Of);
        AppendIfAny(text, "capacitors", feeder.Capacitors, ShuntText.Of);
        AppendIfAny(text, "shunts", feeder.Shunts, ShuntText.Of);
        AppendIfAny(text, "loads", feeder.Loads, LoadText.Of);
        AppendIfAny(text, "inverters", feeder.Inverters, LoadText.Of);
        AppendIfAny(text, "profiles", feeder.Profiles, LoadText.Of);
        AppendList(text, "connections", feeder.Connections, LoadText.Of).Append('\n');
        return text.Append("}\n").ToString();
    }

    private static JsonLine Of(Bus bus) => new JsonLine()
        .Add("id", bus.Id)
        .AddIfKnown("nominalVoltageV", bus.NominalVoltageV)
        .AddIfKnown("x", bus.Position?.X)
        .AddIfKnown("y", bus.Position?.Y);

    private static void AppendOneOrMore<T>(StringBuilder text, (string One, string Several) names, IReadOnlyList<T> elements, Func<T, JsonLine> line)
    {
        if (elements.Count == 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"  \"{names.One}\": {line(elements[0])},\n");
        }
        else
        {
            AppendIfAny(text, names.Several, elements, line);
        }
    }

    private static void AppendIfAny<T>(StringBuilder text, string name, IReadOnlyList<T> elements, Func<T, JsonLine> line)
    {
        if (elements.Count > 0)
        {
            AppendList(text, name, elements, line).Append(",\n");
        }
    }

    private static StringBuilder AppendList<T>(StringBuilder text, string name, IReadOnlyList<T> elements, Func<T, JsonLine> line) =>
        text.Append(CultureInfo.InvariantCulture, $"  \"{name}\": [").AppendJoin(',', elements.Select(element => "\n    " + line(element))).Append("\n  ]");
}
