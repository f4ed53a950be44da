namespace EdgeLem.Grid;

/// <summary>
/// Checks terminal by terminal, at the buses that the topology reaches: that a conductor leads from a source to every terminal in use, and that every section has a path to
/// earth, without which its voltages are undefined.
/// </summary>
internal sealed class TerminalChecks(FeederBuilder builder, FeederTree tree, CheckReport report)
{
    private const int NamesInMessage = 5;

    private readonly ConductorMap _map = new(builder);
    private readonly HashSet<int> _used = [];
    private readonly HashSet<int> _reported = [];
    private readonly Dictionary<int, List<int>> _nodesByConductor = [];

    public void Run()
    {
        foreach (Line line in builder.Lines.Select(located => located.Item))
        {
            Use(_map.Nodes(line.FromBus, line.FromTerminals).Concat(_map.Nodes(line.ToBus, line.ToTerminals)));
        }

        foreach (Switch item in builder.Switches.Select(located => located.Item).Where(item => item.IsClosed))
        {
            Use(_map.Nodes(item.FromBus, item.FromTerminals).Concat(_map.Nodes(item.ToBus, item.ToTerminals)));
        }

        CheckBranches();
        CheckDevices();
        CheckEarthings();
        CheckSections();
    }

    private void CheckBranches()
    {
        foreach ((Line line, ElementOrigin origin) in builder.Lines)
        {
            CheckConductors((origin, $"line '{line.Id}'"), _map.Nodes(line.FromBus, line.FromTerminals).Concat(_map.Nodes(line.ToBus, line.ToTerminals)));
        }

        foreach ((Switch item, ElementOrigin origin) in builder.Switches)
        {
            if (item.IsClosed)
            {
                CheckConductors((origin, $"switch '{item.Id}'"), _map.Nodes(item.FromBus, item.FromTerminals).Concat(_map.Nodes(item.ToBus, item.ToTerminals)));
            }
        }

        foreach ((Transformer transformer, ElementOrigin origin) in builder.Transformers)
        {
            CheckDevice((origin, $"transformer '{transformer.Id}'"), transformer.HvBus, transformer.Hv.Terminals);
            CheckDevice((origin, $"transformer '{transformer.Id}'"), transformer.LvBus, transformer.Lv.Terminals);
        }
    }

    private void CheckDevices()
    {
        foreach ((Load load, ElementOrigin origin) in builder.Loads)
        {
            CheckDevice((origin, $"load '{load.Id}'"), load.Bus, load.Terminals);
        }

        foreach ((Inverter inverter, ElementOrigin origin) in builder.Inverters)
        {
            CheckDevice((origin, $"inverter '{inverter.Id}'"), inverter.Bus, inverter.Terminals);
        }

        foreach ((Capacitor capacitor, ElementOrigin origin) in builder.Capacitors)
        {
            if (capacitor.IsClosed)
            {
                CheckDevice((origin, $"capacitor '{capacitor.Id}'"), capacitor.Bus, capacitor.Terminals);
            }
        }

        foreach ((Shunt shunt, ElementOrigin origin) in builder.Shunts)
        {
            CheckDevice((origin, $"shunt '{shunt.Id}'"), shunt.Bus, shunt.Terminals);
        }

        foreach ((Connection point, ElementOrigin origin) in builder.Connections)
        {
            Terminal[] phases = [.. Enumerable.Range(0, PhaseNames.Count).Where(phase => point.Phases.Includes(phase)).Select(phase => (Terminal)(phase + 1))];
            if (phases.Length > 0)
            {
                CheckDevice((origin, $"connection '{point.Id}'"), point.Bus, new TerminalList(phases));
            }
        }
    }

    /// <summary>An earthing of a terminal that nothing else uses is a slip in its bus or terminal.</summary>
    private void CheckEarthings()
    {
        foreach ((Earthing earthing, ElementOrigin origin) in builder.Earthings)
        {
            bool isTerminal = earthing.Terminal is >= Terminal.A and <= Terminal.N;
            if (isTerminal && _map.Nodes(earthing.Bus, new TerminalList(earthing.Terminal)).Any(node => IsJudged(node) && !_used.Contains(node)))
            {
                report.Require(
                    origin,
                    false,
                    "terminal",
                    $"earthing '{earthing.Id}': nothing else is connected to terminal {earthing.Terminal} of bus '{earthing.Bus}'. Correct the bus or the terminal, or remove it.");
            }
        }
    }

    /// <summary>A conductor that nothing feeds is reported once, at the first element that has it.</summary>
    private void CheckConductors((ElementOrigin Origin, string Name) element, IEnumerable<int> nodes)
    {
        foreach (int node in nodes.Where(IsDead))
        {
            int conductor = _map.ConductorOf(node);
            if (!_reported.Add(conductor))
            {
                continue;
            }

            (int bus, Terminal terminal) = TerminalNode.At(node);
            string[] others = [.. _nodesByConductor[conductor].Select(other => TerminalNode.At(other).Bus).Distinct().Where(other => other != bus).Select(BusName)];
            string more = others.Length > 0 ? $" (nor at {Names(others)})" : "";
            report.Defect(element.Origin.At("terminals"), $"{element.Name}: no conductor from a source reaches its terminal {terminal} at bus {BusName(bus)}{more}. "
                + (terminal == Terminal.N ? "Connect the neutral to a star point, earth it or remove the conductor." : "Correct the terminals on the way, or remove the conductor."));
        }
    }

    private void CheckDevice((ElementOrigin Origin, string Name) element, string bus, TerminalList terminals)
    {
        int[] nodes = [.. _map.Nodes(bus, terminals)];
        Use(nodes);
        int[] dead = [.. nodes.Where(node => IsDead(node) && !_reported.Contains(_map.ConductorOf(node)))];
        if (dead.Length == 0 || element.Origin.Flawed)
        {
            return;
        }

        string missing = string.Join(", ", dead.Select(node => TerminalNode.At(node).Terminal));
        int index = TerminalNode.At(dead[0]).Bus;
        Terminal[] reached = [.. Enumerable.Range(1, 4).Select(number => (Terminal)number).Where(terminal => _map.IsReached(TerminalNode.Of(index, terminal)))];
        string there = reached.Length > 0 ? string.Join(", ", reached) : "none";
        report.Defect(element.Origin.At("terminals"), $"{element.Name}: no conductor from a source reaches terminal {missing} of bus '{bus}'; there are {there}. "
            + "Correct its terminals, or bring the conductor to the bus.");
    }

    private void CheckSections()
    {
        IEnumerable<IGrouping<int, int>> floating = _used.Where(node => IsJudged(node) && _map.IsReached(node) && !_map.IsEarthed(node)).Order().GroupBy(_map.SectionOf);
        foreach (IGrouping<int, int> section in floating)
        {
            int bus = TerminalNode.At(section.First()).Bus;
            string terminals = string.Join(", ", section.Select(TerminalNode.At).Where(at => at.Bus == bus).Select(at => at.Terminal));
            string[] others = [.. section.Select(node => TerminalNode.At(node).Bus).Distinct().Where(other => other != bus).Select(BusName)];
            string more = others.Length > 0 ? $" (and those of {Names(others)})" : "";
            report.Defect(builder.Buses[bus].Origin.Location, $"bus {BusName(bus)}: its terminals {terminals}{more} have no path to earth, so that their voltages are undefined. "
                + "Add an earthing at the neutral or star point, or antiFloatPpm at the transformer that feeds them.");
        }
    }

    private void Use(IEnumerable<int> nodes)
    {
        foreach (int node in nodes)
        {
            if (_used.Add(node))
            {
                int conductor = _map.ConductorOf(node);
                if (!_nodesByConductor.TryGetValue(conductor, out List<int>? members))
                {
                    _nodesByConductor[conductor] = members = [];
                }

                members.Add(node);
            }
        }
    }

    /// <summary>A neutral may be fed by nothing when it is earthed: a star point on an earth electrode.</summary>
    private bool IsDead(int node) => IsJudged(node) && !_map.IsReached(node) && !(TerminalNode.At(node).Terminal == Terminal.N && _map.IsEarthed(node));

    /// <summary>Buses that nothing leads to are reported already.</summary>
    private bool IsJudged(int node) => tree.PositionOf[TerminalNode.At(node).Bus] >= 0;

    private string BusName(int bus) => $"'{builder.Buses[bus].Item.Id}'";

    private static string Names(string[] buses) =>
        string.Join(", ", buses.Take(NamesInMessage)) + (buses.Length > NamesInMessage ? $" and {buses.Length - NamesInMessage} more buses" : "");
}
