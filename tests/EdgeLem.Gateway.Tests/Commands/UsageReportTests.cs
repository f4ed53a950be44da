namespace EdgeLem.Gateway.Tests.Commands;

/// <summary>A command line that cannot be understood: exit code 2, one line for each mistake on standard error and nothing where results are expected.</summary>
public sealed class UsageReportTests
{
    [Theory]
    [InlineData("", "error: a command is missing: run, ledger, feeder, clear.", "See '--help' for examples.")]
    [InlineData("feeder", "error: a command is missing: import, check, solve.", "See 'feeder --help' for examples.")]
    [InlineData("fedeer check a.json", "error: 'fedeer' is no command; the nearest one is 'feeder'.", "See '--help' for examples.")]
    [InlineData("feeder chekc a.json", "error: 'chekc' is no command; the nearest one is 'check'.", "See 'feeder --help' for examples.")]
    [InlineData("feeder import a.json", "error: Option '--output' is required.", "See 'feeder import --help' for examples.")]
    [InlineData("feeder solve a.json --out b --minit 3", "error: Unrecognized command or argument '--minit'. The nearest option is '--minute'.", "See 'feeder solve --help' for examples.")]
    [InlineData("feeder solve a.json --out b --method guess", "error: Argument 'guess' not recognized. Must be one of: 'automatic' 'sweep' 'newton'", "See 'feeder solve --help' for examples.")]
    public async Task A_mistake_is_one_line_and_help_is_pointed_to(string arguments, string first, string last)
    {
        CommandRun run = await CommandRun.OfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.Code, run.Output));
        string[] lines = run.Error.TrimEnd().Split(Environment.NewLine);
        Assert.Equal((first, last), (lines[0], lines[^1]));
        Assert.All(lines[..^1], line => Assert.StartsWith("error: ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("feeder import --help", "feeder import LVTest/Master.dss -o lvtest.json")]
    [InlineData("feeder check --help", "feeder check lvtest.json")]
    [InlineData("feeder solve --help", "feeder solve village.json --injections noon.csv --out out/noon")]
    public async Task Help_shows_examples_and_is_no_mistake(string arguments, string example)
    {
        CommandRun run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
    }
}
