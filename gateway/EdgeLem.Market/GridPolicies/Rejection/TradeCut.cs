using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Rejection;

/// <summary>Cuts trades after a clearing, where only trades flow: a watt less at the buyer is a watt less at the seller.</summary>
internal static class TradeCut
{
    /// <summary>Cuts as little as makes the state of an outcome allowed.</summary>
    /// <param name="round">The round.</param>
    /// <param name="cleared">The outcome whose <see cref="GridOutcome.After"/> is not allowed.</param>
    public static GridOutcome Apply(GridRound round, GridOutcome cleared)
    {
        ImmutableArray<Trade> trades = cleared.Clearing.Trades;
        ChoiceProblem problem = ProblemOf(round.Network, cleared.Clearing);
        ChoiceResult result = SuccessiveProgram.Solve(problem, cleared.After, new double[trades.Length]);
        long[] cutW = [.. result.ValuesW.Select(value => (long)value)];
        return cleared with
        {
            Clearing = TradeCutting.Apply(cleared.Clearing, cutW, RefusedW(cleared.Clearing, cutW)),
            After = result.State,
            Refusals = [.. cleared.Refusals, .. RefusalsOf(trades, cutW, trade => RefusalReasons.Of(problem.Choices[trade], result.Solution, cleared.After))],
            Iterations = cleared.Iterations + result.Rounds.Length - 1,
            Rounds = [.. cleared.Rounds, .. result.Rounds],
        };
    }

    private static ChoiceProblem ProblemOf(INetworkModel network, ClearingResult clearing)
    {
        Dictionary<OrderKey, int> points = clearing.Bids.Concat(clearing.Offers).ToDictionary(fill => fill.Order.Key, fill => network.PointOf(fill.Order));
        return new ChoiceProblem
        {
            Network = network,
            Choices = [.. clearing.Trades.Select(trade => new Choice(1, trade.QuantityW, points[trade.Buyer], -1) { OtherPoint = points[trade.Seller] })],
            FixedW = FlowingPower.Of(clearing, network, retailerServesRest: false),
            AreRefusals = true,
        };
    }

    private static Dictionary<OrderKey, long> RefusedW(ClearingResult clearing, long[] cutW)
    {
        Dictionary<OrderKey, long> refusedW = clearing.Bids.Concat(clearing.Offers).Where(fill => fill.RefusedW > 0).ToDictionary(fill => fill.Order.Key, fill => fill.RefusedW);
        for (int trade = 0; trade < cutW.Length; trade++)
        {
            foreach (OrderKey order in new[] { clearing.Trades[trade].Buyer, clearing.Trades[trade].Seller })
            {
                refusedW[order] = refusedW.GetValueOrDefault(order) + cutW[trade];
            }
        }

        return refusedW;
    }

    private static IEnumerable<Refusal> RefusalsOf(ImmutableArray<Trade> trades, long[] cutW, Func<int, (LimitKind Kind, string Element)> reasonOf)
    {
        for (int trade = 0; trade < cutW.Length; trade++)
        {
            if (cutW[trade] > 0)
            {
                (LimitKind kind, string element) = reasonOf(trade);
                yield return new Refusal(trades[trade].Seller, cutW[trade], kind, element) { Counterparty = trades[trade].Buyer };
            }
        }
    }
}
