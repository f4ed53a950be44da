using System.CommandLine;
using EdgeLem.Bench.Measuring;

namespace EdgeLem.Bench.Clearing;

/// <summary>The command <c>clearing</c>: every market mechanism from unsorted orders to trades, on the same seeded books.</summary>
internal static class ClearingCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var folder = new Option<string?>("--write-books")
        {
            Description = "write the books as CSV into this folder, so that other programs can clear the same orders",
        };
        return new BenchOptions(7).AddTo(
            new Command("clearing", "Market mechanisms from unsorted orders to trades; price in micro-euro per kWh, volume in W.") { folder },
            (parsed, sampling) => Measure(parsed.GetValue(folder), sampling));
    }

    private static IEnumerable<BenchTable> Measure(string? folder, Sampling sampling)
    {
        if (folder is not null)
        {
            BookFiles.Write(folder);
        }

        var table = new BenchTable("Clearing, from unsorted orders", "mechanism", "orders", "reps", "ms_min", "ms_med", "price", "volume_w");
        MechanismCases.Measure(sampling, table);
        CurveCases.Measure(sampling, table);
        yield return table;
    }
}
