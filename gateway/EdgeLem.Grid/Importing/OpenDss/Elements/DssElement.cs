namespace EdgeLem.Grid;

/// <summary>An element of the script, edited property by property in the order of the script, for order matters in OpenDSS.</summary>
internal abstract class DssElement(string kind, string name, SourceLocation location)
{
    private readonly List<(int Index, DssParameter Parameter)> _history = [];

    public string Name => name;

    /// <summary>OpenDSS's class, in lower case.</summary>
    public string Kind => kind;

    /// <summary>How messages call it, for example "line.l1".</summary>
    public string Title => $"{kind}.{name}";

    /// <summary>Where it was made.</summary>
    public SourceLocation Location => location;

    public bool Enabled { get; private set; } = true;

    /// <summary>The element that the last statement named by like=; null when it named none.</summary>
    public string? CopiedFrom { get; private set; }

    protected abstract int PropertyCount { get; }

    /// <summary>Sets properties; a bare value belongs to the property after the last one, as in OpenDSS.</summary>
    public void Edit(IEnumerable<DssParameter> parameters, DssReport report, DssCircuit circuit)
    {
        int next = 0;
        CopiedFrom = null;
        foreach (DssParameter parameter in parameters)
        {
            if (parameter.Name?.ToLowerInvariant() == "like")
            {
                TakeOver(new DssValue(parameter, "like", Title, report), circuit);
                continue;
            }

            int index = parameter.Name is null ? next : Find(parameter.Name.ToLowerInvariant());
            if (index < 0 || index >= PropertyCount)
            {
                report.Defect(parameter.Location, $"{Title}: property '{parameter.Name ?? parameter.Text}' is unknown. Correct or remove it.");
                continue;
            }

            _history.Add((index, parameter));
            Set(index, new DssValue(parameter, PropertyName(index), Title, report));
            next = index + 1;
        }

        EndEdit();
    }

    /// <summary>Where it was switched off last.</summary>
    public SourceLocation DisabledAt { get; private set; }

    /// <summary>Switches it on or off.</summary>
    public void Enable(bool enabled, SourceLocation place) => (Enabled, DisabledAt) = (enabled, place);

    protected abstract string PropertyName(int index);

    protected abstract void Set(int index, DssValue value);

    /// <summary>What OpenDSS computes once after each statement.</summary>
    protected virtual void EndEdit()
    {
    }

    protected void SetEnabled(DssValue value) => value.Flag(enabled => Enable(enabled, value.Location));

    /// <summary>Sets all that another element of the kind has been set to, its buses excepted, which OpenDSS does not copy either.</summary>
    private void TakeOver(DssValue value, DssCircuit circuit)
    {
        if (circuit.Find(kind, value.Lower) is not { } other)
        {
            value.Reject($"{kind}.{value.Lower} does not exist before this element. Define it first.");
            return;
        }

        CopiedFrom = other.Title;

        // What is wrong with the other one has been reported there.
        var silent = new DssReport();
        foreach ((int index, DssParameter parameter) in other._history)
        {
            if (PropertyName(index) is not ("bus1" or "bus2" or "bus" or "buses" or "enabled"))
            {
                _history.Add((index, parameter));
                Set(index, new DssValue(parameter, PropertyName(index), Title, silent));
            }
        }

        EndEdit();
        if (kind is "line" or "linecode")
        {
            value.Note("takes over all that the other one states. OpenDSS leaves out the units of length, and of a linecode that its matrices count: repeat them to be sure.");
        }
    }

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
    protected static DssProperty<T> Harmless(string name) => new(name, static (element, value) => value.Report.NotePassedOver(element, value));

    /// <summary>A property that would change the result in a way not modelled here.</summary>
    protected static DssProperty<T> Unsupported(string name) =>
        new(name, static (_, value) => value.Reject("this property is not supported. Remove it, or express the element without it."));

    /// <summary>A property that is accepted with one value only.</summary>
    protected static DssProperty<T> Only(string name, string accepted) => new(name, (_, value) => value.Require(accepted));

    protected static DssProperty<T> IsEnabled => new("enabled", static (element, value) => element.SetEnabled(value));

    /// <summary>The properties that every element which carries power ends with.</summary>
    protected static IEnumerable<DssProperty<T>> Reliability =>
        [Harmless("emergamps"), Harmless("faultrate"), Harmless("pctperm"), Harmless("repair")];
}

/// <summary>One property of an element: its lower-case name, and what setting it does.</summary>
internal sealed record DssProperty<T>(string Name, Action<T, DssValue> Set);
