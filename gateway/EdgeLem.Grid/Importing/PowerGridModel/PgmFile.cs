namespace EdgeLem.Grid;

/// <summary>Reads the frame of a power-grid-model file: version, type, attribute lists and rows.</summary>
internal sealed class PgmFile(string file, ICollection<Defect> defects)
{
    private const string Version = "1.0";

    private Dictionary<string, string[]> _attributes = [];

    /// <returns>The components, or null when the file cannot be read at all.</returns>
    public static PgmTables? ReadInput(string path, ICollection<Defect> defects)
    {
        var file = new PgmFile(path, defects);
        if (file.Open(path, "input") is not { } data)
        {
            return null;
        }

        if (data.Kind == LocatedKind.Object)
        {
            return file.Tables(data);
        }

        file.Report(data.Line, "the file is a batch; an input holds one data set. Name a single data set.");
        return null;
    }

    /// <returns>One set of changes per scenario.</returns>
    public static IReadOnlyList<PgmTables> ReadUpdates(string path, ICollection<Defect> defects)
    {
        var file = new PgmFile(path, defects);
        if (file.Open(path, "update") is not { } data)
        {
            return [];
        }

        IEnumerable<LocatedJson> scenarios = data.Kind == LocatedKind.List ? data.Items : [data];
        return [.. scenarios.Where(scenario => file.IsObject(scenario, "a scenario")).Select(file.Tables)];
    }

    private LocatedJson? Open(string path, string type)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!BoundedFile.TryRead(path, out byte[]? content, out string failure))
        {
            Report(0, failure);
            return null;
        }

        if (LocatedJsonReader.Read(content, path, out Defect? syntax) is not { } root)
        {
            defects.Add(syntax!);
            return null;
        }

        if (!IsObject(root, "the file"))
        {
            return null;
        }

        RequireText(root, "version", Version);
        RequireText(root, "type", type);
        _attributes = AttributeLists(Property(root, "attributes"));
        LocatedJson? data = Property(root, "data");
        if (data is null)
        {
            Report(root.Line, "property 'data' is missing. Add it.");
        }

        else if (data.Kind is not (LocatedKind.Object or LocatedKind.List))
        {
            Report(data.Line, "property 'data' must be an object. Give it the lists of components.");
        }

        return data?.Kind is LocatedKind.Object or LocatedKind.List ? data : null;
    }

    private void RequireText(LocatedJson root, string name, string expected)
    {
        LocatedJson? value = Property(root, name);
        if (value?.Text != expected)
        {
            Report(value?.Line ?? root.Line, value is null ? $"property '{name}' is missing. Add it with '{expected}'." : $"{name} is '{value.Text}'; this importer reads '{expected}'.");
        }
    }

    /// <summary>Names of the columns, where a component's rows are lists instead of objects.</summary>
    private static Dictionary<string, string[]> AttributeLists(LocatedJson? attributes) => attributes is null ? [] : attributes.Properties
        .Where(property => property.Value.Kind == LocatedKind.List)
        .GroupBy(property => property.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last().Value.Items.Select(item => item.Text).ToArray(), StringComparer.Ordinal);

    private PgmTables Tables(LocatedJson data)
    {
        var tables = new PgmTables();
        foreach (LocatedProperty component in data.Properties)
        {
            if (component.Value.Kind != LocatedKind.List)
            {
                Report(component.Line, $"{component.Name} must be a list of components.");
                continue;
            }

            foreach (LocatedJson item in component.Value.Items)
            {
                if (Attributes(component.Name, item) is { } attributes)
                {
                    tables.Add(new PgmRow(component.Name, new SourceLocation(file, item.Line), attributes));
                }
            }
        }

        return tables;
    }

    private Dictionary<string, LocatedJson>? Attributes(string component, LocatedJson item)
    {
        if (item.Kind == LocatedKind.List && _attributes.TryGetValue(component, out string[]? names) && names.Length == item.Items.Count)
        {
            return names.Zip(item.Items).GroupBy(pair => pair.First, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last().Second, StringComparer.Ordinal);
        }

        return IsObject(item, component)
            ? item.Properties.GroupBy(property => property.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal)
            : null;
    }

    private bool IsObject(LocatedJson json, string what)
    {
        if (json.Kind != LocatedKind.Object)
        {
            Report(json.Line, $"{what} must be an object{(json.Kind == LocatedKind.List ? ", or a list as long as its entry in 'attributes'" : "")}.");
        }

        return json.Kind == LocatedKind.Object;
    }

    private static LocatedJson? Property(LocatedJson json, string name) => json.Properties.FindLast(property => property.Name == name)?.Value;

    private void Report(int line, string message) => defects.Add(new Defect(new SourceLocation(file, line), message));
}
