namespace EdgeLem.Grid;

/// <summary>An element of the script, edited property by property in the order of the script, for order matters in OpenDSS.</summary>
internal abstract class DssElement(string kind, string name, SourceLocation location)
{
    public string Name => name;

    /// <summary>How messages call it, for example "line.l1".</summary>
    public string Title => $"{kind}.{name}";

    /// <summary>Where it was made.</summary>
    public SourceLocation Location => location;

    public bool Enabled { get; private set; } = true;

    /// <summary>Sets properties; a bare value belongs to the property after the last one, as in OpenDSS.</summary>
    public void Edit(IEnumerable<DssParameter> parameters, DssReport report)
    {
        int next = 0;
        foreach (DssParameter parameter in parameters)
        {
            int index = parameter.Name is null ? next : Find(parameter.Name.ToLowerInvariant());
            if (index < 0 || index >= PropertyCount)
            {
                report.Defect(parameter.Location, $"{Title}: property '{parameter.Name ?? parameter.Text}' is unknown. Correct or remove it.");
                continue;
            }

            Set(index, new DssValue(parameter, PropertyName(index), Title, report));
            next = index + 1;
        }
    }

    protected abstract int PropertyCount { get; }

    protected abstract string PropertyName(int index);

    protected abstract void Set(int index, DssValue value);

    protected void SetEnabled(DssValue value) => value.Flag(enabled =>
    {
        Enabled = enabled;
        if (!enabled)
        {
            value.Report.Note(value.Location, $"{Title} is not enabled and was left out.");
        }
    });

    private int Find(string property)
    {
        int abbreviated = -1;
        for (int index = 0; index < PropertyCount; index++)
        {
            if (PropertyName(index) == property)
            {
                return index;
            }

            if (abbreviated < 0 && property.Length > 0 && PropertyName(index).StartsWith(property, StringComparison.Ordinal))
            {
                abbreviated = index;
            }
        }

        return abbreviated;
    }
}

/// <summary>An element whose properties are listed in a table, in OpenDSS's order.</summary>
internal abstract class DssElement<T>(string kind, string name, SourceLocation location) : DssElement(kind, name, location)
    where T : DssElement<T>
{
    protected abstract IReadOnlyList<DssProperty<T>> Table { get; }

    protected override int PropertyCount => Table.Count;

    protected override string PropertyName(int index) => Table[index].Name;

    protected override void Set(int index, DssValue value) => Table[index].Set((T)this, value);

    protected static DssProperty<T> Read(string name, Action<T, DssValue> set) => new(name, set);

    /// <summary>A property without influence on a steady-state flow of this feeder.</summary>
    protected static DssProperty<T> Harmless(string name) => new(name, static (_, _) => { });

    /// <summary>A property that would change the result in a way not modelled here.</summary>
    protected static DssProperty<T> Unsupported(string name) =>
        new(name, static (_, value) => value.Reject("this property is not supported. Remove it, or express the element without it."));

    /// <summary>A property that is accepted with one value only.</summary>
    protected static DssProperty<T> Only(string name, string accepted) => new(name, (_, value) => value.Require(accepted));

    protected static DssProperty<T> IsEnabled => new("enabled", static (element, value) => element.SetEnabled(value));
}

/// <summary>One property of an element: its lower-case name, and what setting it does.</summary>
internal sealed record DssProperty<T>(string Name, Action<T, DssValue> Set);
