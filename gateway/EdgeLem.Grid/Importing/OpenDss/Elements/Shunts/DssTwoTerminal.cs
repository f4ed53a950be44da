namespace EdgeLem.Grid;

/// <summary>What capacitors and reactors have in common: they stand between a bus and earth unless a second bus is named.</summary>
internal abstract class DssTwoTerminal<T>(string kind, string name, SourceLocation location) : DssElement<T>(kind, name, location), IDssTwoTerminal
    where T : DssTwoTerminal<T>
{
    public int Phases { get; private set; } = 3;

    public DssBus? Bus1 { get; private set; }

    /// <summary>The other end; null for the earth of <see cref="Bus1"/>.</summary>
    public DssBus? Bus2 { get; private set; }

    public double Kv { get; private set; } = 12.47;

    public LoadConnection Connection { get; private set; } = LoadConnection.Star;

    public double PhaseVoltageV => 1000 * (Connection == LoadConnection.Star && Phases > 1 ? Kv / Math.Sqrt(3) : Kv);

    public int Conductors => Connection == LoadConnection.Delta && Phases < 3 ? Phases + 1 : Phases;

    protected static DssProperty<T> Bus1Property => Read("bus1", (element, value) => element.Bus1 = DssBus.Parse(value) ?? element.Bus1);

    protected static DssProperty<T> Bus2Property => Read("bus2", (element, value) => element.Bus2 = DssBus.Parse(value) ?? element.Bus2);

    protected static DssProperty<T> PhasesProperty => Read("phases", (element, value) => value.Whole(phases => element.Phases = phases));

    protected static DssProperty<T> KvProperty => Read("kv", (element, value) => value.Positive(kv => element.Kv = kv));

    protected static DssProperty<T> ConnProperty => Read("conn", (element, value) => value.Connection(connection => element.Connection = connection));
}

/// <summary>See <see cref="DssTwoTerminal{T}"/>.</summary>
internal interface IDssTwoTerminal
{
    public string Name { get; }

    public string Title { get; }

    public SourceLocation Location { get; }

    public int Phases { get; }

    public int Conductors { get; }

    public DssBus? Bus1 { get; }

    public DssBus? Bus2 { get; }

    public LoadConnection Connection { get; }
}
