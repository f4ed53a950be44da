namespace EdgeLem.Grid;

/// <summary>What loads, generators and inverters have in common: a bus, phases, a connection, a rated voltage and a profile.</summary>
internal abstract class DssPowerDevice<T>(string kind, string name, SourceLocation location, DssCircuit circuit) : DssElement<T>(kind, name, location), IDssPowerDevice
    where T : DssPowerDevice<T>
{
    public int Phases { get; private set; } = 3;

    public DssBus? Bus { get; private set; }

    public double Kv { get; private set; } = 12.47;

    public LoadConnection Connection { get; private set; } = LoadConnection.Star;

    /// <summary>The profile for a year, else for a day, else for shorter times.</summary>
    public DssLoadShape? Shape => Yearly ?? Daily ?? Duty;

    /// <summary>Different profiles for a year, a day and shorter times.</summary>
    public bool HasSeveralShapes => new[] { Yearly, Daily, Duty }.OfType<DssLoadShape>().Distinct().Count() > 1;

    protected DssCircuit Circuit => circuit;

    protected DssLoadShape? Yearly { get; private set; }

    protected DssLoadShape? Daily { get; private set; }

    private DssLoadShape? Duty { get; set; }

    protected static DssProperty<T> PhasesProperty => Read("phases", (device, value) => value.Whole(phases => device.Phases = phases));

    protected static DssProperty<T> BusProperty => Read("bus1", (device, value) => device.Bus = DssBus.Parse(value) ?? device.Bus);

    protected static DssProperty<T> KvProperty => Read("kv", (device, value) => value.Positive(kv => device.Kv = kv));

    protected static DssProperty<T> ConnProperty => Read("conn", (device, value) => value.Connection(connection => device.Connection = connection));

    protected static IEnumerable<DssProperty<T>> ShapeProperties =>
    [
        Read("yearly", (device, value) => device.TakeShape(value, shape => device.Yearly = shape)),
        Read("daily", (device, value) => device.TakeShape(value, shape => device.Daily = shape)),
        Read("duty", (device, value) => device.TakeShape(value, shape => device.Duty = shape)),
    ];

    protected static DssProperty<T> BaseFrequency => Read("basefreq", (device, value) => device.Circuit.RequireFrequency(value));

    /// <summary>A profile of actual powers makes its peak the nominal power.</summary>
    /// <param name="shape">The profile.</param>
    protected abstract void TakeActualPower(DssLoadShape shape);

    private void TakeShape(DssValue value, Action<DssLoadShape?> set)
    {
        if (value.Lower is "" or "none" or "default")
        {
            set(null);
        }
        else if (circuit.Find("loadshape", value.Lower) is DssLoadShape shape)
        {
            set(shape);
            if (shape.IsActualPower)
            {
                TakeActualPower(shape);
            }
        }
        else
        {
            value.Reject($"loadshape '{value.Lower}' does not exist before it. Define it first or name another.");
        }
    }
}

/// <summary>See <see cref="DssPowerDevice{T}"/>.</summary>
internal interface IDssPowerDevice
{
    public string Name { get; }

    public string Title { get; }

    public SourceLocation Location { get; }

    public int Phases { get; }

    public DssBus? Bus { get; }

    public double Kv { get; }

    public LoadConnection Connection { get; }

    public DssLoadShape? Shape { get; }

    public bool HasSeveralShapes { get; }
}
