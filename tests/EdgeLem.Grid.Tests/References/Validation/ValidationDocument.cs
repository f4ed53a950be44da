using System.Globalization;
using System.Text;

namespace EdgeLem.Grid.Tests;

/// <summary>Writes the rows of all reference cases as docs/validation.md.</summary>
internal static class ValidationDocument
{
    public const string Path = "docs/validation.md";

    public const string Variable = "EDGELEM_WRITE_DOCS";

    private const string Head = """
        # Validation

        Networks with known solutions, solved by this engine. The tables are the output of a test run and are not edited by hand; the tests assert every comparison below at the
        allowance above its table or in its row. To regenerate, with the reference data beside the repository (`../shared`):

        ```sh
        EDGELEM_WRITE_DOCS=1 dotnet test --project tests/EdgeLem.Grid.Tests -- --filter-class EdgeLem.Grid.Tests.ValidationDocumentTests
        ```

        How to read the tables:

        - *dV* is the largest difference of a voltage, as a complex number unless a section says otherwise, over the base voltage of its bus (pu), with the number of voltages compared. *dI* is
          the same of currents, in A. A place is `bus.node`, nodes as in OpenDSS: 1, 2, 3 the phases, 4 the neutral.
        - *Allowed* is the largest difference that counts as agreement: what the tests assert.
        - *Losses* (ours and the reference's) are those of lines, switches and transformers, without earth electrodes and the source's own impedance, or of the lines alone where the reference has only these.
        - *Balance* is what the source delivers less what loads, losses, earth electrodes and shunts take, active and reactive, over the apparent power that the source delivers.
        - *Methods* is the largest difference between the sweep's voltages and those of Newton's method, which share no step of the solution; a dash where the case is solved by one.
        - *Round trip* is the largest difference of a voltage after the feeder was written in EdgeLem's own format and read again.
        - *Solver* is the method, the iterations it took and the tolerance it was asked for: the largest voltage step of the last iteration, in pu.

        """;

    public static string Of(IReadOnlyList<(ReferenceCase Case, ReferenceRow Row)> rows)
    {
        var text = new StringBuilder(Head);
        int agreements = rows.Count(item => item.Row.IsAgreement);
        text.Append(CultureInfo.InvariantCulture, $"\n{agreements} of {rows.Count} cases agree with their references.\n");
        foreach (var family in rows.GroupBy(item => item.Case.Family))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {family.Key.Title}\n\n{family.Key.About.Trim()}\n");
            (ReferenceCase Case, ReferenceRow Row)[] items = [.. family];
            text.Append(CultureInfo.InvariantCulture, $"\nAllowed: {ValidationColumns.Allowances([.. items.Select(item => item.Row)])}.\n");
            AppendTable(text, ValidationColumns.OfCases(items), items);
            AppendFurther(text, items);
        }

        return text.ToString();
    }

    /// <summary>The names in the first column of the tables of cases.</summary>
    public static IEnumerable<string> CasesIn(string text)
    {
        bool isCases = false;
        foreach (string line in text.Split('\n'))
        {
            isCases = line.StartsWith("| Case |", StringComparison.Ordinal) || (isCases && line.StartsWith('|'));
            if (isCases && line.StartsWith("| `", StringComparison.Ordinal))
            {
                yield return line.Split('`')[1];
            }
        }
    }

    private static void AppendTable<T>(StringBuilder text, IReadOnlyList<(string Title, Func<T, string> Cell)> columns, IEnumerable<T> items)
    {
        text.Append('\n').Append(Line(columns.Select(column => column.Title))).Append(Line(columns.Select(_ => "---")));
        foreach (T item in items)
        {
            text.Append(Line(columns.Select(column => column.Cell(item))));
        }
    }

    private static void AppendFurther(StringBuilder text, IEnumerable<(ReferenceCase Case, ReferenceRow Row)> items)
    {
        (string Name, Deviation Deviation)[] further = [.. items.SelectMany(item => item.Row.Further.Select(deviation => (item.Case.Name, deviation)))];
        if (further.Length > 0)
        {
            AppendTable(text, ValidationColumns.Further, further);
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
