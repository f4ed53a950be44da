using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.GridPolicies.Rejection;

/// <summary>Refuses flows of orders after a clearing, where the retailer serves the rest.</summary>
internal static class FlowRefusal
{
    /// <summary>Refuses as little as makes the state of an outcome allowed.</summary>
    public static GridOutcome Apply(GridRound round, GridOutcome cleared)
    {
        var flows = new PointFlows(round.Book, round.Network, costPerW: 1);
        var problem = new ChoiceProblem { Network = round.Network, Choices = flows.Choices, FixedW = flows.FlowW(), AreRefusals = true };
        ChoiceResult result = SuccessiveProgram.Solve(problem, cleared.Before, new double[flows.Choices.Length]);
        ImmutableArray<(Order Order, int Choice, long RefusedW)> shares = flows.Share(result.ValuesW);
        return cleared with
        {
            Clearing = Cut(cleared.Clearing, shares.Where(share => share.RefusedW > 0).ToDictionary(share => share.Order.Key, share => share.RefusedW)),
            After = result.State,
            Refusals = RefusalsOf(shares, (problem, result), cleared.Before),
            Iterations = result.Rounds.Length - 1,
            Rounds = result.Rounds,
        };
    }

    /// <summary>The refusals with their reasons, in the book's order.</summary>
    public static ImmutableArray<Refusal> RefusalsOf(
        ImmutableArray<(Order Order, int Choice, long RefusedW)> shares, (ChoiceProblem Problem, ChoiceResult Result) solved, NetworkState before)
    {
        (LimitKind Kind, string Element)[] reasons =
            [.. solved.Problem.Choices.Select(choice => RefusalReasons.Of(choice, solved.Result.Solution, before))];
        return
        [
            .. shares.Where(share => share.RefusedW > 0)
                .Select(share => new Refusal(share.Order.Key, share.RefusedW, reasons[share.Choice].Kind, reasons[share.Choice].Element)),
        ];
    }

    /// <summary>Takes refused power out of a clearing: what the retailer would have served first, then trades, the last first.</summary>
    private static ClearingResult Cut(ClearingResult clearing, Dictionary<OrderKey, long> refusedW)
    {
        Dictionary<OrderKey, long> toCutW = [];
        foreach (Fill fill in clearing.Bids.Concat(clearing.Offers))
        {
            long ofTradesW = refusedW.GetValueOrDefault(fill.Order.Key) - fill.UnfilledW;
            if (ofTradesW > 0)
            {
                toCutW[fill.Order.Key] = ofTradesW;
            }
        }

        return TradeCutting.Apply(clearing, CutW(clearing.Trades, toCutW), refusedW);
    }

    /// <summary>Per trade, what is cut of it. A trade that both sides must cut serves both.</summary>
    private static long[] CutW(ImmutableArray<Trade> trades, Dictionary<OrderKey, long> toCutW)
    {
        long[] cutW = new long[trades.Length];
        for (int trade = trades.Length - 1; trade >= 0; trade--)
        {
            Trade item = trades[trade];
            long wantedW = Math.Max(toCutW.GetValueOrDefault(item.Buyer), toCutW.GetValueOrDefault(item.Seller));
            cutW[trade] = Math.Min(wantedW, item.QuantityW);
            Lower(toCutW, item.Buyer, cutW[trade]);
            Lower(toCutW, item.Seller, cutW[trade]);
        }

        return cutW;
    }

    private static void Lower(Dictionary<OrderKey, long> toCutW, OrderKey order, long byW)
    {
        if (toCutW.TryGetValue(order, out long leftW))
        {
            toCutW[order] = Math.Max(0, leftW - byW);
        }
    }
}
