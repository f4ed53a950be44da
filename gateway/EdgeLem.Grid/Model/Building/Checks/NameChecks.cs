namespace EdgeLem.Grid;

/// <summary>Checks the form of names, and that no two elements of one group share one.</summary>
internal sealed class NameChecks(FeederBuilder builder, CheckReport report)
{
    private readonly Dictionary<string, (string Kind, SourceLocation Place)> _taken = new(StringComparer.Ordinal);
    private bool _isSound = true;

    /// <returns>Whether every name is unique in its group.</returns>
    public bool Run()
    {
        Group(() => Check("bus", builder.Buses, bus => bus.Id));
        Group(() => Check("cable", builder.Cables, cable => cable.Id));
        Group(() =>
        {
            Check("line", builder.Lines, line => line.Id);
            Check("switch", builder.Switches, item => item.Id);
            Check("transformer", builder.Transformers, transformer => transformer.Id);
        });
        Group(() => Check("source", builder.Sources, source => source.Id));
        Group(() =>
        {
            Check("earthing", builder.Earthings, earthing => earthing.Id);
            Check("capacitor", builder.Capacitors, capacitor => capacitor.Id);
            Check("shunt", builder.Shunts, shunt => shunt.Id);
        });
        Group(() =>
        {
            Check("load", builder.Loads, load => load.Id);
            Check("inverter", builder.Inverters, inverter => inverter.Id);
        });
        Group(() => Check("profile", builder.Profiles, profile => profile.Id));
        Group(() => Check("connection", builder.Connections, connection => connection.Id));
        return _isSound;
    }

    private void Group(Action check)
    {
        _taken.Clear();
        check();
    }

    private void Check<T>(string kind, List<Located<T>> elements, Func<T, string> idOf)
    {
        bool isNode = typeof(T) == typeof(Connection);
        foreach ((T item, ElementOrigin origin) in elements)
        {
            string id = idOf(item);
            SourceLocation place = origin.At("id");
            if (!(isNode ? ElementIds.IsNode(id) : ElementIds.IsName(id)))
            {
                report.Defect(place, $"{kind} '{id}': the id must be {(isNode ? ElementIds.NodeForm : ElementIds.NameForm)}.");
            }

            if (!_taken.TryAdd(id, (kind, place)))
            {
                ReportTaken(kind, id, place);
            }
        }
    }

    private void ReportTaken(string kind, string id, SourceLocation place)
    {
        _isSound = false;
        (string otherKind, SourceLocation first) = _taken[id];
        string where = first.ToString() is { Length: > 0 } text ? $" ({text})" : "";
        string what = otherKind == kind ? "exists already" : $"has the name of {(otherKind == "earthing" ? "an" : "a")} {otherKind}";
        report.Defect(place, $"{kind} '{id}' {what}{where}. Rename or remove one of the two.");
    }
}
