using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>A line's impedances per unit of length.</summary>
internal sealed class DssLineCode : DssElement<DssLineCode>
{
    private static readonly IReadOnlyList<DssProperty<DssLineCode>> Properties =
    [
        Read("nphases", (code, value) => value.Whole(code.SetConductors)),
        Read("r1", (code, value) => value.Number(r1 => code.Sequence = code.Sequence with { R1Ohm = r1 })),
        Read("x1", (code, value) => value.Number(x1 => code.Sequence = code.Sequence with { X1Ohm = x1 })),
        Read("r0", (code, value) => value.Number(r0 => code.Sequence = code.Sequence with { R0Ohm = r0 })),
        Read("x0", (code, value) => value.Number(x0 => code.Sequence = code.Sequence with { X0Ohm = x0 })),
        Read("c1", (code, value) => value.Number(c1 => code.BySequence(code.Data with { C1 = c1 }))),
        Read("c0", (code, value) => value.Number(c0 => code.Data = code.Data with { C0 = c0 })),
        Read("units", (code, value) => DssUnits.Read(value, metres => code.UnitM = metres)),
        Read("rmatrix", (code, value) => code.Matrix(value, r => code.Data = code.Data with { R = r, IsByMatrix = true })),
        Read("xmatrix", (code, value) => code.Matrix(value, x => code.Data = code.Data with { X = x, IsByMatrix = true })),
        Read("cmatrix", (code, value) => code.Matrix(value, c => code.Data = code.Data with { C = c, IsByMatrix = true })),
        Read("basefreq", (code, value) => value.Positive(hz => code.BaseFrequencyHz = hz)),
        Read("normamps", (code, value) => value.Positive(amps => code.RatingA = amps)),
        .. Reliability,
        Read("kron", (code, value) => value.Flag(isWanted => code.Reduce(value, isWanted))),
        Read("rg", (code, value) => value.Number(rg => code.Data = code.Data with { Rg = rg })),
        Read("xg", (code, value) => value.Number(xg => code.Data = code.Data with { Xg = xg })),
        Read("rho", (code, value) => value.Positive(rho => code.Data = code.Data with { Rho = rho })),
        Read("neutral", (code, value) => value.Whole(neutral => code._neutral = neutral)),
        Read("b1", (code, value) => value.Number(b1 => code.BySequence(code.Data with { C1 = code.ToNanofarad(b1) }))),
        Read("b0", (code, value) => value.Number(b0 => code.BySequence(code.Data with { C0 = code.ToNanofarad(b0) }))),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("linetype"),
    ];

    private int _neutral = 3;

    public DssLineCode(string name, SourceLocation location, DssCircuit circuit)
        : base("linecode", name, location)
    {
        BaseFrequencyHz = circuit.FrequencyHz;
        Data = new DssSeriesData().WithMatricesOfSequence();
    }

    public DssSeriesData Data { get; private set; }

    /// <summary>Metres of the unit of length; null when none is stated.</summary>
    public double? UnitM { get; private set; }

    /// <summary>Frequency of the reactances in Hz.</summary>
    public double BaseFrequencyHz { get; private set; }

    /// <summary>Normal current in A; null when not given (OpenDSS would assume 400 A).</summary>
    public double? RatingA { get; private set; }

    protected override IReadOnlyList<DssProperty<DssLineCode>> Table => Properties;

    private SequenceImpedance Sequence
    {
        get => Data.Sequence;
        set => BySequence(Data with { Sequence = value });
    }

    protected override void EndEdit()
    {
        if (!Data.IsByMatrix)
        {
            Data = Data.WithMatricesOfSequence();
        }
    }

    private void BySequence(DssSeriesData data) => Data = data with { IsByMatrix = false };

    /// <summary>Another number of conductors puts the sequence values in force again.</summary>
    private void SetConductors(int conductors)
    {
        bool isChanged = conductors != Data.Conductors;
        BySequence(Data with { Conductors = Math.Max(1, conductors) });
        if (isChanged)
        {
            _neutral = Data.Conductors;
            Data = Data.WithMatricesOfSequence();
        }
    }

    /// <summary>What the matrices do not state stays as the last statement left it; sequence values of this statement are lost, as in OpenDSS.</summary>
    private void Matrix(DssValue value, Action<double[,]> set) => value.SymmetricalMatrix(Data.Conductors, set);

    private double ToNanofarad(double microsiemens) => microsiemens * 1e3 / (2 * Math.PI * BaseFrequencyHz);

    /// <summary>Eliminates the neutral: of the impedances by Kron, of the capacitances by leaving it out, for its voltage is zero.</summary>
    private void Reduce(DssValue value, bool isWanted)
    {
        if (!isWanted || !Data.IsByMatrix || _neutral == 0)
        {
            return;
        }

        int order = Data.Conductors;
        if (order < 2 || _neutral > order)
        {
            value.Reject(FormattableString.Invariant($"conductor {_neutral} of {order} cannot be eliminated. Correct nphases or neutral."));
            return;
        }

        var z = new Complex[order, order];
        for (int i = 0; i < order * order; i++)
        {
            z[i / order, i % order] = new Complex(Data.R[i / order, i % order], Data.X[i / order, i % order]);
        }

        Complex[,] reduced = KronReduction.Without(z, _neutral - 1);
        Data = Data with
        {
            Conductors = order - 1,
            R = Map(order - 1, (i, j) => reduced[i, j].Real),
            X = Map(order - 1, (i, j) => reduced[i, j].Imaginary),
            C = Map(order - 1, (i, j) => Data.C[i < _neutral - 1 ? i : i + 1, j < _neutral - 1 ? j : j + 1]),
        };
        _neutral = 0;
    }

    private static double[,] Map(int order, Func<int, int, double> of)
    {
        var matrix = new double[order, order];
        for (int i = 0; i < order * order; i++)
        {
            matrix[i / order, i % order] = of(i / order, i % order);
        }

        return matrix;
    }
}
