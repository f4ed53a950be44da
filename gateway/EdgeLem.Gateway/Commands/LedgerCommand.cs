using System.CommandLine;
using EdgeLem.Gateway.Ledger;

namespace EdgeLem.Gateway.Commands;

/// <summary>The commands <c>ledger verify</c>, <c>ledger export</c> and <c>ledger statements</c>. They only read, also while a gateway writes.</summary>
internal static class LedgerCommand
{
    private const string VerifyDescription = """
        Recomputes every hash of a ledger (docs/ledger.md). Prints the number of intact entries and the head; exits 2 when anything does not match.

        Examples:
          ledger verify gateway-ledger.db
          ledger verify gateway-ledger.db --head 9f4718748b8eaabeb743adbd6a269b08e361d53a76e836c3e52239aa7a447cb9
                                                              also that no entry up to this head was cut off or replaced
        """;

    private const string ExportDescription = """
        Writes a ledger's tables as CSV: rounds, orders, trades, violations, meter_readings and settlement; terms, refusals, charges and nodal_prices where it has any.

        Example:
          ledger export gateway-ledger.db --out out/ledger
        """;

    /// <summary>Builds the commands.</summary>
    public static Command Create() => new("ledger", "Checks and exports the record of what the market decided and settled (docs/ledger.md).") { Verify(), Export(), StatementsCommand.Create() };

    private static Command Verify()
    {
        var path = new Argument<string>("path") { Description = "ledger file" };
        var head = new Option<string?>("--head") { Description = "head noted earlier that the chain must contain, 64 hexadecimal digits" };
        var command = new Command("verify", VerifyDescription) { path, head };
        command.SetAction(parsed => CommandGuard.Run(parsed.InvocationConfiguration, console => Verify(parsed.GetValue(path)!, parsed.GetValue(head), console)));
        return command;
    }

    private static Command Export()
    {
        var path = new Argument<string>("path") { Description = "ledger file" };
        var folder = new Option<string>("--out") { Description = "folder to write to; created when absent, files in it are replaced", Required = true };
        var command = new Command("export", ExportDescription) { path, folder };
        command.SetAction(parsed => CommandGuard.Run(parsed.InvocationConfiguration, console => Export(parsed.GetValue(path)!, parsed.GetValue(folder)!, console)));
        return command;
    }

    private static int Verify(string path, string? head, InvocationConfiguration console)
    {
        if (head is not null && !(head.Length == 64 && head.All(char.IsAsciiHexDigit)))
        {
            console.Error.WriteLine($"error: --head is '{head}', it must be 64 hexadecimal digits as 'ledger verify' prints them.");
            return ExitCode.BadInput;
        }

        LedgerVerification verification = LedgerVerifier.Verify(path, head);
        console.Output.WriteLine($"intact entries  {verification.IntactRounds}");
        console.Output.WriteLine($"head            {verification.Head}");
        foreach (LedgerFault fault in verification.Faults)
        {
            console.Error.WriteLine($"error: {path}: table {fault.Table}, round {fault.RoundNumber}: {fault.Message}");
        }

        return verification.IsIntact ? ExitCode.Success : ExitCode.BadInput;
    }

    private static int Export(string path, string folder, InvocationConfiguration console)
    {
        foreach (string file in LedgerExporter.Export(path, folder))
        {
            console.Output.WriteLine(file);
        }

        return ExitCode.Success;
    }
}
