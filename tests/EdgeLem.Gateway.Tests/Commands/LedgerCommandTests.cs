using EdgeLem.Gateway.Tests.Ledger;

namespace EdgeLem.Gateway.Tests.Commands;

public sealed class LedgerCommandTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_intact_ledger_gives_its_entries_and_head()
    {
        (string path, string head) = _folder.WriteSample();

        CommandRun run = await CommandRun.OfAsync("ledger", "verify", path, "--head", head);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["intact entries  3", $"head            {head}"], run.Output.TrimEnd().Split(Environment.NewLine)); // the sample has three rounds
    }

    [Fact]
    public async Task Tampering_is_named_with_table_and_round_and_exits_2()
    {
        (string path, _) = _folder.WriteSample();
        string tampered = _folder.Tamper(path, "UPDATE settlement_lines SET amount_micro_eur = amount_micro_eur + 1 WHERE row_number = 0");

        CommandRun run = await CommandRun.OfAsync("ledger", "verify", tampered);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"error: {tampered}: table settlement_lines, round 2: ", run.Error, StringComparison.Ordinal); // round 2 is the settlement
        Assert.StartsWith("intact entries  1", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_is_not_in_the_chain_exits_2()
    {
        (string path, _) = _folder.WriteSample();

        CommandRun run = await CommandRun.OfAsync("ledger", "verify", path, "--head", new string('0', 64));

        Assert.Equal(2, run.Code);
        Assert.Contains("is not in the chain", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("export")]
    public async Task A_missing_or_foreign_file_is_one_error_and_exits_2(string command)
    {
        string letter = _folder.PathOf("letter.txt");
        await File.WriteAllTextAsync(letter, "Dear Sir or Madam", TestContext.Current.CancellationToken);
        string[] more = command == "export" ? ["--out", _folder.PathOf("csv")] : [];

        CommandRun missing = await CommandRun.OfAsync(["ledger", command, _folder.PathOf("none.db"), .. more]);
        CommandRun foreign = await CommandRun.OfAsync(["ledger", command, letter, .. more]);

        Assert.Equal((2, 2), (missing.Code, foreign.Code));
        Assert.Equal($"error: Ledger '{_folder.PathOf("none.db")}' does not exist.{Environment.NewLine}", missing.Error);
        Assert.StartsWith($"error: Ledger '{letter}' cannot be opened", foreign.Error, StringComparison.Ordinal);
        Assert.Single(foreign.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task A_head_of_the_wrong_form_is_bad_usage()
    {
        (string path, _) = _folder.WriteSample();

        CommandRun run = await CommandRun.OfAsync("ledger", "verify", path, "--head", "abc");

        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: --head is 'abc', it must be 64 hexadecimal digits", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_the_files_that_it_names()
    {
        (string path, _) = _folder.WriteSample();

        CommandRun run = await CommandRun.OfAsync("ledger", "export", path, "--out", _folder.PathOf("csv"));

        Assert.Equal(0, run.Code);
        string[] files = run.Output.TrimEnd().Split(Environment.NewLine);
        Assert.Equal(6, files.Length); // docs/ledger.md: rounds, orders, trades, violations, meter_readings, settlement
        Assert.All(files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public async Task Export_to_a_folder_that_cannot_be_made_is_one_error()
    {
        (string path, _) = _folder.WriteSample();

        CommandRun run = await CommandRun.OfAsync("ledger", "export", path, "--out", Path.Combine(path, "csv"));

        Assert.Equal(2, run.Code);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
    }
}
