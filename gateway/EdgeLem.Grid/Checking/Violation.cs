using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>One limit that a solved state breaks.</summary>
public sealed record Violation
{
    /// <summary>Which limit.</summary>
    public required ViolationKind Kind { get; init; }

    /// <summary>Bus, line, switch, transformer or source id; the feeder's name for <see cref="ViolationKind.NotConverged"/>.</summary>
    public required string ElementId { get; init; }

    /// <summary>Index of that element in the feeder's list of its kind; 0 for <see cref="ViolationKind.NotConverged"/>.</summary>
    public int ElementIndex { get; init; }

    /// <summary>The conductor: A, B, C or N; null when the limit is not one of a conductor.</summary>
    public Terminal? Conductor { get; init; }

    /// <summary>The other phase of a voltage between phases; null for everything else.</summary>
    public Terminal? OtherConductor { get; init; }

    /// <summary>The bus at that side of a transformer where it was found; null for other elements.</summary>
    public string? SideBusId { get; init; }

    /// <summary>Phase 0, 1 or 2 of <see cref="Conductor"/>; null for the neutral and when the limit is not one of a conductor.</summary>
    public int? Phase => Conductor is >= Terminal.A and <= Terminal.C ? (int)Conductor - 1 : null;

    /// <summary>What was found, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>What is allowed, in <see cref="Unit"/>.</summary>
    public required double Limit { get; init; }

    /// <summary>"pu", "V", "A", "W" or "%".</summary>
    public required string Unit { get; init; }

    /// <summary>Everything above in one sentence.</summary>
    public string Message => Kind == ViolationKind.NotConverged
        ? string.Create(CultureInfo.InvariantCulture, $"{Subject}: the power flow did not converge, so no limit could be checked: last step "
            + $"{Value:G3} pu, allowed {Limit:G3} pu. Reduce the powers.")
        : string.Create(CultureInfo.InvariantCulture, $"{Subject}: {Quantity} is {Value:0.####} {Unit}, {Bound} {Limit:0.####} {Unit}.");

    private string Subject => $"{Thing} '{ElementId}'{ConductorWords}{(SideBusId is null ? "" : $" at bus '{SideBusId}'")}";

    private string Thing => Kind switch
    {
        ViolationKind.NotConverged => "feeder",
        ViolationKind.LineOvercurrent => "line",
        ViolationKind.SwitchOvercurrent => "switch",
        ViolationKind.TransformerOvercurrent => "transformer",
        ViolationKind.ReverseFlow => SideBusId is null ? "source" : "transformer",
        _ => "bus",
    };

    private string ConductorWords => Conductor switch
    {
        null => "",
        Terminal.N => " neutral",
        { } phase when OtherConductor is { } other => $" phases {phase} and {other}",
        { } phase => $" phase {phase}",
    };

    private string Quantity => Kind switch
    {
        ViolationKind.LineOvercurrent or ViolationKind.TransformerOvercurrent or ViolationKind.SwitchOvercurrent => "current",
        ViolationKind.VoltageUnbalance => "voltage unbalance (VUF)",
        ViolationKind.PhaseVoltageUnbalance => "voltage unbalance (PVUR)",
        ViolationKind.LineVoltageUnbalance => "voltage unbalance (LVUR)",
        ViolationKind.ZeroSequenceVoltage => "zero-sequence voltage (V0/V1)",
        ViolationKind.NeutralVoltage => "voltage to earth",
        ViolationKind.ReverseFlow => "reverse power",
        _ => "voltage",
    };

    private string Bound => Kind == ViolationKind.Undervoltage ? "at least" : "at most";
}
