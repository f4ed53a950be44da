namespace EdgeLem.Grid;

/// <summary>
/// Impedance and capacitance of a line per unit of length, as line codes and lines hold them: sequence values, matrices, and which of the two count. A value.
/// </summary>
internal sealed record DssSeriesData
{
    /// <summary>Ohm per unit of length; OpenDSS's default is per 1000 ft.</summary>
    public SequenceImpedance Sequence { get; init; } = new(0.0580, 0.1206, 0.1784, 0.4047);

    /// <summary>Positive-sequence capacitance in nF per unit of length.</summary>
    public double C1 { get; init; } = 3.4;

    /// <summary>Zero-sequence capacitance in nF per unit of length.</summary>
    public double C0 { get; init; } = 1.6;

    /// <summary>Number of conductors.</summary>
    public int Conductors { get; init; } = 3;

    /// <summary>The matrices below count rather than the sequence values.</summary>
    public bool IsByMatrix { get; init; }

    /// <summary>Resistance in ohm per unit of length.</summary>
    public double[,] R { get; init; } = new double[0, 0];

    /// <summary>Reactance in ohm per unit of length.</summary>
    public double[,] X { get; init; } = new double[0, 0];

    /// <summary>Capacitance in nF per unit of length.</summary>
    public double[,] C { get; init; } = new double[0, 0];

    /// <summary>Earth return's resistance in ohm per unit of length, by which R follows the frequency.</summary>
    public double Rg { get; init; } = 0.01805;

    /// <summary>Earth return's reactance in ohm per unit of length.</summary>
    public double Xg { get; init; } = 0.155081;

    /// <summary>Resistivity of the earth in ohm metres.</summary>
    public double Rho { get; init; } = 100;

    /// <summary>
    /// With the matrices that the sequence values give for any number of conductors: the own value (2 Z1 + Z0) / 3, the mutual one (Z0 - Z1) / 3. A single conductor has Z1.
    /// </summary>
    public DssSeriesData WithMatricesOfSequence()
    {
        SequenceImpedance z = Conductors == 1 ? new(Sequence.R1Ohm, Sequence.X1Ohm, Sequence.R1Ohm, Sequence.X1Ohm) : Sequence;
        return this with
        {
            R = Of(z.R1Ohm, z.R0Ohm),
            X = Of(z.X1Ohm, z.X0Ohm),
            C = Of(C1, Conductors == 1 ? C1 : C0),
        };
    }

    private double[,] Of(double positive, double zero)
    {
        var matrix = new double[Conductors, Conductors];
        for (int i = 0; i < matrix.Length; i++)
        {
            int row = i / Conductors;
            matrix[row, i % Conductors] = (zero - positive) / 3 + (row == i % Conductors ? positive : 0);
        }

        return matrix;
    }
}
