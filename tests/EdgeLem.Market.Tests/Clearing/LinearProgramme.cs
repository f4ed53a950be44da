using EdgeLem.Market.Clearing;
using EdgeLem.Market.Orders;
using Google.OrTools.LinearSolver;

namespace EdgeLem.Market.Tests.Clearing;

/// <summary>The greatest gain of a book as a linear programme, solved by GLOP (Google OR-Tools): an oracle that shares no code with the clearing.</summary>
internal static class LinearProgramme
{
    /// <summary>max sum(limit x) of bids less that of offers, subject to equal sums and 0 &lt;= x &lt;= quantity.</summary>
    public static double GreatestGain(IEnumerable<Order> orders, RetailerPrices prices)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Objective objective = solver.Objective();
        Constraint balance = solver.MakeConstraint(0, 0);
        foreach (Order order in orders)
        {
            int sign = order.Side == OrderSide.Bid ? 1 : -1;
            Variable flow = solver.MakeNumVar(0, order.QuantityW, order.Key.ToString());
            balance.SetCoefficient(flow, sign);
            objective.SetCoefficient(flow, sign * Books.Limit(order, prices));
        }

        return Maximise(solver, objective);
    }

    /// <summary>max sum(value x) over pairs, subject to the quantities of bids and offers; pairs of a value below 0 are left out.</summary>
    public static double GreatestPairGain(Order[] bids, Order[] offers, Func<Order, Order, long?> value)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Objective objective = solver.Objective();
        Constraint[] supplies = [.. offers.Select(offer => solver.MakeConstraint(0, offer.QuantityW))];
        foreach (Order bid in bids)
        {
            Constraint demand = solver.MakeConstraint(0, bid.QuantityW);
            for (int i = 0; i < offers.Length; i++)
            {
                if (value(bid, offers[i]) is long worth)
                {
                    Variable flow = solver.MakeNumVar(0, double.PositiveInfinity, "");
                    demand.SetCoefficient(flow, 1);
                    supplies[i].SetCoefficient(flow, 1);
                    objective.SetCoefficient(flow, worth);
                }
            }
        }

        return Maximise(solver, objective);
    }

    private static double Maximise(Solver solver, Objective objective)
    {
        objective.SetMaximization();
        Solver.ResultStatus status = solver.Solve();
        return status == Solver.ResultStatus.OPTIMAL ? objective.Value() : throw new InvalidOperationException($"GLOP ended with {status}.");
    }
}
