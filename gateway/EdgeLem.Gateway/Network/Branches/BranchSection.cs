using EdgeLem.Grid;

namespace EdgeLem.Gateway.Network.Branches;

/// <summary>One line, switch or transformer of a branch, with what the market wants to know of it.</summary>
/// <remarks>
/// Resistances from a matrix Z over conductors: phase = mean of (Z_pp - mean of Z_p,others), neutral = Z_NN - mean of Z_Np. With an explicit neutral and without current in the
/// earth that gives the losses exactly for equal mutual resistances: sum over i, j of R_ij I_i I_j* = sum over i of (R_ii - R_m) |I_i|^2 where the currents sum to 0. With the
/// neutral eliminated the mutual resistance is what the sum of the phase currents meets, (R0 - R1) / 3.
/// </remarks>
internal readonly record struct BranchSection(BranchSectionKind Kind, int Element, string Id, int FromBus, int ToBus)
{
    public TerminalList FromTerminals(Feeder feeder) => Kind switch
    {
        BranchSectionKind.Line => feeder.Lines[Element].FromTerminals,
        BranchSectionKind.Switch => feeder.Switches[Element].FromTerminals,
        _ => feeder.Transformers[Element].Hv.Terminals,
    };

    public TerminalList ToTerminals(Feeder feeder) => Kind switch
    {
        BranchSectionKind.Line => feeder.Lines[Element].ToTerminals,
        BranchSectionKind.Switch => feeder.Switches[Element].ToTerminals,
        _ => feeder.Transformers[Element].Lv.Terminals,
    };

    public double LengthM(Feeder feeder) => Kind == BranchSectionKind.Line ? feeder.Lines[Element].LengthM ?? 0 : 0;

    /// <summary>What it may carry over all its phases, VA; infinity when it has no rating.</summary>
    public double RatingVa(Feeder feeder)
    {
        if (Kind == BranchSectionKind.Transformer)
        {
            return feeder.Transformers[Element].RatedPowerVa;
        }

        double? ratingA = Kind == BranchSectionKind.Line ? feeder.Lines[Element].RatingA : feeder.Switches[Element].RatingA;
        int phases = FromTerminals(feeder).Count(terminal => terminal is not (Terminal.N or Terminal.Earth));
        return ratingA * phases * feeder.BaseVoltageV(FromBus) ?? double.PositiveInfinity;
    }

    /// <summary>By phase at the to-end, NaN for a phase that it has not; ohm at its own voltage, of a transformer at the low-voltage side.</summary>
    public double[] PhaseResistanceOhm(Feeder feeder)
    {
        double[] ohm = [double.NaN, double.NaN, double.NaN];
        TerminalList terminals = ToTerminals(feeder);
        for (int conductor = 0; conductor < terminals.Count; conductor++)
        {
            if (terminals[conductor] is Terminal.A or Terminal.B or Terminal.C)
            {
                ohm[(int)terminals[conductor] - 1] = OwnResistanceOhm(feeder, terminals, conductor);
            }
        }

        return ohm;
    }

    /// <summary>Of the return path, ohm at its own voltage, of a transformer at the low-voltage side; at least 0.</summary>
    public double NeutralResistanceOhm(Feeder feeder)
    {
        switch (Kind)
        {
            case BranchSectionKind.Transformer:
                Transformer transformer = feeder.Transformers[Element];
                double zeroPercent = transformer.ZeroSequence?.ResistancePercent ?? transformer.ResistancePercent;
                double differenceOhm = (zeroPercent - transformer.ResistancePercent) / 100 * transformer.Lv.RatedVoltageV * transformer.Lv.RatedVoltageV / transformer.RatedPowerVa;
                return Math.Max(0, (differenceOhm / 3) + transformer.Lv.StarPointResistanceOhm);
            case BranchSectionKind.Switch:
                return ToTerminals(feeder).Contains(Terminal.N) ? feeder.Switches[Element].ResistanceOhm : 0;
            default:
                TerminalList terminals = ToTerminals(feeder);
                int neutral = ReturnConductor(terminals);
                ConductorMatrix ohm = feeder.Lines[Element].Impedance.SeriesOhm;
                return Math.Max(0, neutral >= 0 ? OwnResistanceOhm(feeder, terminals, neutral) : MeanMutualOhm(ohm));
        }
    }

    /// <summary>The conductor that leads the return current: the neutral, else one at earth; -1 without.</summary>
    public static int ReturnConductor(TerminalList terminals) => terminals.IndexOf(Terminal.N) is var neutral && neutral >= 0 ? neutral : terminals.IndexOf(Terminal.Earth);

    private double OwnResistanceOhm(Feeder feeder, TerminalList terminals, int conductor)
    {
        if (Kind == BranchSectionKind.Switch)
        {
            return feeder.Switches[Element].ResistanceOhm;
        }

        if (Kind == BranchSectionKind.Transformer)
        {
            Transformer transformer = feeder.Transformers[Element];
            return transformer.ResistancePercent / 100 * transformer.Lv.RatedVoltageV * transformer.Lv.RatedVoltageV / transformer.RatedPowerVa;
        }

        ConductorMatrix ohm = feeder.Lines[Element].Impedance.SeriesOhm;
        int neutral = ReturnConductor(terminals);
        double mutualOhm = neutral < 0 ? MeanMutualOhm(ohm)
            : Enumerable.Range(0, ohm.Order).Where(other => conductor == neutral ? other != neutral : other == neutral).Select(other => ohm[conductor, other].Real).DefaultIfEmpty(0).Average();
        return ohm[conductor, conductor].Real - mutualOhm;
    }

    private static double MeanMutualOhm(ConductorMatrix ohm)
    {
        double sum = 0;
        for (int row = 0; row < ohm.Order; row++)
        {
            for (int column = 0; column < row; column++)
            {
                sum += ohm[row, column].Real;
            }
        }

        return ohm.Order > 1 ? 2 * sum / (ohm.Order * (ohm.Order - 1)) : 0;
    }
}
