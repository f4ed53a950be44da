using System.CommandLine;
using EdgeLem.Bench.Measuring;

namespace EdgeLem.Bench;

/// <summary>The options that all commands share.</summary>
/// <param name="usualRepetitions">Repetitions when <c>--reps</c> is not given.</param>
internal sealed class BenchOptions(int usualRepetitions)
{
    private readonly Option<bool> _csv = new("--csv") { Description = "print CSV" };
    private readonly Option<int> _repetitions = new("--reps") { Description = "repetitions, 1 to 1000", DefaultValueFactory = _ => usualRepetitions };

    /// <summary>Adds the options to a command and prints the tables that it makes.</summary>
    /// <param name="command">The command.</param>
    /// <param name="measure">Makes tables from the parsed command line.</param>
    /// <returns>The command; it exits 2 when the measurement is refused with <see cref="InvalidDataException"/>.</returns>
    public Command AddTo(Command command, Func<ParseResult, Sampling, IEnumerable<BenchTable>> measure)
    {
        _repetitions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
            {
                result.AddError("--reps must be 1 to 1000.");
            }
        });
        command.Options.Add(_csv);
        command.Options.Add(_repetitions);
        command.SetAction(parsed =>
        {
            try
            {
                Print(measure(parsed, new Sampling(parsed.GetValue(_repetitions))), parsed.GetValue(_csv));
                return 0;
            }
            catch (InvalidDataException bad)
            {
                Console.Error.WriteLine($"error: {bad.Message}");
                return 2;
            }
        });
        return command;
    }

    private static void Print(IEnumerable<BenchTable> tables, bool isCsv)
    {
        bool isFirst = true;
        foreach (BenchTable table in tables)
        {
            if (isCsv)
            {
                table.PrintCsv(isFirst);
            }
            else
            {
                table.PrintText();
            }

            isFirst = false;
        }
    }
}
