namespace EdgeLem.Grid;

/// <summary>The feeder in the making: gives elements their ids, collects the buses that they name, reports what cannot be placed.</summary>
internal sealed class DssNetwork(DssCircuit circuit, DssReport report)
{
    private const int MaxIdLength = 64;

    private readonly Dictionary<string, (string Id, SourceLocation Location)> _buses = new(StringComparer.Ordinal);
    private readonly List<string> _busOrder = [];
    private readonly HashSet<(string Group, string Id)> _taken = [];

    public FeederBuilder Builder { get; } = new() { AllowsLoops = true };

    public DssCircuit Circuit => circuit;

    public DssReport Report => report;

    /// <summary>The id of a bus; the first element that names it makes it.</summary>
    public string BusId(DssBus bus)
    {
        if (!_buses.TryGetValue(bus.Name, out (string Id, SourceLocation Location) known))
        {
            known = (Unique("bus", Sanitised(bus.Name)), bus.Location);
            _buses[bus.Name] = known;
            _busOrder.Add(bus.Name);
        }

        return known.Id;
    }

    /// <summary>
    /// An id for an element: its name with '_' for what an id must not contain; with the class before it when an element of another class of the group has that name already.
    /// </summary>
    /// <param name="group">Elements of one group need different ids.</param>
    /// <param name="kind">OpenDSS's class.</param>
    /// <param name="name">Name in the script.</param>
    public string Id(string group, string kind, string name)
    {
        string id = Sanitised(name);
        return _taken.Add((group, id)) ? id : Unique(group, Sanitised($"{kind}.{name}"));
    }

    /// <summary>The terminals of an element at a bus; null when they cannot be, which is reported.</summary>
    public TerminalList? Terminals((string Title, SourceLocation Location) element, DssBus? bus, (int Phases, int Conductors) size)
    {
        if (bus is null)
        {
            LeaveOut(element, "its bus must be given.");
            return null;
        }

        TerminalList? terminals = bus.TerminalsOf(size.Phases, size.Conductors, out string complaint);
        if (terminals is null)
        {
            LeaveOut(element, complaint);
        }
        else if (bus.Nodes.Skip(size.Conductors).Any(node => node != 0))
        {
            report.Note(bus.Location, FormattableString.Invariant(
                $"{element.Title}: {bus.Nodes.Count} nodes of bus '{bus.Name}' are named for {size.Conductors} conductors; the last ones are passed over, as OpenDSS does."));
        }

        return terminals;
    }

    public void LeaveOut((string Title, SourceLocation Location) element, string message)
    {
        Builder.ElementsLeftOut = true;
        report.Defect(element.Location, $"{element.Title}: {message}");
    }

    /// <summary>Adds the buses that were named, each with its base voltage.</summary>
    public void AddBuses(IReadOnlyDictionary<string, double> nominalVoltageV)
    {
        foreach (string name in _busOrder)
        {
            (string id, SourceLocation location) = _buses[name];
            var bus = new Bus
            {
                Id = id,
                Position = circuit.Coordinates.TryGetValue(name, out MapPoint point) ? point : null,
                NominalVoltageV = nominalVoltageV.TryGetValue(id, out double voltage) ? voltage : null,
            };
            Builder.Add(bus, location);
        }
    }

    private static string Sanitised(string name)
    {
        string id = new([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_')]);
        return id.Length > MaxIdLength ? id[..MaxIdLength] : id;
    }

    private string Unique(string group, string id)
    {
        string candidate = id;
        for (int i = 2; !_taken.Add((group, candidate)); i++)
        {
            string suffix = FormattableString.Invariant($"_{i}");
            candidate = id[..Math.Min(id.Length, MaxIdLength - suffix.Length)] + suffix;
        }

        return candidate;
    }
}
