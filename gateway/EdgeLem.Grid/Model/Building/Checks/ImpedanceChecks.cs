using System.Numerics;

namespace EdgeLem.Grid;

/// <summary>Checks the impedance of one kilometre of line, or of a whole line of unknown length: ranges, symmetry, and that it can be inverted.</summary>
internal sealed class ImpedanceChecks(CheckReport report, ElementOrigin origin, string name)
{
    /// <summary>A pivot smaller than this share of the largest value means a matrix that cannot be inverted.</summary>
    private const double SmallestPivot = 1e-9;

    private const double LargestAsymmetry = 1e-6;

    /// <summary>The greatest resistance or reactance of a line of unknown length, in ohm: 30 km of the thinnest cable.</summary>
    private const double LargestOhm = 1000;

    /// <summary>Whether the values are those of a kilometre, for which the ranges are narrow; default true.</summary>
    public bool IsPerKilometre { get; init; } = true;

    private string Ohm => IsPerKilometre ? "ohm/km" : "ohm";

    private string MicroSiemens => IsPerKilometre ? "microsiemens/km" : "microsiemens";

    /// <param name="impedance">Ohm and siemens.</param>
    /// <param name="suffix">What ends the names of the properties: "PerKm" for a cable, nothing for a line.</param>
    public void Require(LineImpedance impedance, string suffix)
    {
        if (impedance.Sequence is { } sequence)
        {
            RequireSequence(sequence, impedance.ShuntSequenceS, suffix);
        }
        else if (RequireDiagonal(impedance.SeriesOhm, suffix))
        {
            RequireReciprocal(impedance.SeriesOhm, "rOhm" + suffix, "series impedance");
            report.Require(
                origin,
                IsInvertible(impedance.SeriesOhm),
                "rOhm" + suffix,
                $"{name}: the matrix of series impedances is singular, two conductors act as one. Correct rOhm{suffix} and xOhm{suffix}.");
        }

        if (impedance.Sequence is null && impedance.ShuntS is { } shunt)
        {
            RequireShunt(shunt, suffix);
        }
    }

    private Quantity Resistance(string property, double ohm, double mostPerKilometre) =>
        IsPerKilometre ? new(property, ohm, Ohm, 0.001, mostPerKilometre) : new(property, ohm, Ohm, 0, LargestOhm);

    private Quantity Reactance(string property, double ohm, double mostPerKilometre) => new(property, ohm, Ohm, 0, IsPerKilometre ? mostPerKilometre : LargestOhm);

    private static bool IsInvertible(ConductorMatrix matrix)
    {
        int order = matrix.Order;
        var rows = new Complex[order, order];
        double largest = 0;
        for (int i = 0; i < order * order; i++)
        {
            rows[i / order, i % order] = matrix[i / order, i % order];
            largest = Math.Max(largest, matrix[i / order, i % order].Magnitude);
        }

        // Elimination without exchange of rows: the real part of a passive line is positive definite, so that every pivot is nonzero.
        for (int pivot = 0; pivot < order; pivot++)
        {
            if (!(rows[pivot, pivot].Magnitude > SmallestPivot * largest))
            {
                return false;
            }

            for (int row = pivot + 1; row < order; row++)
            {
                Complex factor = rows[row, pivot] / rows[pivot, pivot];
                for (int column = pivot; column < order; column++)
                {
                    rows[row, column] -= factor * rows[pivot, column];
                }
            }
        }

        return true;
    }

    // From busbars (0.001) to 1.5 mm2 copper (12) with margin; in zero sequence the return path adds three conductors.
    private void RequireSequence(SequenceImpedance ohm, (double B1S, double B0S)? shunt, string suffix)
    {
        report.Require(
            origin,
            name,
            Resistance("r1Ohm" + suffix, ohm.R1Ohm, 50),
            Reactance("x1Ohm" + suffix, ohm.X1Ohm, 5),
            Resistance("r0Ohm" + suffix, ohm.R0Ohm, 200),
            Reactance("x0Ohm" + suffix, ohm.X0Ohm, 20));
        RequireSome(("1", ohm.R1Ohm, ohm.X1Ohm), suffix);
        RequireSome(("0", ohm.R0Ohm, ohm.X0Ohm), suffix);
        if (shunt is { } siemens)
        {
            report.Require(
                origin,
                name,
                new Quantity("b1MicroS" + suffix, siemens.B1S * 1e6, MicroSiemens, 0, 50_000),
                new Quantity("b0MicroS" + suffix, siemens.B0S * 1e6, MicroSiemens, 0, 50_000));
        }
    }

    private void RequireSome((string Sequence, double ROhm, double XOhm) impedance, string suffix) => report.Require(
        origin,
        impedance.ROhm != 0 || impedance.XOhm != 0,
        $"r{impedance.Sequence}Ohm{suffix}",
        $"{name}: r{impedance.Sequence}Ohm{suffix} and x{impedance.Sequence}Ohm{suffix} are both 0 {Ohm}. Give the impedance of the line, or make it a switch.");

    private bool RequireDiagonal(ConductorMatrix ohm, string suffix)
    {
        bool isPlausible = true;
        for (int i = 0; isPlausible && i < ohm.Order; i++)
        {
            isPlausible = report.Require(
                origin,
                Conductor(i),
                Resistance("rOhm" + suffix, ohm[i, i].Real, 100),
                Reactance("xOhm" + suffix, ohm[i, i].Imaginary, 10));
        }

        for (int i = 0; isPlausible && i < ohm.Order * ohm.Order; i++)
        {
            (int row, int column) = (i / ohm.Order, i % ohm.Order);
            double bound = Math.Max(ohm[row, row].Magnitude, ohm[column, column].Magnitude);
            isPlausible = report.Require(
                origin,
                Conductor(row),
                new Quantity("rOhm" + suffix, ohm[row, column].Real, Ohm, -bound, bound),
                new Quantity("xOhm" + suffix, ohm[row, column].Imaginary, Ohm, -bound, bound));
        }

        return isPlausible;
    }

    private void RequireShunt(ConductorMatrix siemens, string suffix)
    {
        bool isPlausible = true;
        for (int i = 0; isPlausible && i < siemens.Order; i++)
        {
            isPlausible = report.Require(
                origin,
                Conductor(i),
                new Quantity("gMicroS" + suffix, siemens[i, i].Real * 1e6, MicroSiemens, 0, 50_000),
                new Quantity("bMicroS" + suffix, siemens[i, i].Imaginary * 1e6, MicroSiemens, 0, 50_000));
        }

        if (isPlausible && report.Require(origin, siemens.IsFinite, "bMicroS" + suffix, $"{name}: the shunt admittance must consist of finite numbers."))
        {
            RequireReciprocal(siemens, "bMicroS" + suffix, "shunt admittance");
        }
    }

    private void RequireReciprocal(ConductorMatrix matrix, string property, string what)
    {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < matrix.Order * matrix.Order; i++)
        {
            (int row, int column) = (i / matrix.Order, i % matrix.Order);
            largest = Math.Max(largest, matrix[row, column].Magnitude);
            difference = Math.Max(difference, (matrix[row, column] - matrix[column, row]).Magnitude);
        }

        report.Require(origin, difference <= LargestAsymmetry * largest, property, $"{name}: the matrix of the {what} is not symmetric. Give its lower triangle only.");
    }

    private string Conductor(int index) => $"{name}, conductor {index + 1}";
}
