using System.Collections.Concurrent;

namespace EdgeLem.Grid.Tests;

/// <summary>Every case with a known solution; the tests and docs/validation.md are made of this list.</summary>
internal static class ReferenceCases
{
    private static readonly ConcurrentDictionary<string, Lazy<ReferenceRow>> _rows = new();

    public static IReadOnlyList<ReferenceCase> All { get; } =
    [
        .. OpenDssCases.All,
        .. FourWireVoltVar.All,
        .. EuropeanDay.All,
        .. SensitivityCases.All,
        .. PowerGridModelCases.All,
        .. PandapowerCases.All,
        .. MatpowerCases.All,
    ];

    /// <summary>The comparison of a case, made once.</summary>
    public static ReferenceRow RowOf(ReferenceCase item) => _rows.GetOrAdd(item.Name, _ => new Lazy<ReferenceRow>(item.Compare)).Value;
}
