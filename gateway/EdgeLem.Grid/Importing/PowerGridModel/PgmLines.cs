using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Adds lines, asymmetric lines and links.</summary>
internal sealed class PgmLines(PgmNetwork network, ICollection<Defect> defects, double frequencyHz)
{
    /// <summary>A rating above this stands for "unlimited".</summary>
    private const double GreatestRatingA = 5000;

    /// <summary>A link's admittance in per unit of 1 MVA: in power-grid-model 1e6 S, real and imaginary part each, in a network of 10 kV.</summary>
    private const double LinkAdmittancePu = 1.4142e8;

    private static readonly string[] Conductors = ["a", "b", "c", "n"];

    public void AddLine(PgmRow row)
    {
        var positive = new Complex(row.Required("r1", defects), row.Required("x1", defects));
        var zero = new Complex(row.RequiredZeroSequence("r0", defects), row.RequiredZeroSequence("x0", defects));
        Complex positiveShunt = Shunt(row, row.Required("c1", defects), "tan1");
        Complex zeroShunt = Shunt(row, row.RequiredZeroSequence("c0", defects), "tan0");
        var sequence = new SequenceImpedance(positive.Real, positive.Imaginary, zero.Real, zero.Imaginary);
        LineImpedance impedance = positiveShunt.Real == 0 && zeroShunt.Real == 0
            ? LineImpedance.FromSequence(sequence, (positiveShunt.Imaginary, zeroShunt.Imaginary))
            : LineImpedance.FromMatrices(OfSequence(positive, zero), OfSequence(positiveShunt, zeroShunt));
        Add(row, impedance);
    }

    public void AddAsymmetricLine(PgmRow row)
    {
        bool hasNeutral = row.Number("r_na") is not null || row.Number("x_na") is not null;
        int order = hasNeutral ? 4 : 3;
        ConductorMatrix r = Matrix(row, "r", order);
        ConductorMatrix x = Matrix(row, "x", order);
        var series = new ConductorMatrix(order, (i, j) => r[i, j] + Complex.ImaginaryOne * x[i, j]);
        ConductorMatrix farad = row.Number("c1") is not null && row.Number("c0") is not null
            ? OfSequence(row.Required("c1", defects), row.Required("c0", defects))
            : Matrix(row, "c", 3);
        ConductorMatrix shunt = new(3, (i, j) => Complex.ImaginaryOne * 2 * Math.PI * frequencyHz * farad[i, j]);
        Add(row, LineImpedance.FromMatrices(hasNeutral ? WithoutNeutral(series) : series, shunt));
    }

    public void AddLink(PgmRow row)
    {
        if (network.Ends(row) is not { } ends || !row.IsOn("from_status") || !row.IsOn("to_status"))
        {
            return;
        }

        double ratedV = network.RatedVoltageV(ends.From);
        network.Builder.Add(
            new Switch
            {
                Id = row.Id,
                FromBus = ends.From,
                ToBus = ends.To,
                ResistanceOhm = Math.Clamp(ratedV * ratedV / 1e6 / LinkAdmittancePu, 1e-7, 1),
            },
            row.Origin);
    }

    private static ConductorMatrix OfSequence(Complex positive, Complex zero) =>
        ConductorMatrix.Symmetrical(3, (2 * positive + zero) / 3, (zero - positive) / 3);

    /// <summary>Eliminates the last conductor, which is at earth potential at both ends (Kron): Z - z z^T / znn.</summary>
    private static ConductorMatrix WithoutNeutral(ConductorMatrix z) => new(3, (i, j) => z[i, j] - z[i, 3] * z[3, j] / z[3, 3]);

    private Complex Shunt(PgmRow row, double farad, string lossFactor) =>
        2 * Math.PI * frequencyHz * farad * new Complex(row.Number(lossFactor, whenMissing: 0), 1);

    /// <summary>Attributes such as r_aa, r_ba, r_bb: a lower triangle.</summary>
    private ConductorMatrix Matrix(PgmRow row, string quantity, int order)
    {
        double[,] values = new double[order, order];
        for (int i = 0; i < order; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                values[i, j] = values[j, i] = row.Required($"{quantity}_{Conductors[i]}{Conductors[j]}", defects);
            }
        }

        return new ConductorMatrix(order, (i, j) => values[i, j]);
    }

    private void Add(PgmRow row, LineImpedance impedance)
    {
        double? rating = row.Number("i_n");
        if (network.Ends(row) is not { } ends)
        {
            return;
        }

        network.Builder.Add(
            new Line
            {
                Id = row.Id,
                FromBus = ends.From,
                ToBus = ends.To,
                LengthM = null,
                Impedance = impedance,
                RatingA = rating is { } amperes && amperes <= GreatestRatingA ? amperes : null,
            },
            row.Origin);
    }
}
