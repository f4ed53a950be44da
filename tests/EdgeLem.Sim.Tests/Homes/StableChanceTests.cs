using EdgeLem.Sim.Homes;

namespace EdgeLem.Sim.Tests.Homes;

public sealed class StableChanceTests
{
    [Fact]
    public void Even_draws_have_the_mean_and_variance_of_an_even_distribution()
    {
        var chance = StableChance.For(3, "even");
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => chance.Next())];

        Assert.All(draws, draw => Assert.InRange(draw, 0, 1));
        Assert.Equal(0.5, draws.Average(), 0.005);
        Assert.Equal(1.0 / 12, draws.Average(draw => (draw - 0.5) * (draw - 0.5)), 0.001);
    }

    [Fact]
    public void Streams_of_neighbouring_keys_are_not_correlated()
    {
        var parent = StableChance.For(3, "parent");
        double covariance = Enumerable.Range(0, 50_000)
            .Average(key => (parent.At(key).Next() - 0.5) * (parent.At(key + 1).Next() - 0.5));

        // Standard deviation of this mean: (1/12) / sqrt(50000) = 0.00037.
        Assert.Equal(0, covariance, 0.002);
    }

    [Fact]
    public void Normal_and_Poisson_draws_have_their_moments()
    {
        var chance = StableChance.For(4, "moments");
        double[] normal = [.. Enumerable.Range(0, 50_000).Select(_ => chance.Gaussian())];
        double[] poisson = [.. Enumerable.Range(0, 50_000).Select(_ => (double)chance.Poisson(1.7))];

        Assert.Equal(0, normal.Average(), 0.02);
        Assert.Equal(1, normal.Average(x => x * x), 0.03);
        Assert.Equal(1.7, poisson.Average(), 0.03);
        Assert.Equal(1.7, poisson.Average(x => (x - 1.7) * (x - 1.7)), 0.06);
    }

    [Fact]
    public void A_stream_depends_on_seed_key_and_purpose_alone()
    {
        var chance = StableChance.For(1, "home/a");
        double at = chance.At(7, 2).Next();
        chance.Next();

        Assert.Equal(at, StableChance.For(1, "home/a").At(7, 2).Next());
        Assert.NotEqual(at, StableChance.For(1, "home/a").At(7, 3).Next());
        Assert.NotEqual(at, StableChance.For(2, "home/a").At(7, 2).Next());
        Assert.NotEqual(at, StableChance.For(1, "home/b").At(7, 2).Next());
    }
}
