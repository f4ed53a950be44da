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
        var feeder = new Option<string?>("--feeder")
        {
            Description = "an OpenDSS master file whose loads are the homes of the rounds under network limits, such as the IEEE European LV test feeder; without it they are those of the village",
        };
        return new BenchOptions(7).AddTo(
            new Command("clearing", "Market mechanisms from unsorted orders to trades; price in micro-euro per kWh, volume in W.") { folder, feeder },
            (parsed, sampling) => Measure((parsed.GetValue(folder), parsed.GetValue(feeder)), sampling));
    }

    private static IEnumerable<BenchTable> Measure((string? Books, string? Feeder) paths, Sampling sampling)
    {
        if (paths.Books is not null)
        {
            BookFiles.Write(paths.Books);
        }

        var table = new BenchTable("Clearing, from unsorted orders", "mechanism", "orders", "reps", "ms_min", "ms_med", "price", "volume_w");
        MechanismCases.Measure(sampling, table);
        CurveCases.Measure(sampling, table);
        ConstrainedCases.Measure(paths.Feeder is null ? ConstrainedFeeder.Village() : ConstrainedFeeder.Load(paths.Feeder), sampling, table);
        yield return table;
    }
}
