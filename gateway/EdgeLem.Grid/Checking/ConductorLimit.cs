namespace EdgeLem.Grid;

/// <summary>The most that one conductor of a branch may carry.</summary>
internal readonly record struct ConductorLimit
{
    public required ViolationKind Kind { get; init; }

    /// <summary>Index in the feeder's list of lines, switches or transformers, as <see cref="Kind"/> says.</summary>
    public required int Element { get; init; }

    public required string ElementId { get; init; }

    /// <summary>Place in the terminals of the from-end, or of the winding.</summary>
    public required int Conductor { get; init; }

    public required Terminal Terminal { get; init; }

    public required double LimitA { get; init; }

    /// <summary>Of a transformer, the bus of the winding; else null.</summary>
    public string? SideBusId { get; init; }

    public bool IsLv { get; init; }

    /// <summary>A line whose shunt makes the currents of its ends different: the greater one counts.</summary>
    public bool HasTwoCurrents { get; init; }

    /// <summary>Magnitude of the current in A.</summary>
    public double CurrentA(PowerFlowResult flow) => Kind switch
    {
        ViolationKind.LineOvercurrent when HasTwoCurrents =>
            Math.Max(flow.LineCurrentA(Element, Conductor).Magnitude, flow.LineEndCurrentA(Element, Conductor).Magnitude),
        ViolationKind.LineOvercurrent => flow.LineCurrentA(Element, Conductor).Magnitude,
        ViolationKind.SwitchOvercurrent => flow.SwitchCurrentA(Element, Conductor).Magnitude,
        _ when IsLv => flow.TransformerLvCurrentA(Element, Conductor).Magnitude,
        _ => flow.TransformerHvCurrentA(Element, Conductor).Magnitude,
    };

    /// <summary>All conductors of a feeder that have a limit: lines, switches, transformers, each in the feeder's order.</summary>
    public static ConductorLimit[] Of(Feeder feeder, NetworkLimits limits) =>
    [
        .. Enumerable.Range(0, feeder.Lines.Count).SelectMany(line => OfLine(line, feeder.Lines[line], limits.MaxLineLoading)),
        .. Enumerable.Range(0, feeder.Switches.Count).SelectMany(index => OfSwitch(index, feeder.Switches[index], limits.MaxLineLoading)),
        .. Enumerable.Range(0, feeder.Transformers.Count).SelectMany(index => OfTransformer(index, feeder.Transformers[index], limits.MaxTransformerLoading)),
    ];

    private static IEnumerable<ConductorLimit> OfLine(int index, Line line, double loading)
    {
        for (int conductor = 0; conductor < line.FromTerminals.Count; conductor++)
        {
            Terminal terminal = NameOf(line.FromTerminals[conductor], line.ToTerminals[conductor]);
            if ((terminal == Terminal.N ? line.NeutralRatingA ?? line.RatingA : line.RatingA) is { } ratingA && terminal != Terminal.Earth)
            {
                yield return new ConductorLimit
                {
                    Kind = ViolationKind.LineOvercurrent,
                    Element = index,
                    ElementId = line.Id,
                    Conductor = conductor,
                    Terminal = terminal,
                    LimitA = ratingA * loading,
                    HasTwoCurrents = line.Impedance.ShuntS is not null,
                };
            }
        }
    }

    private static IEnumerable<ConductorLimit> OfSwitch(int index, Switch item, double loading)
    {
        for (int pole = 0; pole < item.FromTerminals.Count && item.RatingA is not null; pole++)
        {
            yield return new ConductorLimit
            {
                Kind = ViolationKind.SwitchOvercurrent,
                Element = index,
                ElementId = item.Id,
                Conductor = pole,
                Terminal = NameOf(item.FromTerminals[pole], item.ToTerminals[pole]),
                LimitA = item.RatingA.Value * loading,
            };
        }
    }

    private static IEnumerable<ConductorLimit> OfTransformer(int index, Transformer item, double loading) =>
        OfWinding(index, item, isLv: false, item.RatedHvCurrentA * loading).Concat(OfWinding(index, item, isLv: true, item.RatedLvCurrentA * loading));

    private static IEnumerable<ConductorLimit> OfWinding(int index, Transformer item, bool isLv, double limitA)
    {
        Winding winding = isLv ? item.Lv : item.Hv;
        for (int conductor = 0; conductor < winding.Terminals.Count; conductor++)
        {
            if (winding.Terminals[conductor] is >= Terminal.A and <= Terminal.C)
            {
                yield return new ConductorLimit
                {
                    Kind = ViolationKind.TransformerOvercurrent,
                    Element = index,
                    ElementId = item.Id,
                    Conductor = conductor,
                    Terminal = winding.Terminals[conductor],
                    LimitA = limitA,
                    SideBusId = winding.Bus,
                    IsLv = isLv,
                };
            }
        }
    }

    /// <summary>A conductor is called by its terminal at the from-end, unless that is earth.</summary>
    private static Terminal NameOf(Terminal from, Terminal to) => from == Terminal.Earth ? to : from;
}
