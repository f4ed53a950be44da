using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Market.Losses;
using EdgeLem.Market.Network;
using EdgeLem.Tests;
using static System.FormattableString;

namespace EdgeLem.Market.Tests.Losses;

/// <summary>Proportional sharing against the definition: every pair of a generator and a load, with its share of every branch, from iterated mixtures.</summary>
public sealed class TracingOracleTests
{
    /// <summary>Row 79: an index per generator and load is reported as more accurate; ours agrees with that index, pair by pair summed, to 1e-6 of the losses on 200 networks.</summary>
    [Fact]
    [Trait("Row", "R79")]
    public void The_recursion_gives_what_the_pairs_give()
    {
        const int NetworkCount = 200;
        double worst = 0;
        for (int seed = 0; seed < NetworkCount; seed++)
        {
            LossInput input = Trees.RandomInput(new Random(seed));
            double[] pairsW = new double[input.Points.Length];
            for (int phase = 0; phase < 3; phase++)
            {
                AddPairs(input, phase, pairsW);
            }

            ImmutableArray<long> partsJ = new ProportionalSharingLosses().Allocate(input).PerPointJ;
            for (int point = 0; point < pairsW.Length && input.TotalJ > 0; point++)
            {
                worst = Math.Max(worst, Math.Abs(partsJ[point] - (pairsW[point] / pairsW.Sum() * input.TotalJ)));
                Assert.True(Math.Abs(partsJ[point] - (pairsW[point] / pairsW.Sum() * input.TotalJ)) <= 1 + (1e-6 * input.TotalJ), $"seed {seed} point {point}: {partsJ[point]} J of {input.TotalJ}, pairs {pairsW[point]} of {pairsW.Sum()}");
            }
        }

        Literature.State("R79", "Proportional sharing per pair of generator and load; Di Silvestre et al.", "more accurate; follows the sharing rule",
            (Invariant($"the recursion is within {worst:F1} J of the sum over all pairs, on {NetworkCount} networks"), "partly: it follows the rule; accuracy has no measure here"));
    }

    private static void AddPairs(LossInput input, int phase, double[] bornW)
    {
        Flow flow = FlowOf(input, phase);
        int points = bornW.Length;
        double[][] sources = Mixtures(flow, input, phase, forGeneration: true);
        double[][] sinks = Mixtures(flow, input, phase, forGeneration: false);
        for (int branch = 0; branch < flow.From.Length; branch++)
        {
            if (flow.W[branch] == 0)
            {
                continue;
            }

            for (int g = 0; g <= points; g++)
            {
                for (int l = 0; l <= points; l++)
                {
                    double pairW = flow.LossW[branch] * sources[flow.From[branch]][g] * sinks[flow.To[branch]][l];
                    if (g < points)
                    {
                        bornW[g] += l < points ? pairW / 2 : pairW;
                    }

                    if (l < points)
                    {
                        bornW[l] += g < points ? pairW / 2 : pairW;
                    }
                }
            }
        }
    }

    /// <summary>Shares of the points, and of all others last, in what flows through each bus; repeated until no share can still change, which takes as many rounds as there are buses.</summary>
    private static double[][] Mixtures(Flow flow, LossInput input, int phase, bool forGeneration)
    {
        int buses = flow.From.Length + 1;
        int points = input.Points.Length;
        double[][] mixtures = [.. Enumerable.Range(0, buses).Select(_ => new double[points + 1])];
        for (int round = 0; round <= buses; round++)
        {
            mixtures = [.. Enumerable.Range(0, buses).Select(bus => Mixture(bus, flow, (input, phase, forGeneration), mixtures))];
        }

        return mixtures;
    }

    private static double[] Mixture(int bus, Flow flow, (LossInput Input, int Phase, bool ForGeneration) what, double[][] before)
    {
        (LossInput input, int phase, bool forGeneration) = what;
        int points = input.Points.Length;
        double[] addW = new double[points + 1];
        (double inW, double outW) = (0, 0);
        for (int point = 0; point < points; point++)
        {
            double phaseW = input.Topology.BranchOfPoint[point] + 1 == bus && input.Points[point].Phases.Contains((char)('A' + phase))
                ? input.State.PowerW[point] / input.Points[point].Phases.Length : 0;
            inW += Math.Max(0, -phaseW);
            outW += Math.Max(0, phaseW);
            addW[point] += Math.Max(0, forGeneration ? -phaseW : phaseW);
        }

        for (int branch = 0; branch < flow.From.Length; branch++)
        {
            inW += flow.To[branch] == bus ? flow.W[branch] : 0;
            outW += flow.From[branch] == bus ? flow.W[branch] : 0;
            int other = forGeneration ? flow.From[branch] : flow.To[branch];
            bool arrives = (forGeneration ? flow.To[branch] : flow.From[branch]) == bus;
            for (int share = 0; share <= points && arrives; share++)
            {
                addW[share] += flow.W[branch] * before[other][share];
            }
        }

        double throughW = Math.Max(inW, outW);
        addW[points] += throughW - (forGeneration ? inW : outW);
        return [.. addW.Select(ofShareW => throughW > 0 ? ofShareW / throughW : 0)];
    }

    private static Flow FlowOf(LossInput input, int phase)
    {
        BranchFlows flows = input.State.Branches!;
        double[] lossW = [.. flows.LossesW.Select((ofBranchW, branch) =>
            flows.CurrentA[branch].Take(3).Sum(Square) is var squares && squares > 0 ? ofBranchW * Square(flows.CurrentA[branch][phase]) / squares : 0)];
        double[] middleW = [.. lossW.Select((ofBranchW, branch) => flows.PowerW[branch][phase] - (ofBranchW / 2))];
        int[] near = [.. input.Topology.Branches.Select(branch => branch.Parent + 1)];
        return new Flow(
            [.. middleW.Select((ofBranchW, branch) => ofBranchW >= 0 ? near[branch] : branch + 1)],
            [.. middleW.Select((ofBranchW, branch) => ofBranchW >= 0 ? branch + 1 : near[branch])],
            [.. middleW.Select(Math.Abs)],
            lossW);
    }

    private static double Square(Complex value) => Math.Pow(value.Magnitude, 2);

    private sealed record Flow(int[] From, int[] To, double[] W, double[] LossW);
}
