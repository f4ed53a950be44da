using System.Collections.Immutable;
using EdgeLem.Market;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Nodal;
using EdgeLem.Market.NetworkFees;

namespace EdgeLem.Gateway.Rounds.Planning;

/// <summary>
/// What the network's owner publishes before an interval beside rates, learned in the round before: fees that are to steer orders must be known before they are sent. Loadings of branches are those without a
/// policy, costs of limits those of nodal prices on the same orders. Nothing is known in the first round after a start.
/// </summary>
/// <param name="design">The market's design; what its fee does not need is not learned.</param>
internal sealed class TariffMemory(MarketDesign design)
{
    private readonly MarketDesign _nodal = design with { Policy = new NodalPolicy() };
    private ImmutableArray<double> _loadingPerBranch = [];
    private ImmutableArray<long> _congestionMicroEurPerKwh = [];

    /// <summary>Adds what is known to a tariff.</summary>
    /// <param name="tariff">Rates and points.</param>
    public FeeTariff Publish(FeeTariff tariff) => tariff with
    {
        CongestionMicroEurPerKwh = _congestionMicroEurPerKwh, Usage = tariff.Usage with { LoadingPerBranch = _loadingPerBranch },
    };

    /// <summary>Learns from a round; a state that is not known leaves what was known.</summary>
    /// <param name="marketCase">The round.</param>
    /// <param name="grid">What the policy made of it.</param>
    public void Learn(MarketCase marketCase, GridOutcome grid)
    {
        // Trades at nodal prices pay for congestion already: a fee beside them would charge it twice.
        if (design.Fee is CongestionFee && design.Policy is not NodalPolicy && _nodal.Clear(marketCase) is { After.Converged: true } nodal)
        {
            _congestionMicroEurPerKwh = CongestionFee.FromNodalPrices(nodal.NodalPrices);
        }

        if (design.Fee is TimeAndSpaceFee && grid.Before.Converged
            && marketCase.Network.Evaluate(grid.Before.PowerW.AsSpan(), withBranches: true) is { Converged: true, Branches: { } flows })
        {
            _loadingPerBranch = BranchLoading.Of(marketCase.Tariff.Topology, flows);
        }
    }
}
