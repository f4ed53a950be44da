namespace EdgeLem.Grid;

/// <summary>
/// The feeder as the sweep needs it, in volts, amperes and ohms, by tree position. Root (position 0) values describe the transformer with
/// the source behind it.
/// </summary>
/// <remarks>
/// Delta-star transformer by winding incidence (unit p joins the delta voltage of two high-voltage phases with star phase p):
/// e_p = (VH_p - VH_q) / n, n = VH,LL / (VL,LL / sqrt 3), q = p - 1 for Dyn1 and p + 1 for Dyn11; the high-voltage line current is
/// IH_p = (I_p - I_q') / n with q' = p + 1 and p - 1. Its zero sequence is nil, so the source acts with Z1 only, and seen from the low-voltage
/// side Z1 = zt + zs (VL,LL / VH,LL)^2 and Z0 = zt (powerflow.md section 3).
/// </remarks>
internal sealed class SweepNetwork
{
    public SweepNetwork(Feeder feeder)
    {
        Feeder = feeder;
        Tree = feeder.Tree;
        int size = Tree.BusAt.Length;
        OwnR = new double[size];
        OwnX = new double[size];
        MutualR = new double[size];
        MutualX = new double[size];
        Set(0, RootImpedance(feeder));
        for (int position = 1; position < size; position++)
        {
            Set(position, feeder.Lines[Tree.LineAt[position]].Impedance);
        }

        FillNoLoadVoltages();
    }

    public Feeder Feeder { get; }

    public FeederTree Tree { get; }

    public int Size => Tree.BusAt.Length;

    /// <summary>What a phase's own current meets on the way from the parent, in ohm, by position.</summary>
    public double[] OwnR { get; }

    public double[] OwnX { get; }

    /// <summary>What the sum of the three currents meets on the way from the parent, in ohm, by position.</summary>
    public double[] MutualR { get; }

    public double[] MutualX { get; }

    /// <summary>Open-circuit voltages of the source, in V, by phase.</summary>
    public double[] SourceRe { get; } = new double[3];

    public double[] SourceIm { get; } = new double[3];

    /// <summary>Open-circuit voltages of the low-voltage side, in V, by phase: the start of a flow and what feeds its root.</summary>
    public double[] NoLoadRe { get; } = new double[3];

    public double[] NoLoadIm { get; } = new double[3];

    private double Ratio => Feeder.Transformer.HvVoltageV * Math.Sqrt(3) / Feeder.Transformer.LvVoltageV;

    /// <summary>For Dyn1 the winding of phase p ends on the phase before it, for Dyn11 on the phase after.</summary>
    private int WindingEnd(int phase) => (phase + (Feeder.Transformer.VectorGroup == VectorGroup.Dyn1 ? 2 : 1)) % 3;

    /// <summary>Line currents of the delta side from the star currents, in A.</summary>
    /// <param name="lv">Re and Im of the three star currents, at their places in the flow's arrays.</param>
    /// <param name="hv">Receives re and im of the three line currents.</param>
    public void ToHighVoltage((double[] Re, double[] Im) lv, (double[] Re, double[] Im) hv)
    {
        Array.Clear(hv.Re);
        Array.Clear(hv.Im);
        for (int phase = 0; phase < 3; phase++)
        {
            int end = WindingEnd(phase);
            hv.Re[phase] += lv.Re[phase] / Ratio;
            hv.Im[phase] += lv.Im[phase] / Ratio;
            hv.Re[end] -= lv.Re[phase] / Ratio;
            hv.Im[end] -= lv.Im[phase] / Ratio;
        }
    }

    private static SequenceImpedance RootImpedance(Feeder feeder)
    {
        Transformer transformer = feeder.Transformer;
        double square = Math.Pow(transformer.LvVoltageV / transformer.HvVoltageV, 2);
        SequenceImpedance source = feeder.Source.Impedance;
        return new SequenceImpedance(
            transformer.ResistanceOhm + source.R1Ohm * square,
            transformer.ReactanceOhm + source.X1Ohm * square,
            transformer.ResistanceOhm,
            transformer.ReactanceOhm);
    }

    private void Set(int position, SequenceImpedance impedance)
    {
        OwnR[position] = impedance.OwnResistanceOhm;
        OwnX[position] = impedance.OwnReactanceOhm;
        MutualR[position] = impedance.MutualResistanceOhm;
        MutualX[position] = impedance.MutualReactanceOhm;
    }

    private void FillNoLoadVoltages()
    {
        double magnitude = Feeder.Source.NominalVoltageV * Feeder.Source.VoltagePu / Math.Sqrt(3);
        for (int phase = 0; phase < 3; phase++)
        {
            (double sin, double cos) = Math.SinCos((Feeder.Source.AngleDeg - 120 * phase) * Math.PI / 180);
            SourceRe[phase] = magnitude * cos;
            SourceIm[phase] = magnitude * sin;
        }

        for (int phase = 0; phase < 3; phase++)
        {
            NoLoadRe[phase] = (SourceRe[phase] - SourceRe[WindingEnd(phase)]) / Ratio;
            NoLoadIm[phase] = (SourceIm[phase] - SourceIm[WindingEnd(phase)]) / Ratio;
        }
    }
}
