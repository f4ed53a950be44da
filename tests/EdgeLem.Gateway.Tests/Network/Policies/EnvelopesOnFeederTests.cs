using System.Collections.Immutable;
using EdgeLem.Gateway.Network;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Envelopes;
using EdgeLem.Market.Network;

namespace EdgeLem.Gateway.Tests.Network.Policies;

public sealed class EnvelopesOnFeederTests(ITestOutputHelper output)
{
    private const int Samples = 60;

    [Theory]
    [InlineData(EnvelopeRule.Equal)]
    [InlineData(EnvelopeRule.EqualPerPhase)]
    [InlineData(EnvelopeRule.Weighted)]
    [Trait("Row", "R57")]
    public void On_the_European_feeder_envelopes_remove_every_violation_hold_everywhere_inside_and_are_tight(EnvelopeRule rule)
    {
        FeederNetwork network = EuropeanNoon.Network();
        GridRound round = EuropeanNoon.Round(network, pvW: 5_000, seed: 2) with { RatingW = [.. network.Points.Select((_, i) => 5_000L + (1_000 * (i % 5)))] };
        GridOutcome outcome = new EnvelopePolicy(rule).Apply(round);

        output.WriteLine($"refused {outcome.RefusedW} W, {outcome.Iterations} linearisations; import {Range(outcome, envelope => envelope.ImportLimitW)} W, export {Range(outcome, envelope => envelope.ExportLimitW)} W");
        Assert.NotEmpty(outcome.Before.Violations);
        Assert.True(outcome.After.IsAllowed);
        AssertHoldInside(network, outcome.Envelopes);
        Assert.True(IsPassed(network, outcome.Envelopes, 1.01), "envelopes one percent wider pass no limit");
    }

    private static string Range(GridOutcome outcome, Func<OperatingEnvelope, long> limitW) => $"{outcome.Envelopes.Min(limitW)} to {outcome.Envelopes.Max(limitW)}";

    private static void AssertHoldInside(FeederNetwork network, ImmutableArray<OperatingEnvelope> envelopes)
    {
        Random random = new(57);
        for (int sample = 0; sample < Samples; sample++)
        {
            bool isCorner = sample % 2 == 0;
            double[] powerW = [.. envelopes.Select(envelope => At(envelope, isCorner ? random.Next(2) : random.NextDouble()))];
            Assert.True(network.Evaluate(powerW).IsAllowed, $"sample {sample}: {string.Join(", ", network.Evaluate(powerW).Violations.Take(3))}");
        }
    }

    /// <summary>Whether at wider envelopes the worst corner of some limit is not allowed; the rows near all export say which corners those are.</summary>
    private static bool IsPassed(FeederNetwork network, ImmutableArray<OperatingEnvelope> envelopes, double scale)
    {
        network.Evaluate([.. envelopes.Select(envelope => At(envelope, 0))]);
        return network.Linearize()!.Limits.Any(limit => !network.Evaluate(WorstCorner(limit, envelopes, scale)).IsAllowed);
    }

    private static double[] WorstCorner(LinearLimit limit, ImmutableArray<OperatingEnvelope> envelopes, double scale) =>
        [.. envelopes.Select(envelope => scale * At(envelope, limit.CoefficientPerPoint[envelope.Point] > 0 ? 1 : 0))];

    private static double At(OperatingEnvelope envelope, double share) => -envelope.ExportLimitW + (share * (envelope.ImportLimitW + envelope.ExportLimitW));
}
