namespace EdgeLem.Grid;

/// <summary>The nodes of a power-grid-model data set, which of them a source energises, and the builder of the feeder.</summary>
internal sealed class PgmNetwork(ICollection<Defect> defects)
{
    private readonly Dictionary<string, double> _ratedVoltageV = new(StringComparer.Ordinal);
    private readonly HashSet<string> _energised = new(StringComparer.Ordinal);
    private readonly List<PgmRow> _nodes = [];

    public FeederBuilder Builder { get; } = new();

    public IReadOnlyList<PgmRow> Nodes => _nodes;

    public void AddNode(PgmRow row)
    {
        double ratedV = row.Required("u_rated", defects);
        _nodes.Add(row);
        _ratedVoltageV.TryAdd(row.Id, ratedV);
    }

    /// <summary>The origin of what is judged by the rated voltage of a node: flawed with it, for that is reported at the node.</summary>
    public ElementOrigin OriginOf(PgmRow row, string node) => row.Origin with { Flawed = row.Flawed || double.IsNaN(RatedVoltageV(node)) };

    /// <summary>Rated voltage of a node between phases, in V; NaN when it does not exist.</summary>
    public double RatedVoltageV(string node) => _ratedVoltageV.GetValueOrDefault(node, double.NaN);

    /// <summary>Whether a branch closed at both ends leads to the node from a source in service; unknown nodes count as energised, so that they are reported.</summary>
    public bool IsEnergised(string node) => _energised.Contains(node) || !_ratedVoltageV.ContainsKey(node);

    public void Energise(IEnumerable<PgmRow> branches, IReadOnlyList<PgmRow> sources)
    {
        ILookup<string, string> neighbours = branches.Where(row => row.IsOn("from_status") && row.IsOn("to_status"))
            .Select(row => (From: Key(row, "from_node"), To: Key(row, "to_node")))
            .SelectMany(ends => new[] { ends, (From: ends.To, To: ends.From) })
            .ToLookup(ends => ends.From, ends => ends.To, StringComparer.Ordinal);
        var open = new Stack<string>(sources.Where(row => row.IsOn("status")).Select(row => Key(row, "node")));
        while (open.TryPop(out string? node))
        {
            if (_energised.Add(node))
            {
                foreach (string next in neighbours[node])
                {
                    open.Push(next);
                }
            }
        }
    }

    /// <summary>
    /// The buses of a branch; an end that is switched off lies at a bus of its own, where the branch's own admittance still counts. Null when the branch carries nothing or
    /// an end is unknown, which is reported.
    /// </summary>
    public (string From, string To)? Ends(PgmRow row)
    {
        (string from, string to) = (row.Node("from_node", defects), row.Node("to_node", defects));
        (bool fromOn, bool toOn) = (row.IsOn("from_status"), row.IsOn("to_status"));
        if (!IsKnown(row, from) | !IsKnown(row, to) || !((fromOn && IsEnergised(from)) || (toOn && IsEnergised(to))))
        {
            return null;
        }

        return (fromOn ? from : OpenEnd(row, from), toOn ? to : OpenEnd(row, to));
    }

    /// <summary>Whether the node of an appliance exists (else that is reported) and is energised, and the appliance is in service.</summary>
    public bool IsInService(PgmRow row, out string node)
    {
        node = row.Node("node", defects);
        return IsKnown(row, node) && IsEnergised(node) && row.IsOn("status");
    }

    private static string Key(PgmRow row, string name) => row.Number(name, double.NaN).ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private bool IsKnown(PgmRow row, string node)
    {
        if (_ratedVoltageV.ContainsKey(node))
        {
            return true;
        }

        if (!row.Flawed)
        {
            row.Reject(defects, $"node {node} does not exist. Define it or name another.");
        }

        Builder.ElementsLeftOut = true;
        return false;
    }

    private string OpenEnd(PgmRow row, string node)
    {
        string id = row.Id + "-open";
        Builder.Add(new Bus { Id = id, NominalVoltageV = RatedVoltageV(node) / Math.Sqrt(3) }, row.Location);
        return id;
    }
}
