using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Nodal;

/// <summary>Nodal prices where every order flows unless it is refused.</summary>
/// <remarks>
/// Refusals weigh <see cref="GridRound.RefusalPriceMicroEurPerKwh"/> each, whatever the order's price: who is served by the retailer has no say in what the network carries. A price at which
/// orders are refused in part is therefore plus or minus the refusal price; it says what the limit costs, not what anybody pays: trades keep within the limits of both orders, and their prices
/// are the mechanism's price plus what losses, voltage and congestion add at the point.
/// </remarks>
internal static class ServedNodal
{
    /// <summary>Applies the policy to an outcome without network limits.</summary>
    public static GridOutcome Apply(GridRound round, GridOutcome cleared)
    {
        var flows = new PointFlows(round.Book, round.Network, round.RefusalPriceMicroEurPerKwh);
        ChoiceProblem problem = new()
        {
            Network = round.Network,
            Choices = flows.Choices,
            FixedW = flows.FlowW(),
            AreRefusals = true,
            Supply = (round.Prices.RetailPriceMicroEurPerKwh, round.Prices.FeedInPriceMicroEurPerKwh),
            LossPrice = round.LossPriceMicroEurPerKwh,
        };
        ChoiceResult result = SuccessiveProgram.Solve(problem, cleared.Before, new double[flows.Choices.Length]);
        ImmutableArray<(Order Order, int Choice, long RefusedW)> shares = flows.Share(result.ValuesW);
        GridOutcome outcome = cleared with
        {
            Clearing = Reclear(round, cleared.Clearing, shares),
            After = result.State,
            Refusals = FlowRefusal.RefusalsOf(shares, (problem, result), cleared.Before),
            NodalPrices = NodalPricing.Of(round.Network, result.Solution),
            Headroom = NodalPricing.HeadroomOf(round.Network, result.State),
            Iterations = result.Rounds.Length - 1,
            Rounds = result.Rounds,
        };
        return Priced(round, outcome);
    }

    private static ClearingResult Reclear(GridRound round, ClearingResult clearing, ImmutableArray<(Order Order, int Choice, long RefusedW)> shares)
    {
        if (shares.All(share => share.RefusedW == 0))
        {
            return clearing;
        }

        var caps = new OrderCaps(round.Book);
        foreach ((Order order, _, long refusedW) in shares.Where(share => share.RefusedW > 0))
        {
            caps.Allow(order, order.QuantityW - refusedW);
        }

        return caps.Clear(round.Clearing, round.Prices);
    }

    private static GridOutcome Priced(GridRound round, GridOutcome outcome)
    {
        if (outcome.NodalPrices.IsEmpty || round.Clearing is not UniformPriceClearing || outcome.Clearing.PriceMicroEurPerKwh is not { } local)
        {
            return outcome;
        }

        double energy = outcome.NodalPrices[0].Energy;
        (ClearingResult clearing, ImmutableArray<CongestionCharge> charges) =
            NodalPricing.Apply(round, outcome.Clearing, point => local + outcome.NodalPrices[point].MicroEurPerKwh - energy);
        return outcome with { Clearing = clearing, CongestionCharges = charges };
    }
}
