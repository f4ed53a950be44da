using System.Globalization;

namespace EdgeLem.Grid.Tests;

/// <summary>The columns of the tables of docs/validation.md.</summary>
internal static class ValidationColumns
{
    private const string None = "-";

    /// <summary>Comparisons beyond voltages, currents and losses.</summary>
    public static IReadOnlyList<(string Title, Func<(string Name, Deviation Deviation), string> Cell)> Further { get; } =
    [
        ("Further comparison", item => $"`{item.Name}`"),
        ("Quantity", item => item.Deviation.Quantity),
        ("Values", item => item.Deviation.Count.ToString(CultureInfo.InvariantCulture)),
        ("Largest difference", item => $"{Short(item.Deviation.Largest)} {item.Deviation.Unit}"),
        ("Where", item => item.Deviation.Where),
        ("Allowed", item => Short(item.Deviation.Allowed)),
        ("Verdict", item => item.Deviation.IsAgreement ? "agrees" : "DIFFERS"),
    ];

    /// <summary>Those columns that any of the rows fills.</summary>
    public static IReadOnlyList<(string Title, Func<(ReferenceCase Case, ReferenceRow Row), string> Cell)> OfCases(IReadOnlyList<(ReferenceCase Case, ReferenceRow Row)> items)
    {
        (string Title, Func<(ReferenceCase Case, ReferenceRow Row), string> Cell)[] all =
        [
            ("Case", item => $"`{item.Case.Name}`"),
            ("Reference", item => item.Case.Reference),
            ("Voltages", item => Count(item.Row.Voltage)),
            ("dV (pu)", item => Largest(item.Row.Voltage)),
            ("at", item => item.Row.Voltage?.Where ?? None),
            ("Currents", item => Count(item.Row.Current)),
            ("dI (A)", item => Largest(item.Row.Current)),
            ("at", item => item.Row.Current?.Where ?? None),
            ("Losses (W)", item => item.Row.Losses is { } losses ? Watts(losses.OursW) : None),
            ("reference (W)", item => item.Row.Losses is { } losses ? Watts(losses.ReferenceW) : None),
            ("difference (W)", item => item.Row.Losses is { } losses ? Short(Math.Abs(losses.OursW - losses.ReferenceW)) : None),
            ("Balance", item => Largest(item.Row.Balance)),
            ("Methods (pu)", item => Largest(item.Row.Methods)),
            ("Round trip (pu)", item => Largest(item.Row.RoundTrip)),
            ("Solver", item => item.Row.Flow is { } flow ? FormattableString.Invariant($"{flow.Method}, {flow.Iterations}, {Short(flow.TolerancePu)}") : None),
            ("Verdict", item => item.Row.IsAgreement ? "agrees" : "DIFFERS"),
        ];
        return [.. all.Where(column => items.Any(item => column.Cell(item) != None))];
    }

    /// <summary>What the rows allow, one phrase for each kind of comparison.</summary>
    public static string Allowances(IReadOnlyList<ReferenceRow> rows)
    {
        (string Name, Func<ReferenceRow, Deviation?> Of)[] kinds =
        [
            ("dV", row => row.Voltage),
            ("dI", row => row.Current),
            ("losses", row => row.Losses?.Difference),
            ("balance", row => row.Balance),
            ("methods", row => row.Methods),
            ("round trip", row => row.RoundTrip),
        ];
        return string.Join("; ", kinds.Select(kind => (kind.Name, Found: rows.Select(kind.Of).OfType<Deviation>().Where(found => double.IsFinite(found.Allowed)).ToArray()))
            .Where(kind => kind.Found.Length > 0)
            .Select(kind => $"{kind.Name} {string.Join(" or ", kind.Found.Select(found => $"{Short(found.Allowed)} {found.Unit}").Distinct())}"));
    }

    private static string Count(Deviation? deviation) => deviation?.Count.ToString(CultureInfo.InvariantCulture) ?? None;

    private static string Largest(Deviation? deviation) => deviation is null ? None : Short(deviation.Largest);

    private static string Watts(double value) => value.ToString("F3", CultureInfo.InvariantCulture);

    private static string Short(double value) => value is >= 0.01 and < 1000 or 0 ? value.ToString("G3", CultureInfo.InvariantCulture) : value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}
