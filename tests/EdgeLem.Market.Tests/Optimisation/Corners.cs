namespace EdgeLem.Market.Tests.Optimisation;

/// <summary>The best corner of a tiny program by trying every choice of as many active bounds and rows as there are variables.</summary>
internal static class Corners
{
    private const double Tolerance = 1e-8;

    public static double Best(TestProgram program)
    {
        int n = program.Cost.Length;
        (double[] Normal, double Bound)[] planes = [.. Planes(program)];
        double best = double.PositiveInfinity;
        foreach (int[] chosen in Choices(planes.Length, n))
        {
            if (TryMeet([.. chosen.Select(index => planes[index])], out double[] point) && IsFeasible(program, point))
            {
                best = Math.Min(best, program.Cost.Zip(point, (c, x) => c * x).Sum());
            }
        }

        return best;
    }

    private static IEnumerable<(double[] Normal, double Bound)> Planes(TestProgram program)
    {
        for (int variable = 0; variable < program.Cost.Length; variable++)
        {
            double[] unit = new double[program.Cost.Length];
            unit[variable] = 1;
            yield return (unit, program.Lower[variable]);
            yield return (unit, program.Upper[variable]);
        }

        foreach ((double[] coefficients, double lower, double upper) in program.Rows)
        {
            foreach (double bound in new[] { lower, upper }.Where(double.IsFinite).Distinct())
            {
                yield return (coefficients, bound);
            }
        }
    }

    private static IEnumerable<int[]> Choices(int count, int size)
    {
        if (size == 0)
        {
            yield return [];
            yield break;
        }

        for (int last = size - 1; last < count; last++)
        {
            foreach (int[] rest in Choices(last, size - 1))
            {
                yield return [.. rest, last];
            }
        }
    }

    /// <summary>Cramer's rule would do; elimination is shorter.</summary>
    private static bool TryMeet((double[] Normal, double Bound)[] planes, out double[] point)
    {
        int n = planes.Length;
        double[][] work = [.. planes.Select(plane => (double[])[.. plane.Normal, plane.Bound])];
        for (int column = 0; column < n; column++)
        {
            int pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(work[row][column]));
            (work[column], work[pivot]) = (work[pivot], work[column]);
            if (Math.Abs(work[column][column]) < Tolerance)
            {
                point = [];
                return false;
            }

            for (int row = 0; row < n; row++)
            {
                double factor = row == column ? 0 : work[row][column] / work[column][column];
                work[row] = [.. work[row].Zip(work[column], (x, y) => x - factor * y)];
            }
        }

        point = [.. work.Select((row, index) => row[n] / row[index])];
        return true;
    }

    private static bool IsFeasible(TestProgram program, double[] point) =>
        point.Select((value, index) => value >= program.Lower[index] - Tolerance && value <= program.Upper[index] + Tolerance).All(kept => kept)
        && program.Rows.All(row => row.Coefficients.Zip(point, (a, x) => a * x).Sum() is var sum && sum >= row.Lower - Tolerance && sum <= row.Upper + Tolerance);
}
