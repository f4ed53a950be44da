namespace EdgeLem.Market.Tests.Optimisation;

/// <summary>A linear program of a test: cost, bounds, rows.</summary>
/// <param name="Cost">Cost per variable.</param>
/// <param name="Lower">Lower bounds.</param>
/// <param name="Upper">Upper bounds.</param>
/// <param name="Rows">Coefficients and bounds of each row.</param>
internal sealed record TestProgram(double[] Cost, double[] Lower, double[] Upper, IReadOnlyList<(double[] Coefficients, double Lower, double Upper)> Rows);

/// <summary>Seeded random programs, half of them with small whole numbers so that ties and degenerate corners abound.</summary>
internal static class RandomPrograms
{
    public static TestProgram Next(Random random, int mostVariables, int mostRows)
    {
        int n = random.Next(1, mostVariables + 1);
        int m = random.Next(0, mostRows + 1);
        bool isWhole = random.Next(2) == 0;
        double[] lower = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(-3, 3))];
        return new TestProgram(
            [.. Enumerable.Range(0, n).Select(_ => Number(random, isWhole, 3))],
            lower,
            [.. lower.Select(value => value + random.Next(0, 6))],
            [.. Enumerable.Range(0, m).Select(_ => Row(random, n, isWhole))]);
    }

    /// <summary>The shape of a market under limits: many orders in boxes, one balance, few limits.</summary>
    public static TestProgram Market(Random random, int orders, int limits)
    {
        double[] balance = [.. Enumerable.Range(0, orders).Select(order => order % 2 == 0 ? 1.0 : -1.0)];
        var rows = new List<(double[], double, double)> { (balance, 0, 0) };
        for (int limit = 0; limit < limits; limit++)
        {
            rows.Add(([.. balance.Select(sign => -sign * random.NextDouble() * 1e-6)], double.NegativeInfinity, 1e-3 * random.NextDouble() * Math.Sqrt(orders)));
        }

        double[] cost = [.. balance.Select(sign => -sign * random.Next(50, 400) * 1000.0)];
        return new TestProgram(cost, new double[orders], [.. cost.Select(_ => (double)random.Next(1, 5000))], rows);
    }

    private static (double[] Coefficients, double Lower, double Upper) Row(Random random, int n, bool isWhole)
    {
        double[] coefficients = [.. Enumerable.Range(0, n).Select(_ => random.Next(3) == 0 ? 0 : Number(random, isWhole, 2))];
        double lower = Number(random, isWhole, 6);
        return random.Next(4) switch
        {
            0 => (coefficients, lower, lower),
            1 => (coefficients, lower, double.PositiveInfinity),
            2 => (coefficients, double.NegativeInfinity, lower),
            _ => (coefficients, lower - random.Next(4), lower),
        };
    }

    private static double Number(Random random, bool isWhole, int most) => isWhole ? random.Next(-most, most + 1) : most * (2 * random.NextDouble() - 1);
}
