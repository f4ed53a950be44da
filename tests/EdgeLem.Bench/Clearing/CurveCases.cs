using System.Collections.Immutable;
using EdgeLem.Bench.Measuring;
using EdgeLem.Market.Clearing.Curves;

namespace EdgeLem.Bench.Clearing;

/// <summary>One changed demand curve among many, and the equilibrium after it.</summary>
internal static class CurveCases
{
    private const int Agents = 10_000;
    private const int StepCount = 101;
    private const int Seed = 1;
    private const int ChangesPerRepetition = 20_000;

    /// <summary>Measures one change with the equilibrium after it; price and volume are those after the last change of a repetition.</summary>
    /// <param name="sampling">How often.</param>
    /// <param name="table">Receives a row.</param>
    public static void Measure(Sampling sampling, BenchTable table)
    {
        var chance = new Random(Seed);
        var steps = new PriceSteps(RandomMarket.Prices.FeedInPriceMicroEurPerKwh, RandomMarket.Prices.RetailPriceMicroEurPerKwh, StepCount);
        ImmutableArray<DemandCurve> curves = [.. BenchBooks.Of(Agents).Select(order => DemandCurve.Of([order], steps))];
        var market = new CurveAggregator(steps, Agents);
        for (int agent = 0; agent < Agents; agent++)
        {
            market.Update(agent, curves[agent]);
        }

        // Every change gives an agent another one's curve; drawn before, so that only the market is timed.
        (int Agent, DemandCurve Curve)[] changes = [.. Enumerable.Range(0, ChangesPerRepetition).Select(_ => (chance.Next(Agents), curves[chance.Next(Agents)]))];
        Samples samples = sampling.Of(ChangesPerRepetition, () => Change(market, changes));
        long volumeW = Enumerable.Range(0, Agents).Sum(agent => Math.Max(0, market.SetpointW(agent)));
        table.Add("curve-aggregation-one-change", Agents, samples.Count, samples.MinUs / 1000, samples.MedianUs / 1000, market.EquilibriumPriceMicroEurPerKwh, volumeW);
    }

    private static void Change(CurveAggregator market, (int Agent, DemandCurve Curve)[] changes)
    {
        long sum = 0;
        foreach ((int agent, DemandCurve curve) in changes)
        {
            market.Update(agent, curve);
            sum += market.EquilibriumPriceMicroEurPerKwh;
        }

        GC.KeepAlive(sum);
    }
}
