using System.CommandLine;
using EdgeLem.Gateway.Ledger.Statements;
using EdgeLem.Market;

namespace EdgeLem.Gateway.Commands;

/// <summary>The command <c>ledger statements</c>.</summary>
internal static class StatementsCommand
{
    private const string Description = """
        Writes what the ledger booked per account (docs/settlement.md): statements.csv, and for every account a CSV file and a page that opens in a browser.
        It only reads, also while a gateway writes.

        Examples:
          ledger statements --ledger gateway-ledger.db --out out/statements
          ledger statements --ledger gateway-ledger.db --node home-07 --from 2026-06-01 --to 2026-07-01 --out out/june
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var ledger = new Option<string>("--ledger") { Description = "ledger file", Required = true };
        var node = new Option<string?>("--node") { Description = $"one account alone: a node id, {Accounts.Network} or {Accounts.Retailer} (default all)" };
        var from = new Option<string?>("--from") { Description = "first interval, UTC, for example 2026-06-01 or 2026-06-01T12:00 (default the ledger's first)" };
        var to = new Option<string?>("--to") { Description = "end of the period, UTC; an interval that starts then is no longer in it (default the ledger's last)" };
        var folder = new Option<string>("--out") { Description = "folder to write to; created when absent, files of the same names are replaced", Required = true };
        var command = new Command("statements", Description) { ledger, node, from, to, folder };
        command.SetAction(parsed => CommandGuard.Run(parsed.InvocationConfiguration, console =>
        {
            var mistakes = new List<string>();
            var period = new StatementPeriod(Bound(mistakes, "--from", parsed.GetValue(from)) ?? 0, Bound(mistakes, "--to", parsed.GetValue(to)) ?? long.MaxValue);
            string? account = parsed.GetValue(node);
            if (account is not null && !Accounts.IsAccount(account))
            {
                mistakes.Add($"--node is '{account}', it must be a node id (1 to {Accounts.MaximumIdLength} of a-z, 0-9 and '-'), {Accounts.Network} or {Accounts.Retailer}.");
            }

            return mistakes.Count > 0 ? Report(mistakes, console) : Write(StatementReader.Read(parsed.GetValue(ledger)!, period, account), parsed.GetValue(folder)!, console);
        }));
        return command;
    }

    private static int Write(StatementSet set, string folder, InvocationConfiguration console)
    {
        if (set.Statements.IsEmpty)
        {
            console.Error.WriteLine("error: the ledger booked nothing for this account in this period. 'ledger export' lists what there is.");
            return ExitCode.BadInput;
        }

        foreach (string file in StatementFiles.Write(set, folder))
        {
            console.Output.WriteLine(file);
        }

        return ExitCode.Success;
    }

    private static long? Bound(List<string> mistakes, string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!StatementPeriod.TryParse(text, out long epochS))
        {
            mistakes.Add($"{option} is '{text}', it must be a UTC date or time such as 2026-06-01 or 2026-06-01T12:00.");
        }

        return epochS;
    }

    private static int Report(List<string> mistakes, InvocationConfiguration console)
    {
        foreach (string mistake in mistakes)
        {
            console.Error.WriteLine($"error: {mistake}");
        }

        return ExitCode.BadInput;
    }
}
