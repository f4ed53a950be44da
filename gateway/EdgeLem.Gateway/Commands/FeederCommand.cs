using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EdgeLem.Gateway.Feeders;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Commands;

/// <summary>The commands <c>feeder import</c>, <c>feeder check</c> and <c>feeder solve</c> (docs/feeder-commands.md).</summary>
internal static class FeederCommand
{
    private const string FileDescription = "feeder file: .dss (OpenDSS), .json (EdgeLem or power-grid-model)";

    private const string ImportDescription = """
        Reads a feeder of any known format and writes it in EdgeLem's own. Prints what was read; writes nothing when anything is wrong.

        Examples:
          feeder import LVTest/Master.dss -o lvtest.json
          feeder import input.json -o own.json                power-grid-model's JSON
        """;

    private const string CheckDescription = """
        Reads a feeder and prints all that is wrong with it, or what it consists of.

        Example:
          feeder check lvtest.json
        """;

    private const string SolveDescription = """
        Solves the power flow of a feeder and writes voltages, currents, losses, unbalance, violations and headroom (docs/feeder-commands.md).

        Examples:
          feeder solve lvtest.json --out out/nominal          loads and inverters of the file at nominal power
          feeder solve lvtest.json --minute 566 --constant-power --out out/t0566
                                                              at 09:25 to 09:26 of the file's profiles, at constant power
          feeder solve village.json --injections noon.csv --out out/noon
                                                              powers from a file with the columns bus,phase,power_W,reactive_power_var
        """;

    /// <summary>Builds the commands.</summary>
    public static Command Create() => new("feeder", "Imports, checks and solves feeder files (docs/feeder-commands.md).") { Import(), Check(), Solve() };

    private static Command Import()
    {
        var path = new Argument<string>("file") { Description = FileDescription };
        var target = new Option<string>("--output", "-o") { Description = "file to write, .json; an older one is replaced", Required = true };
        var command = new Command("import", ImportDescription) { path, target };
        command.SetAction(parsed => CommandGuard.Run(
            parsed.InvocationConfiguration,
            console => FeederImporting.Run((parsed.GetValue(path)!, parsed.GetValue(target)!), console.Output, console.Error)));
        return command;
    }

    private static Command Check()
    {
        var path = new Argument<string>("file") { Description = FileDescription };
        var command = new Command("check", CheckDescription) { path };
        command.SetAction(parsed => CommandGuard.Run(parsed.InvocationConfiguration, console => FeederChecking.Run(parsed.GetValue(path)!, console.Output, console.Error)));
        return command;
    }

    private static Command Solve()
    {
        var path = new Argument<string>("file") { Description = FileDescription };
        var minute = new Option<int?>("--minute") { Description = "minute of the file's profiles, from 1; without it powers are nominal" };
        minute.CustomParser = given => int.TryParse(given.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : Refused<int?>(given, $"--minute is '{given.Tokens[0].Value}', it must be a whole number from 1 such as 566.");
        var injections = new Option<string?>("--injections") { Description = "CSV file of powers that are solved instead of the file's" };
        var constantPower = new Option<bool>("--constant-power") { Description = "every load takes constant power at any voltage, whatever it states" };
        var fixedTaps = new Option<bool>("--fixed-taps") { Description = "taps stay as the file has them, whatever their controls would do" };
        var method = new Option<string>("--method") { Description = "automatic, sweep or newton", DefaultValueFactory = _ => "automatic" };
        method.AcceptOnlyFromAmong("automatic", "sweep", "newton");
        var tolerance = new Option<double>("--tolerance") { Description = "largest last voltage step, per unit, 1e-13 to 1e-3", DefaultValueFactory = _ => new PowerFlowOptions().TolerancePu };
        tolerance.CustomParser = given => double.TryParse(given.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : Refused<double>(given, $"--tolerance is '{given.Tokens[0].Value}', it must be a number from 1e-13 to 1e-3 such as 1e-8.");
        var folder = new Option<string>("--out") { Description = "folder to write to; created when absent, results of an earlier run in it are replaced", Required = true };
        var command = new Command("solve", SolveDescription) { path, minute, injections, constantPower, fixedTaps, method, tolerance, folder };
        command.SetAction(parsed => CommandGuard.Run(parsed.InvocationConfiguration, console =>
        {
            var request = new SolveRequest
            {
                FeederPath = parsed.GetValue(path)!,
                Minute = parsed.GetValue(minute),
                InjectionsPath = parsed.GetValue(injections),
                ConstantPower = parsed.GetValue(constantPower),
                FixedTaps = parsed.GetValue(fixedTaps),
                Method = Enum.Parse<PowerFlowMethod>(parsed.GetValue(method)!, ignoreCase: true),
                TolerancePu = parsed.GetValue(tolerance),
                Folder = parsed.GetValue(folder)!,
            };
            return new FeederSolving(request, TimeProvider.System).Run(console.Output, console.Error);
        }));
        return command;
    }

    private static T? Refused<T>(ArgumentResult given, string message)
    {
        given.AddError(message);
        return default;
    }
}
