using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLem.Grid;

/// <summary>Collects the elements of a feeder in any order, then checks them all at once.</summary>
public sealed class FeederBuilder
{
    private readonly List<FeederNote> _notes = [];

    /// <summary>Name of the feeder; must not be empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the feeder is; may be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>Licence of the data; may be empty.</summary>
    public string License { get; set; } = "";

    /// <summary>Base of per-unit voltages where customers are, phase to neutral, in V; NaN (default) to derive it.</summary>
    public double NominalVoltageV { get; set; } = double.NaN;

    /// <summary>Whether closed branches may form loops; default false, then each loop is a defect.</summary>
    public bool AllowsLoops { get; set; }

    /// <summary>What the last <see cref="TryBuild"/> or <see cref="Build"/> noticed that prevents nothing, such as lines without a rating.</summary>
    public IReadOnlyList<FeederNote> Notes => _notes;

    internal ElementOrigin Origin { get; set; } = new(default(SourceLocation));

    /// <summary>An element could not even be placed and was left out: do not report what only its absence causes.</summary>
    internal bool ElementsLeftOut { get; set; }

    internal List<Located<Bus>> Buses { get; } = [];

    internal List<Located<CableType>> Cables { get; } = [];

    internal List<Located<Line>> Lines { get; } = [];

    internal List<Located<Switch>> Switches { get; } = [];

    internal List<Located<Transformer>> Transformers { get; } = [];

    internal List<Located<Source>> Sources { get; } = [];

    internal List<Located<Earthing>> Earthings { get; } = [];

    internal List<Located<Capacitor>> Capacitors { get; } = [];

    internal List<Located<Shunt>> Shunts { get; } = [];

    internal List<Located<Load>> Loads { get; } = [];

    internal List<Located<Inverter>> Inverters { get; } = [];

    internal List<Located<PowerProfile>> Profiles { get; } = [];

    internal List<Located<Connection>> Connections { get; } = [];

    /// <summary>Adds a bus.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Bus bus, SourceLocation location = default) => Add(bus, new ElementOrigin(location));

    /// <summary>Adds a cable type.</summary>
    /// <param name="cable">The cable type.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(CableType cable, SourceLocation location = default) => Add(cable, new ElementOrigin(location));

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Line line, SourceLocation location = default) => Add(line, new ElementOrigin(location));

    /// <summary>Adds a switch.</summary>
    /// <param name="element">The switch.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Switch element, SourceLocation location = default) => Add(element, new ElementOrigin(location));

    /// <summary>Adds a transformer.</summary>
    /// <param name="transformer">The transformer.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Transformer transformer, SourceLocation location = default) => Add(transformer, new ElementOrigin(location));

    /// <summary>Adds a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Source source, SourceLocation location = default) => Add(source, new ElementOrigin(location));

    /// <summary>Adds an earthing.</summary>
    /// <param name="earthing">The earthing.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Earthing earthing, SourceLocation location = default) => Add(earthing, new ElementOrigin(location));

    /// <summary>Adds a capacitor bank.</summary>
    /// <param name="capacitor">The capacitor bank.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Capacitor capacitor, SourceLocation location = default) => Add(capacitor, new ElementOrigin(location));

    /// <summary>Adds a shunt.</summary>
    /// <param name="shunt">The shunt.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Shunt shunt, SourceLocation location = default) => Add(shunt, new ElementOrigin(location));

    /// <summary>Adds a load.</summary>
    /// <param name="load">The load.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Load load, SourceLocation location = default) => Add(load, new ElementOrigin(location));

    /// <summary>Adds an inverter.</summary>
    /// <param name="inverter">The inverter.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Inverter inverter, SourceLocation location = default) => Add(inverter, new ElementOrigin(location));

    /// <summary>Adds a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(PowerProfile profile, SourceLocation location = default) => Add(profile, new ElementOrigin(location));

    /// <summary>Adds a connection point.</summary>
    /// <param name="connection">The connection point.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Connection connection, SourceLocation location = default) => Add(connection, new ElementOrigin(location));

    /// <summary>Checks everything and builds the feeder when nothing is wrong.</summary>
    /// <param name="defects">Receives every defect found; defects already in it also prevent the feeder.</param>
    /// <param name="feeder">The feeder, or null when this returns false.</param>
    public bool TryBuild(ICollection<Defect> defects, [NotNullWhen(true)] out Feeder? feeder)
    {
        ArgumentNullException.ThrowIfNull(defects);
        feeder = null;
        _notes.Clear();
        var report = new CheckReport(this, defects);
        bool namesAreUnique = new NameChecks(this, report).Run();
        bool voltagesArePlausible = new FeederValueChecks(this, report).Run();
        var topology = new FeederTopology(this, report);
        FeederTree? tree = topology.FindTree();
        if (tree is not null)
        {
            new TerminalChecks(this, tree, report).Run();
        }

        if (tree is not null && namesAreUnique && topology.AllBusesAreKnown)
        {
            feeder = new Feeder(Parts(), tree);
        }

        if (feeder is not null && voltagesArePlausible)
        {
            new VoltageLevelChecks(this, feeder, report).Run();
        }

        feeder = defects.Count > 0 ? null : feeder;
        return feeder is not null;
    }

    /// <summary>Checks everything and builds the feeder.</summary>
    /// <exception cref="InvalidFeederException">Anything is wrong; the message lists it all.</exception>
    public Feeder Build()
    {
        var defects = new List<Defect>();
        return TryBuild(defects, out Feeder? feeder) ? feeder : throw new InvalidFeederException(defects);
    }

    internal FeederBuilder Add(Bus bus, ElementOrigin origin) => AddTo(Buses, bus, origin);

    internal FeederBuilder Add(CableType cable, ElementOrigin origin) => AddTo(Cables, cable, origin);

    internal FeederBuilder Add(Line line, ElementOrigin origin) => AddTo(Lines, line, origin);

    internal FeederBuilder Add(Switch element, ElementOrigin origin) => AddTo(Switches, element, origin);

    internal FeederBuilder Add(Transformer transformer, ElementOrigin origin) => AddTo(Transformers, transformer, origin);

    internal FeederBuilder Add(Source source, ElementOrigin origin) => AddTo(Sources, source, origin);

    internal FeederBuilder Add(Earthing earthing, ElementOrigin origin) => AddTo(Earthings, earthing, origin);

    internal FeederBuilder Add(Capacitor capacitor, ElementOrigin origin) => AddTo(Capacitors, capacitor, origin);

    internal FeederBuilder Add(Shunt shunt, ElementOrigin origin) => AddTo(Shunts, shunt, origin);

    internal FeederBuilder Add(Load load, ElementOrigin origin) => AddTo(Loads, load, origin);

    internal FeederBuilder Add(Inverter inverter, ElementOrigin origin) => AddTo(Inverters, inverter, origin);

    internal FeederBuilder Add(PowerProfile profile, ElementOrigin origin) => AddTo(Profiles, profile, origin);

    internal FeederBuilder Add(Connection connection, ElementOrigin origin) => AddTo(Connections, connection, origin);

    internal void AddNote(FeederNote note) => _notes.Add(note);

    /// <summary>A builder with the elements of a feeder.</summary>
    internal static FeederBuilder From(FeederParts parts)
    {
        var builder = new FeederBuilder { Name = parts.Name, Description = parts.Description, License = parts.License, NominalVoltageV = parts.NominalVoltageV };
        AddAll(builder.Buses, parts.Buses);
        AddAll(builder.Cables, parts.Cables);
        AddAll(builder.Lines, parts.Lines);
        AddAll(builder.Switches, parts.Switches);
        AddAll(builder.Transformers, parts.Transformers);
        AddAll(builder.Sources, parts.Sources);
        AddAll(builder.Earthings, parts.Earthings);
        AddAll(builder.Capacitors, parts.Capacitors);
        AddAll(builder.Shunts, parts.Shunts);
        AddAll(builder.Loads, parts.Loads);
        AddAll(builder.Inverters, parts.Inverters);
        AddAll(builder.Profiles, parts.Profiles);
        AddAll(builder.Connections, parts.Connections);
        return builder;
    }

    private static void AddAll<T>(List<Located<T>> list, IEnumerable<T> items) =>
        list.AddRange(items.Select(item => new Located<T>(item, new ElementOrigin(default(SourceLocation)))));

    private FeederBuilder AddTo<T>(List<Located<T>> list, T item, ElementOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(item);
        list.Add(new Located<T>(item, origin));
        return this;
    }

    private FeederParts Parts() => new()
    {
        Name = Name,
        Description = Description,
        License = License,
        NominalVoltageV = NominalVoltageV,
        AllowsLoops = AllowsLoops,
        Buses = Items(Buses),
        Cables = Items(Cables),
        Lines = Items(Lines),
        Switches = Items(Switches),
        Transformers = Items(Transformers),
        Sources = Items(Sources),
        Earthings = Items(Earthings),
        Capacitors = Items(Capacitors),
        Shunts = Items(Shunts),
        Loads = Items(Loads),
        Inverters = Items(Inverters),
        Profiles = Items(Profiles),
        Connections = Items(Connections),
    };

    private static ReadOnlyCollection<T> Items<T>(List<Located<T>> list) => Array.AsReadOnly(list.Select(located => located.Item).ToArray());
}
