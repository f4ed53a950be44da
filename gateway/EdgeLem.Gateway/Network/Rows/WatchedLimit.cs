using System.Numerics;
using EdgeLem.Grid;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Network.Rows;

/// <summary>A limit that was not kept earlier in the round, in a form in which its value can be taken from any flow.</summary>
/// <param name="Kind">What the network check calls it.</param>
/// <param name="Element">Index of the bus, line, switch, transformer or source.</param>
/// <param name="Conductor">Phase of a bus, conductor of a branch; 0 where there is none.</param>
/// <param name="Bound">What is allowed, in the unit of the check.</param>
internal sealed record WatchedLimit(ViolationKind Kind, int Element, int Conductor, double Bound)
{
    /// <summary>Name for people, and for recognising it in the next linearisation.</summary>
    public required string Name { get; init; }

    /// <summary>Of a transformer, whether its low-voltage side is meant.</summary>
    public bool IsLv { get; init; }

    /// <summary>Of a voltage, whether that between a phase and the next is meant.</summary>
    public bool IsBetweenPhases { get; init; }

    public bool IsVoltage => !IsBetweenPhases && Kind is ViolationKind.Overvoltage or ViolationKind.Undervoltage;

    /// <summary>What the market calls it.</summary>
    public LimitKind LimitKind => KindOf(Kind);

    public static LimitKind KindOf(ViolationKind kind) => kind switch
    {
        ViolationKind.NotConverged => LimitKind.NoState,
        ViolationKind.Overvoltage or ViolationKind.NeutralVoltage => LimitKind.VoltageHigh,
        ViolationKind.Undervoltage => LimitKind.VoltageLow,
        ViolationKind.LineOvercurrent or ViolationKind.SwitchOvercurrent => LimitKind.Current,
        ViolationKind.TransformerOvercurrent or ViolationKind.ReverseFlow => LimitKind.TransformerPower,
        _ => LimitKind.Unbalance,
    };

    /// <summary>Finds the element of a violation.</summary>
    public static WatchedLimit Of(Feeder feeder, Violation violation)
    {
        int element = violation.ElementIndex;
        (int conductor, bool isLv) = ConductorOf(feeder, violation, element);
        return new WatchedLimit(violation.Kind, element, conductor, violation.Limit) { Name = NameOf(violation), IsLv = isLv, IsBetweenPhases = violation.OtherConductor is not null };
    }

    /// <summary>The voltage between a phase and the next.</summary>
    public static WatchedLimit OfPhasePair(Feeder feeder, PhasePoint point, bool isHigh, double bound) =>
        new(isHigh ? ViolationKind.Overvoltage : ViolationKind.Undervoltage, point.Bus, point.Phase, bound)
        {
            Name = $"bus {feeder.Buses[point.Bus].Id} phases {PhaseNames.Of(point.Phase)} and {PhaseNames.Of((point.Phase + 1) % PhaseNames.Count)}", IsBetweenPhases = true,
        };

    /// <summary>How people call what is violated.</summary>
    public static string NameOf(Violation violation)
    {
        string thing = violation.Kind switch
        {
            ViolationKind.NotConverged => "feeder",
            ViolationKind.LineOvercurrent => "line",
            ViolationKind.SwitchOvercurrent => "switch",
            ViolationKind.TransformerOvercurrent => "transformer",
            ViolationKind.ReverseFlow => violation.SideBusId is null ? "source" : "transformer",
            _ => "bus",
        };
        string conductor = violation.Conductor switch
        {
            null => "", Terminal.N => " neutral", { } phase => violation.OtherConductor is { } other ? $" phases {phase} and {other}" : $" phase {phase}",
        };
        return $"{thing} {violation.ElementId}{conductor}{(violation.SideBusId is null ? "" : $" at {violation.SideBusId}")}";
    }

    /// <summary>The value in the unit of <see cref="Bound"/>.</summary>
    public double ValueIn(PowerFlowResult flow) => Kind switch
    {
        ViolationKind.Overvoltage or ViolationKind.Undervoltage => IsBetweenPhases ? flow.PhasePairVoltagePu(Element, Conductor) : flow.VoltagePu(Element, Conductor),
        ViolationKind.NeutralVoltage => flow.VoltageToEarthV(Element, Terminal.N).Magnitude,
        ViolationKind.LineOvercurrent => Math.Max(flow.LineCurrentA(Element, Conductor).Magnitude, flow.LineEndCurrentA(Element, Conductor).Magnitude),
        ViolationKind.SwitchOvercurrent => flow.SwitchCurrentA(Element, Conductor).Magnitude,
        ViolationKind.TransformerOvercurrent when IsLv => flow.TransformerLvCurrentA(Element, Conductor).Magnitude,
        ViolationKind.TransformerOvercurrent => flow.TransformerHvCurrentA(Element, Conductor).Magnitude,
        ViolationKind.ReverseFlow => IsLv ? -TransformerPowerW(flow) : -flow.SourcePowerW,
        ViolationKind.PhaseVoltageUnbalance => VoltageUnbalance.Of(flow, Element).PvurPercent,
        ViolationKind.LineVoltageUnbalance => VoltageUnbalance.Of(flow, Element).LvurPercent,
        ViolationKind.ZeroSequenceVoltage => VoltageUnbalance.Of(flow, Element).ZeroSequencePercent,
        ViolationKind.VoltageUnbalance => VoltageUnbalance.Of(flow, Element).VufPercent,
        _ => double.NaN,
    };

    private double TransformerPowerW(PowerFlowResult flow)
    {
        Winding lv = flow.Feeder.Transformers[Element].Lv;
        int bus = flow.Feeder.BusIndex(lv.Bus);
        double powerW = 0;
        for (int conductor = 0; conductor < lv.Terminals.Count; conductor++)
        {
            powerW += (flow.VoltageToEarthV(bus, lv.Terminals[conductor]) * Complex.Conjugate(flow.TransformerLvCurrentA(Element, conductor))).Real;
        }

        return powerW;
    }

    private static (int Conductor, bool IsLv) ConductorOf(Feeder feeder, Violation violation, int element)
    {
        Terminal terminal = violation.Conductor ?? Terminal.Earth;
        switch (violation.Kind)
        {
            case ViolationKind.LineOvercurrent:
                return (PlaceOf(terminal, feeder.Lines[element].FromTerminals, feeder.Lines[element].ToTerminals), false);
            case ViolationKind.SwitchOvercurrent:
                return (PlaceOf(terminal, feeder.Switches[element].FromTerminals, feeder.Switches[element].ToTerminals), false);
            case ViolationKind.TransformerOvercurrent:
                Transformer item = feeder.Transformers[element];
                bool isLv = violation.SideBusId == item.Lv.Bus;
                TerminalList terminals = isLv ? item.Lv.Terminals : item.Hv.Terminals;
                return (PlaceOf(terminal, terminals, terminals), isLv);
            default:
                return (violation.Phase ?? 0, violation.SideBusId is not null);
        }
    }

    private static int PlaceOf(Terminal terminal, TerminalList from, TerminalList to)
    {
        for (int place = 0; place < from.Count; place++)
        {
            if ((from[place] == Terminal.Earth ? to[place] : from[place]) == terminal)
            {
                return place;
            }
        }

        return 0;
    }
}
