namespace EdgeLem.Grid;

/// <summary>Squares of a bus's phase-to-neutral voltages and of their sequences, straight from the state: a check screens every bus by them, and takes roots only where they decide.</summary>
/// <remarks>
/// With v_A, v_B, v_C against the bus's neutral (earth where it has none) and a = e^(j120): positive sequence times 3, p = v_A + a v_B + a^2 v_C, negative n = v_A + a^2 v_B + a v_C. With s = v_B + v_C
/// and d = v_B - v_C both are u +- j w, u = v_A - s / 2, w = d sqrt(3) / 2. A square differs from that of the rounded magnitude by a few units in the last place, so that whoever compares squares in place
/// of magnitudes leaves <see cref="Guard"/> on either side to the magnitudes themselves.
/// </remarks>
internal readonly struct BusVoltages
{
    /// <summary>Relative distance of two squares from which on rounding cannot have changed their order.</summary>
    public const double Guard = 1e-12;

    /// <summary>The same for the negative sequence, a small difference of large voltages, whose rounding weighs more.</summary>
    public const double UnbalanceGuard = 1e-6;

    private const double HalfRootOf3 = 0.8660254037844386;

    private readonly double _aRe;
    private readonly double _aIm;
    private readonly double _bRe;
    private readonly double _bIm;
    private readonly double _cRe;
    private readonly double _cIm;

    /// <summary>Reads a bus of a converged flow; a phase that it has not is some voltage without meaning.</summary>
    public BusVoltages(PowerFlowResult flow, int bus)
    {
        ReadOnlySpan<double> re = flow.Voltage.AsSpan(SweepKernel.LaneOf(bus, 0), Circuit.Width);
        ReadOnlySpan<double> im = flow.Voltage.AsSpan(SweepKernel.LaneOf(bus, 0) + Circuit.Width, Circuit.Width);
        bool hasNeutral = flow.Circuit.NeutralSlotOf(bus) >= 0;
        double neutralRe = hasNeutral ? re[3] : 0;
        double neutralIm = hasNeutral ? im[3] : 0;
        (_aRe, _aIm) = (re[0] - neutralRe, im[0] - neutralIm);
        (_bRe, _bIm) = (re[1] - neutralRe, im[1] - neutralIm);
        (_cRe, _cIm) = (re[2] - neutralRe, im[2] - neutralIm);
    }

    /// <summary>Square of a phase's magnitude, V^2.</summary>
    public double SquareOf(int phase) => phase switch
    {
        0 => _aRe * _aRe + _aIm * _aIm,
        1 => _bRe * _bRe + _bIm * _bIm,
        _ => _cRe * _cRe + _cIm * _cIm,
    };

    /// <summary>Squares of the positive and the negative sequence, each times 9, V^2.</summary>
    public (double Positive, double Negative) Sequences()
    {
        double uRe = _aRe - 0.5 * (_bRe + _cRe);
        double uIm = _aIm - 0.5 * (_bIm + _cIm);
        double wRe = HalfRootOf3 * (_bRe - _cRe);
        double wIm = HalfRootOf3 * (_bIm - _cIm);
        return (Square(uRe - wIm, uIm + wRe), Square(uRe + wIm, uIm - wRe));
    }

    private static double Square(double re, double im) => re * re + im * im;
}
