namespace EdgeLem.Grid.Tests;

public sealed class BlockFactorsTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 5)]
    [InlineData(3, 30)]
    [InlineData(4, 200)]
    public void A_random_sparse_system_is_solved(int seed, int chords)
    {
        var random = new Random(seed);
        int[] sizes = [.. Enumerable.Range(0, 25).Select(_ => 2 * random.Next(1, 5))];
        (int First, int Second)[] links =
        [
            .. Enumerable.Range(1, 24).Select(bus => (random.Next(bus), bus)),
            .. Enumerable.Range(0, chords).Select(_ => (random.Next(12), 12 + random.Next(13))),
        ];
        var pattern = new BlockPattern(sizes, links);
        var factors = new BlockFactors(pattern, [.. Enumerable.Repeat(1.0, 25)]);
        double[] x = [.. Enumerable.Range(0, pattern.VectorAt[^1]).Select(_ => random.NextDouble() - 0.5)];
        double[] b = new double[x.Length];
        foreach ((int row, int column) in links.SelectMany(link => new[] { link, (link.Second, link.First) }).Concat(Enumerable.Range(0, 25).Select(bus => (bus, bus))).Distinct())
        {
            int rows = sizes[row];
            int at = pattern.BlockAt(row, column);
            for (int i = 0; i < rows * sizes[column]; i++)
            {
                // No diagonal dominance, so that the pivots inside blocks matter.
                double value = random.NextDouble() - 0.5;
                factors.Values[at + i] = value;
                b[pattern.VectorAt[pattern.PositionOf[row]] + i / sizes[column]] += value * x[pattern.VectorAt[pattern.PositionOf[column]] + i % sizes[column]];
            }
        }

        (int position, _) = factors.Factorise();
        factors.Solve(b);

        Assert.Equal(-1, position);
        Assert.All(Enumerable.Range(0, x.Length), i => Assert.Equal(x[i], b[i], 1e-6));
    }

    [Fact]
    public void A_tree_is_eliminated_without_fill()
    {
        var random = new Random(7);
        (int, int)[] links = [.. Enumerable.Range(1, 199).Select(bus => (random.Next(bus), bus))];

        var pattern = new BlockPattern([.. Enumerable.Repeat(6, 200)], links);

        Assert.Equal(199, pattern.Neighbour.Length);
        Assert.Equal(36 * (200 + 2 * 199), pattern.Length);
    }

    [Fact]
    public void A_singular_block_is_named()
    {
        var pattern = new BlockPattern([2, 2], [(0, 1)]);
        var factors = new BlockFactors(pattern, [1, 1]);
        factors.Values[pattern.DiagonalAt[0]] = 1;
        factors.Values[pattern.DiagonalAt[0] + 3] = 1;
        factors.Values[pattern.DiagonalAt[1]] = 1;

        Assert.Equal((1, 1), factors.Factorise());
    }

    [Theory]
    [InlineData(2, 3, 1)]
    [InlineData(-2, 3, -1)]
    [InlineData(-2, -3, 1)]
    public void The_sign_is_that_of_the_determinant(double first, double second, int sign)
    {
        var pattern = new BlockPattern([2], []);
        var factors = new BlockFactors(pattern, [1]);
        // Rows exchanged: determinant -(first * second) of the anti-diagonal, and once more by the order of its rows.
        (factors.Values[1], factors.Values[2]) = (-first, second);

        factors.Factorise();

        Assert.Equal(sign, factors.Sign);
    }
}
