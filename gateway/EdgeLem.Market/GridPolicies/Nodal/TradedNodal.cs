using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.GridPolicies.Rejection;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Nodal;

/// <summary>Nodal prices where only trades flow: the largest gain from trade that the network carries.</summary>
/// <remarks>
/// A bid is worth its price, at most the retail price, and an offer costs its own, at least the feed-in price, as the uniform-price auction takes them. What an order would have got without the
/// network and does not get is refused; a watt that both sides lose is listed once, on the side that loses more. Mechanisms other than the uniform price get the accepted quantities as
/// caps and clear again, until they keep within them; trades that still break a limit are cut.
/// </remarks>
internal static class TradedNodal
{
    private const int MostReclearings = 5;

    /// <summary>Applies the policy to an outcome without network limits.</summary>
    public static GridOutcome Apply(GridRound round, GridOutcome cleared)
    {
        ImmutableArray<Fill> fills = [.. cleared.Clearing.Bids, .. cleared.Clearing.Offers];
        ChoiceProblem problem = ProblemOf(round, fills);
        ChoiceResult result = SuccessiveProgram.Solve(problem, cleared.Before, [.. fills.Select(fill => (double)fill.ClearedW)]);
        GridOutcome outcome = cleared with
        {
            After = result.State,
            NodalPrices = NodalPricing.Of(round.Network, result.Solution),
            Headroom = NodalPricing.HeadroomOf(round.Network, result.State),
            Iterations = result.Rounds.Length - 1,
            Rounds = [.. result.Rounds.Select(turn => turn with { RefusedW = 0 })],
        };
        outcome = round.Clearing is UniformPriceClearing
            ? Priced(round, outcome with { Clearing = NodalTrades.Of(cleared.Clearing, result.ValuesW, outcome.NodalPrices) })
            : Reclear(round, outcome, result.ValuesW);
        return outcome with { Refusals = [.. outcome.Refusals, .. RefusalsOf(cleared.Clearing, outcome, (problem, result))] };
    }

    private static ChoiceProblem ProblemOf(GridRound round, ImmutableArray<Fill> fills) => new()
    {
        Network = round.Network,
        Choices = [.. fills.Select(fill => ChoiceOf(round, fill.Order))],
        FixedW = [.. new double[round.Network.Points.Length]],
        AreRefusals = false,
        MustBalance = true,
        LossPrice = round.LossPriceMicroEurPerKwh,
    };

    private static Choice ChoiceOf(GridRound round, in Order order)
    {
        (long feedIn, long retail) = (round.Prices.FeedInPriceMicroEurPerKwh, round.Prices.RetailPriceMicroEurPerKwh);
        bool isBid = order.Side == OrderSide.Bid;
        bool canTrade = isBid ? order.PriceMicroEurPerKwh >= feedIn : order.PriceMicroEurPerKwh <= retail;
        double cost = isBid ? -Math.Min(order.PriceMicroEurPerKwh, retail) : Math.Max(order.PriceMicroEurPerKwh, feedIn);
        return new Choice(cost, canTrade ? order.QuantityW : 0, round.Network.PointOf(order), isBid ? 1 : -1);
    }

    private static GridOutcome Priced(GridRound round, GridOutcome outcome)
    {
        if (outcome.NodalPrices.IsEmpty)
        {
            return outcome;
        }

        (ClearingResult clearing, ImmutableArray<CongestionCharge> charges) =
            NodalPricing.Apply(round, outcome.Clearing, point => outcome.NodalPrices[point].MicroEurPerKwh);
        return outcome with { Clearing = clearing, CongestionCharges = charges };
    }

    private static GridOutcome Reclear(GridRound round, GridOutcome outcome, double[] acceptedW)
    {
        Dictionary<OrderKey, long> mostW = [];
        ImmutableArray<Order> orders = [.. outcome.Clearing.Bids.Concat(outcome.Clearing.Offers).Select(fill => fill.Order)];
        for (int i = 0; i < orders.Length; i++)
        {
            mostW[orders[i].Key] = (long)acceptedW[i];
        }

        var caps = new OrderCaps(round.Book);
        ClearingResult clearing = outcome.Clearing;
        for (int turn = 0; turn < MostReclearings && TryCap(caps, clearing, mostW); turn++)
        {
            clearing = caps.Clear(round.Clearing, round.Prices);
        }

        NetworkState state = round.Network.Evaluate(FlowingPower.Of(clearing, round.Network, retailerServesRest: false).AsSpan());
        outcome = outcome with { Clearing = clearing, After = state };
        return state.IsAllowed ? outcome : TradeCut.Apply(round, outcome);
    }

    /// <returns>False when no order has more than it may.</returns>
    private static bool TryCap(OrderCaps caps, ClearingResult clearing, Dictionary<OrderKey, long> mostW)
    {
        bool isAny = false;
        foreach (Fill fill in clearing.Bids.Concat(clearing.Offers).Where(fill => fill.ClearedW > mostW[fill.Order.Key]))
        {
            caps.Allow(fill.Order, mostW[fill.Order.Key]);
            isAny = true;
        }

        return isAny;
    }

    private static ImmutableArray<Refusal> RefusalsOf(ClearingResult before, GridOutcome after, (ChoiceProblem Problem, ChoiceResult Result) solved)
    {
        HashSet<OrderKey> cut = [.. after.Refusals.SelectMany(refusal => new[] { refusal.Order, refusal.Counterparty ?? refusal.Order })];
        List<Refusal> ofBids = [];
        List<Refusal> ofOffers = [];
        ImmutableArray<Fill> fills = [.. after.Clearing.Bids, .. after.Clearing.Offers];
        ImmutableArray<Fill> were = [.. before.Bids, .. before.Offers];
        for (int i = 0; i < fills.Length; i++)
        {
            long refusedW = were[i].ClearedW - fills[i].ClearedW;
            if (refusedW > 0 && !cut.Contains(fills[i].Order.Key))
            {
                (LimitKind kind, string element) = RefusalReasons.Of(solved.Problem.Choices[i], solved.Result.Solution, after.Before);
                (i < after.Clearing.Bids.Length ? ofBids : ofOffers).Add(new Refusal(fills[i].Order.Key, refusedW, kind, element));
            }
        }

        return [.. ofBids.Sum(refusal => refusal.RefusedW) > ofOffers.Sum(refusal => refusal.RefusedW) ? ofBids : ofOffers];
    }
}
