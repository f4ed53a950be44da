using System.CommandLine;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Sim.Running;

namespace EdgeLem.Sim.Commands;

/// <summary>The options of <c>run</c> that choose the market's design by name.</summary>
internal sealed class DesignOptions
{
    private readonly Option<string> _mechanism = Named("--mechanism", "clearing mechanism", "uniform-price", MarketClearings.Names);
    private readonly Option<string> _policy = Named("--policy", "grid policy", "check-only", KnownGridPolicies.Names);
    private readonly Option<string> _fee = Named("--fee", "network fee", "none", KnownNetworkFees.Names);
    private readonly Option<string> _losses = Named("--losses", "loss allocation", "none", KnownLossAllocations.Names);

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        foreach (Option<string> option in new[] { _mechanism, _policy, _fee, _losses })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Options with the design that the command line names.</summary>
    /// <param name="options">The other options.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="problems">Receives unknown names.</param>
    public RunOptions Into(RunOptions options, ParseResult parsed, UsageProblems problems) => options with
    {
        Mechanism = problems.OneOf("--mechanism", parsed.GetValue(_mechanism)!, [.. MarketClearings.Names]),
        Policy = problems.OneOf("--policy", parsed.GetValue(_policy)!, [.. KnownGridPolicies.Names]),
        Fee = problems.OneOf("--fee", parsed.GetValue(_fee)!, [.. KnownNetworkFees.Names]),
        Losses = problems.OneOf("--losses", parsed.GetValue(_losses)!, [.. KnownLossAllocations.Names]),
    };

    private static Option<string> Named(string name, string what, string usual, IEnumerable<string> known) =>
        new(name) { Description = $"{what}: {string.Join(", ", known)}", DefaultValueFactory = _ => usual };
}
