using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>One limit that a solved state breaks.</summary>
public sealed record Violation
{
    /// <summary>Which limit.</summary>
    public required ViolationKind Kind { get; init; }

    /// <summary>Bus, line or transformer id; the feeder's name for <see cref="ViolationKind.NotConverged"/>.</summary>
    public required string ElementId { get; init; }

    /// <summary>Phase 0, 1 or 2; null when the limit is not one of a phase.</summary>
    public int? Phase { get; init; }

    /// <summary>What was found, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>What is allowed, in <see cref="Unit"/>.</summary>
    public required double Limit { get; init; }

    /// <summary>"pu", "A" or "%".</summary>
    public required string Unit { get; init; }

    /// <summary>Everything above in one sentence.</summary>
    public string Message => Kind == ViolationKind.NotConverged
        ? string.Create(CultureInfo.InvariantCulture, $"{Subject}: the power flow did not converge, so no limit could be checked: last step "
            + $"{Value:G3} pu, allowed {Limit:G3} pu. Reduce the powers.")
        : string.Create(CultureInfo.InvariantCulture, $"{Subject}: {Quantity} is {Value:0.####} {Unit}, {Bound} {Limit:0.####} {Unit}.");

    private string Subject => Kind switch
    {
        ViolationKind.NotConverged => $"feeder '{ElementId}'",
        ViolationKind.LineOvercurrent => $"line '{ElementId}'",
        ViolationKind.TransformerOvercurrent => $"transformer '{ElementId}'",
        _ => $"bus '{ElementId}'",
    } + (Phase is { } phase ? $" phase {PhaseNames.Of(phase)}" : "");

    private string Quantity => Kind switch
    {
        ViolationKind.LineOvercurrent or ViolationKind.TransformerOvercurrent => "current",
        ViolationKind.VoltageUnbalance => "voltage unbalance (VUF)",
        _ => "voltage",
    };

    private string Bound => Kind == ViolationKind.Undervoltage ? "at least" : "at most";
}
