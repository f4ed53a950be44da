using System.Numerics;
using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network.Branches;

/// <summary>Currents, powers and losses of one branch in a solved flow.</summary>
/// <remarks>
/// Losses of a section = Re(sum V_near I_near* - sum V_far I_far*), of a line as Re(sum (V_near - V_far) I_near* + sum V_far (I_near - I_far)*), in which the large powers have
/// cancelled before anything is subtracted. All conductors and the voltages to earth take part, so that a loss is only ever read for a branch as a whole: the phases of one
/// branch exchange power by mutual induction, and "the loss of one phase" can be negative.
/// </remarks>
internal sealed class BranchReading
{
    private const int Neutral = 3;

    /// <summary>Complex current of A, B, C, N away from the supply, A.</summary>
    public Complex[] CurrentA { get; } = new Complex[Neutral + 1];

    /// <summary>Active power of A, B, C away from the supply, W.</summary>
    public double[] PowerW { get; } = new double[PhaseNames.Count];

    /// <summary>Losses of all conductors, W.</summary>
    public double LossesW { get; private set; }

    public static BranchReading Of(FeederBranch branch, PowerFlowResult flow)
    {
        var reading = new BranchReading();
        foreach (BranchSection section in branch.Sections)
        {
            (SectionEnd near, SectionEnd far) = Ends(section, branch, flow);
            if (section.Kind == BranchSectionKind.Transformer)
            {
                reading.AddTransformer(near, far, flow);
            }
            else
            {
                reading.AddConductors(near, far, flow);
            }
        }

        return reading;
    }

    private void AddConductors(SectionEnd near, SectionEnd far, PowerFlowResult flow)
    {
        Add(near, flow);
        for (int i = 0; i < near.CurrentA.Length; i++)
        {
            Complex farV = flow.VoltageToEarthV(far.Bus, far.Terminals[i]);
            Complex drop = flow.VoltageToEarthV(near.Bus, near.Terminals[i]) - farV;
            LossesW += ((drop * Complex.Conjugate(near.CurrentA[i])) + (farV * Complex.Conjugate(near.CurrentA[i] - far.CurrentA[i]))).Real;
        }
    }

    private void AddTransformer(SectionEnd near, SectionEnd far, PowerFlowResult flow)
    {
        double lossesW = PowerOf(near, flow) - PowerOf(far, flow);
        LossesW += lossesW;
        Add(far, flow);
        int[] phases = [.. Enumerable.Range(0, far.Terminals.Count).Where(i => far.Terminals[i] is Terminal.A or Terminal.B or Terminal.C)];
        double squares = phases.Sum(i => Square(far.CurrentA[i]));
        foreach (int i in phases)
        {
            PowerW[(int)far.Terminals[i] - 1] += lossesW * (squares > 0 ? Square(far.CurrentA[i]) / squares : 1.0 / phases.Length);
        }
    }

    private void Add(SectionEnd end, PowerFlowResult flow)
    {
        Complex neutralV = flow.VoltageToEarthV(end.Bus, Terminal.N);
        for (int i = 0; i < end.CurrentA.Length; i++)
        {
            if (end.Terminals[i] is Terminal.A or Terminal.B or Terminal.C)
            {
                int phase = (int)end.Terminals[i] - 1;
                CurrentA[phase] += end.CurrentA[i];
                PowerW[phase] += ((flow.VoltageToEarthV(end.Bus, end.Terminals[i]) - neutralV) * Complex.Conjugate(end.CurrentA[i])).Real;
            }
            else if (i == BranchSection.ReturnConductor(end.Terminals))
            {
                CurrentA[Neutral] += end.CurrentA[i];
            }
        }
    }

    private static double PowerOf(SectionEnd end, PowerFlowResult flow)
    {
        double powerW = 0;
        for (int i = 0; i < end.CurrentA.Length; i++)
        {
            powerW += (flow.VoltageToEarthV(end.Bus, end.Terminals[i]) * Complex.Conjugate(end.CurrentA[i])).Real;
        }

        return powerW;
    }

    private static (SectionEnd Near, SectionEnd Far) Ends(BranchSection section, FeederBranch branch, PowerFlowResult flow)
    {
        TerminalList from = section.FromTerminals(branch.Feeder);
        TerminalList to = section.ToTerminals(branch.Feeder);
        Complex[] intoFromA = [.. Enumerable.Range(0, from.Count).Select(i => IntoFrom(section, i, flow))];
        Complex[] outOfToA = [.. Enumerable.Range(0, to.Count).Select(i => OutOfTo(section, i, flow))];
        return section.FromBus == branch.NearBus
            ? (new SectionEnd(section.FromBus, from, intoFromA), new SectionEnd(section.ToBus, to, outOfToA))
            : (new SectionEnd(section.ToBus, to, Negated(outOfToA)), new SectionEnd(section.FromBus, from, Negated(intoFromA)));
    }

    private static Complex IntoFrom(BranchSection section, int conductor, PowerFlowResult flow) => section.Kind switch
    {
        BranchSectionKind.Line => flow.LineCurrentA(section.Element, conductor),
        BranchSectionKind.Switch => flow.SwitchCurrentA(section.Element, conductor),
        _ => flow.TransformerHvCurrentA(section.Element, conductor),
    };

    private static Complex OutOfTo(BranchSection section, int conductor, PowerFlowResult flow) => section.Kind switch
    {
        BranchSectionKind.Line => -flow.LineEndCurrentA(section.Element, conductor),
        BranchSectionKind.Switch => flow.SwitchCurrentA(section.Element, conductor),
        _ => flow.TransformerLvCurrentA(section.Element, conductor),
    };

    private static Complex[] Negated(Complex[] values) => [.. values.Select(value => -value)];

    private static double Square(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);

    /// <summary>One end of a section: currents away from the supply, by conductor.</summary>
    private readonly record struct SectionEnd(int Bus, TerminalList Terminals, Complex[] CurrentA);
}
