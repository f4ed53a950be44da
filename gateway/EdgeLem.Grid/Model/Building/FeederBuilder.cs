using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace EdgeLem.Grid;

/// <summary>Collects the elements of a feeder in any order, then checks them all at once.</summary>
public sealed class FeederBuilder
{
    /// <summary>Name of the feeder; must not be empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the feeder is; may be empty.</summary>
    public string Description { get; set; } = "";

    /// <summary>Licence of the data; may be empty.</summary>
    public string License { get; set; } = "";

    /// <summary>Base of per-unit low voltages, phase to neutral, in V; within 20 % of the transformer's rated one.</summary>
    public double NominalVoltageV { get; set; } = double.NaN;

    internal ElementOrigin Origin { get; set; } = new(default(SourceLocation));

    /// <summary>An element could not even be placed and was left out: do not report what only its absence causes.</summary>
    internal bool ElementsLeftOut { get; set; }

    internal List<Located<Bus>> Buses { get; } = [];

    internal List<Located<CableType>> Cables { get; } = [];

    internal List<Located<Line>> Lines { get; } = [];

    internal List<Located<Connection>> Connections { get; } = [];

    internal Located<Transformer>? TransformerPart { get; private set; }

    internal Located<Source>? SourcePart { get; private set; }

    /// <summary>Adds a bus.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Bus bus, SourceLocation location = default) => Add(bus, new ElementOrigin(location));

    /// <summary>Adds a cable type.</summary>
    /// <param name="cable">The type.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(CableType cable, SourceLocation location = default) => Add(cable, new ElementOrigin(location));

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Line line, SourceLocation location = default) => Add(line, new ElementOrigin(location));

    /// <summary>Adds a connection point.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Add(Connection connection, SourceLocation location = default) => Add(connection, new ElementOrigin(location));

    /// <summary>Sets the transformer.</summary>
    /// <param name="transformer">The transformer.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Set(Transformer transformer, SourceLocation location = default) => Set(transformer, new ElementOrigin(location));

    /// <summary>Sets the source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="location">Where it was written.</param>
    public FeederBuilder Set(Source source, SourceLocation location = default) => Set(source, new ElementOrigin(location));

    /// <summary>Checks everything and builds the feeder when nothing is wrong.</summary>
    /// <param name="defects">Receives every defect found; defects already in it also prevent the feeder.</param>
    /// <param name="feeder">The feeder, or null when this returns false.</param>
    public bool TryBuild(ICollection<Defect> defects, [NotNullWhen(true)] out Feeder? feeder)
    {
        ArgumentNullException.ThrowIfNull(defects);
        feeder = null;
        new FeederValueChecks(this, defects).Run();
        FeederTree? tree = new FeederTopology(this, defects).FindTree();
        if (defects.Count > 0 || tree is null || TransformerPart is null || SourcePart is null)
        {
            return false;
        }

        feeder = new Feeder(Parts(TransformerPart.Value.Item, SourcePart.Value.Item), tree);
        return true;
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

    internal FeederBuilder Add(Connection connection, ElementOrigin origin) => AddTo(Connections, connection, origin);

    internal FeederBuilder Set(Transformer transformer, ElementOrigin origin)
    {
        TransformerPart = new Located<Transformer>(transformer, origin);
        return this;
    }

    internal FeederBuilder Set(Source source, ElementOrigin origin)
    {
        SourcePart = new Located<Source>(source, origin);
        return this;
    }

    private FeederBuilder AddTo<T>(List<Located<T>> list, T item, ElementOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(item);
        list.Add(new Located<T>(item, origin));
        return this;
    }

    private FeederParts Parts(Transformer transformer, Source source) => new()
    {
        Name = Name,
        Description = Description,
        License = License,
        NominalVoltageV = NominalVoltageV,
        Buses = Items(Buses),
        Cables = Items(Cables),
        Lines = Items(Lines),
        Connections = Items(Connections),
        Transformer = transformer,
        Source = source,
    };

    private static ReadOnlyCollection<T> Items<T>(List<Located<T>> list) => Array.AsReadOnly(list.Select(located => located.Item).ToArray());
}
