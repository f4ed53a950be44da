using System.Globalization;
using EdgeLem.Sim.Comparing.Replaying;

namespace EdgeLem.Sim.Comparing.Results;

/// <summary>One figure of a design as people see it, on the terminal and on the page.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Its unit; empty for counts.</param>
/// <param name="Value">Takes the figure; null when it is not known.</param>
/// <param name="Format">Number format.</param>
internal sealed record ResultColumn(string Title, string Unit, Func<DesignResult, double?> Value, string Format)
{
    /// <summary>Energy traded locally.</summary>
    public static ResultColumn Traded { get; } = new("traded", "kWh", result => result.TradedWh / 1000, "0.00");

    /// <summary>Welfare over the optimum.</summary>
    public static ResultColumn Welfare { get; } = new("welfare", "% of optimum", result => result.WelfarePercent, "0.0");

    /// <summary>Mean price.</summary>
    public static ResultColumn Price { get; } = new("mean price", "EUR/kWh", result => result.MeanPriceMicroEurPerKwh / 1e6, "0.0000");

    /// <summary>Network fees.</summary>
    public static ResultColumn Fees { get; } = new("fees", "EUR", result => result.FeesMicroEur / 1e6, "0.00");

    /// <summary>Losses of the network.</summary>
    public static ResultColumn Losses { get; } = new("losses", "kWh", result => result.LossesJ / 3.6e6, "0.000");

    /// <summary>Losses that homes bear.</summary>
    public static ResultColumn Allocated { get; } = new("losses allocated", "kWh", result => (result.LossesJ - result.UnallocatedLossesJ) / 3.6e6, "0.000");

    /// <summary>Refused energy.</summary>
    public static ResultColumn Refused { get; } = new("refused", "kWh", result => result.RefusedWh / 1000, "0.00");

    /// <summary>Violations without the policy.</summary>
    public static ResultColumn ViolationsBefore { get; } = new("violations before", "", result => result.ViolationsBefore, "0");

    /// <summary>Violations that remain.</summary>
    public static ResultColumn ViolationsAfter { get; } = new("violations after", "", result => result.ViolationsAfter, "0");

    /// <summary>Lowest voltage.</summary>
    public static ResultColumn MinVoltage { get; } = new("Vmin", "pu", result => result.MinVoltagePu, "0.0000");

    /// <summary>Highest voltage.</summary>
    public static ResultColumn MaxVoltage { get; } = new("Vmax", "pu", result => result.MaxVoltagePu, "0.0000");

    /// <summary>Voltage unbalance factor.</summary>
    public static ResultColumn Unbalance { get; } = new("VUF", "%", result => result.MaxVufPercent, "0.00");

    /// <summary>Peak power at the supply.</summary>
    public static ResultColumn Peak { get; } = new("peak", "kW", result => result.PeakW / 1000, "0.0");

    /// <summary>Mean cost of a home.</summary>
    public static ResultColumn HomeCost { get; } = new("cost per home", "EUR", result => result.MeanHomeCostMicroEur / 1e6, "0.0000");

    /// <summary>How the homes' costs differ.</summary>
    public static ResultColumn HomeSpread { get; } = new("spread", "± EUR", result => result.HomeCostDeviationMicroEur / 1e6, "0.0000");

    /// <summary>Time, for information.</summary>
    public static ResultColumn Milliseconds { get; } = new("time", "ms/interval", result => result.MillisecondsPerInterval, "0.00");

    /// <summary>All of them, in the order to show.</summary>
    public static IReadOnlyList<ResultColumn> All { get; } =
    [
        Traded, Welfare, Price, Fees, Losses, Allocated, Refused, ViolationsBefore, ViolationsAfter, MinVoltage, MaxVoltage, Unbalance, Peak, HomeCost, HomeSpread, Milliseconds,
    ];

    /// <summary>The figure as text; a dash when it is not known, or when the design gave no interval.</summary>
    /// <param name="result">The design.</param>
    public string TextOf(DesignResult result)
    {
        string text = result.Intervals.IsEmpty ? "-" : Value(result)?.ToString(Format, CultureInfo.InvariantCulture) ?? "-";
        return text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept("0.") < 0 && text.Length > 1 ? text[1..] : text;
    }
}
