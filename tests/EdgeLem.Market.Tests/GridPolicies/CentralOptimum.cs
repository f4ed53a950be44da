using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.Network;
using EdgeLem.Market.Orders;
using Google.OrTools.LinearSolver;

namespace EdgeLem.Market.Tests.GridPolicies;

/// <summary>What somebody who knew all orders and the linear limits could reach at best, by an independent solver (GLOP); all in micro-euro per kWh times W.</summary>
internal static class CentralOptimum
{
    /// <summary>Cost of serving part of a book: refused power at the refusal price, energy at the retailer's prices, less what the bids and plus what the offers are worth.</summary>
    public static double CostOf(GridRound round, IEnumerable<(Order Order, double ServedW)> served)
    {
        double cost = 0;
        double netW = 0;
        foreach ((Order order, double servedW) in served)
        {
            int sign = order.Side == OrderSide.Bid ? 1 : -1;
            netW += sign * servedW;
            cost += (round.RefusalPriceMicroEurPerKwh * (order.QuantityW - servedW)) - (sign * order.PriceMicroEurPerKwh * servedW);
        }

        return cost + (netW > 0 ? round.Prices.RetailPriceMicroEurPerKwh * netW : round.Prices.FeedInPriceMicroEurPerKwh * netW);
    }

    /// <summary>The least such cost under linear limits, and the refused power at it.</summary>
    public static (double Cost, double RefusedW) Of(GridRound round, IEnumerable<LinearLimit> limits)
    {
        using Solver solver = Solver.CreateSolver("GLOP");
        Order[] orders = [.. round.Book.Bids, .. round.Book.Offers];
        Variable[] served = [.. orders.Select(order => solver.MakeNumVar(0, order.QuantityW, order.Key.ToString()))];
        Variable bought = solver.MakeNumVar(0, double.PositiveInfinity, "bought");
        Variable sold = solver.MakeNumVar(0, double.PositiveInfinity, "sold");
        Balance(solver, orders, served, (bought, sold));
        foreach (LinearLimit limit in limits)
        {
            Keep(solver, limit, [.. orders.Select(order => Sign(order) * limit.CoefficientPerPoint[round.Network.PointOf(order)])], served);
        }

        Objective objective = solver.Objective();
        objective.SetCoefficient(bought, round.Prices.RetailPriceMicroEurPerKwh);
        objective.SetCoefficient(sold, -round.Prices.FeedInPriceMicroEurPerKwh);
        for (int i = 0; i < orders.Length; i++)
        {
            objective.SetCoefficient(served[i], -round.RefusalPriceMicroEurPerKwh - (Sign(orders[i]) * orders[i].PriceMicroEurPerKwh));
        }

        objective.SetMinimization();
        Assert.Equal(Solver.ResultStatus.OPTIMAL, solver.Solve());
        double quantityW = orders.Sum(order => order.QuantityW);
        return (objective.Value() + (round.RefusalPriceMicroEurPerKwh * quantityW), quantityW - served.Sum(variable => variable.SolutionValue()));
    }

    private static void Balance(Solver solver, Order[] orders, Variable[] served, (Variable Bought, Variable Sold) retailer)
    {
        Constraint balance = solver.MakeConstraint(0, 0);
        balance.SetCoefficient(retailer.Bought, -1);
        balance.SetCoefficient(retailer.Sold, 1);
        for (int i = 0; i < orders.Length; i++)
        {
            balance.SetCoefficient(served[i], Sign(orders[i]));
        }
    }

    private static void Keep(Solver solver, LinearLimit limit, double[] coefficients, Variable[] served)
    {
        // Rows are brought to the size of watts: GLOP's tolerance is absolute.
        double scale = limit.CoefficientPerPoint.Select(Math.Abs).Max();
        Constraint row = solver.MakeConstraint(double.NegativeInfinity, limit.UpperBound / scale);
        for (int i = 0; i < served.Length; i++)
        {
            row.SetCoefficient(served[i], coefficients[i] / scale);
        }
    }

    private static int Sign(Order order) => order.Side == OrderSide.Bid ? 1 : -1;
}
