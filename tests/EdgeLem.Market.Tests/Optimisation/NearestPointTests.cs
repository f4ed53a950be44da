using EdgeLem.Market.Optimisation;

namespace EdgeLem.Market.Tests.Optimisation;

/// <summary>The projection is held to its optimality conditions, which for a convex problem are sufficient, and to worked examples.</summary>
public sealed class NearestPointTests
{
    private const int Problems = 400;
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void On_random_polyhedra_the_optimality_conditions_hold(bool hasEquality)
    {
        for (int seed = 0; seed < Problems; seed++)
        {
            Random random = new(seed);
            (double[][] rows, double[] bounds, double[] given) = Feasible(random);
            double[] equality = hasEquality ? [.. given.Select(_ => 1.0)] : [];
            // The polyhedron has 0 inside; so the equality through 0 meets it.
            Projection nearest = NearestPoint.Of(Of(rows, bounds, equality), given);
            Assert.True(nearest.IsFeasible, $"seed {seed}");
            AssertOptimal((rows, bounds, given), equality, nearest, seed);
        }
    }

    [Fact]
    public void A_point_that_keeps_every_row_stays()
    {
        Projection nearest = NearestPoint.Of(Of([[1, 0], [0, 1]], [2, 2], []), [1, -5]);

        Assert.Equal([1.0, -5.0], nearest.Point);
        Assert.All(nearest.Multipliers, multiplier => Assert.Equal(0, multiplier));
    }

    [Fact]
    public void A_worked_example_with_two_tight_rows()
    {
        // Onto x at most 1 and x + y at most 3 from (4, 5): the corner (1, 2). (4,5) - (1,2) = (3,3) = 0 (1,0) + 3 (1,1).
        Projection nearest = NearestPoint.Of(Of([[1, 0], [1, 1]], [1, 3], []), [4, 5]);

        Assert.Equal(1, nearest.Point[0], 9);
        Assert.Equal(2, nearest.Point[1], 9);
        Assert.Equal([0.0, 3.0], nearest.Multipliers.Select(multiplier => Math.Round(multiplier, 9)));
    }

    [Theory]
    [InlineData(1, -1, -1, -1)]
    [InlineData(0, -1, 0, -1)]
    public void Rows_that_contradict_each_other_are_told(double first, double firstBound, double second, double secondBound) =>
        Assert.False(NearestPoint.Of(Of([[first, 0], [second, 0]], [firstBound, secondBound], []), [0, 0]).IsFeasible);

    [Fact]
    public void A_row_that_is_there_twice_does_no_harm()
    {
        Projection nearest = NearestPoint.Of(Of([[2, 0], [2, 0], [1, 0]], [4, 4, 2], []), [7, 1]);

        Assert.Equal(2, nearest.Point[0], 9);
        Assert.Equal(5, (2 * nearest.Multipliers[0]) + (2 * nearest.Multipliers[1]) + nearest.Multipliers[2], 9);
    }

    private static (double[][] Rows, double[] Bounds, double[] Given) Feasible(Random random)
    {
        int n = random.Next(1, 12);
        int m = random.Next(0, 40);
        double[] Vector(double scale) => [.. Enumerable.Range(0, n).Select(_ => scale * (random.NextDouble() - 0.5))];
        double[][] rows = [.. Enumerable.Range(0, m).Select(_ => Vector(Math.Pow(10, random.Next(-6, 3))))];
        double[] bounds = [.. rows.Select(row => row.Sum(Math.Abs) * random.Next(0, 4) * random.NextDouble())];
        return (rows, bounds, Vector(20));
    }

    private static Polyhedron Of(double[][] rows, double[] bounds, double[] equality) =>
        new([.. rows.Select(row => new ReadOnlyMemory<double>(row))], bounds) { EqualityRow = [.. equality] };

    private static void AssertOptimal((double[][] Rows, double[] Bounds, double[] Given) problem, double[] equality, Projection nearest, int seed)
    {
        for (int k = 0; k < problem.Rows.Length; k++)
        {
            double length = Math.Sqrt(problem.Rows[k].Sum(value => value * value));
            double excess = (problem.Rows[k].Zip(nearest.Point, (a, x) => a * x).Sum() - problem.Bounds[k]) / length;
            Assert.True(excess <= Tolerance, $"seed {seed}: row {k} exceeded by {excess}");
            Assert.True(nearest.Multipliers[k] >= 0, $"seed {seed}: multiplier {nearest.Multipliers[k]}");
            Assert.True(Math.Abs(excess * nearest.Multipliers[k] * length) <= Tolerance, $"seed {seed}: row {k} is not tight and has a multiplier");
        }

        for (int i = 0; i < problem.Given.Length; i++)
        {
            double pull = problem.Rows.Select((row, k) => nearest.Multipliers[k] * row[i]).Sum() + (equality.Length > 0 ? nearest.EqualityMultiplier * equality[i] : 0);
            Assert.Equal(problem.Given[i] - nearest.Point[i], pull, Tolerance);
        }

        Assert.True(equality.Length == 0 || Math.Abs(nearest.Point.Sum()) <= Tolerance, $"seed {seed}: equality");
    }
}
