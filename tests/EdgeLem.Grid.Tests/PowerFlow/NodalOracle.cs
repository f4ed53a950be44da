using System.Numerics;

namespace EdgeLem.Grid.Tests;

/// <summary>
/// Another way to the same voltages: the full nodal admittance matrix in phase coordinates, the transformer by its winding incidence, dense
/// elimination, and Y V = I(V) as a fixed point. Shares nothing with the sweep but the feeder's figures.
/// </summary>
internal static class NodalOracle
{
    public static Complex[] Solve(Feeder feeder, BusPowers powers)
    {
        int size = 3 * feeder.Buses.Count;
        var y = new Complex[size, size];
        var fixedCurrent = new Complex[size];
        foreach (Line line in feeder.Lines)
        {
            AddSeries(y, (3 * feeder.BusIndex(line.FromBus), 3 * feeder.BusIndex(line.ToBus)), Inverse(Phase(line.Impedance.Sequence!.Value)));
        }

        AddTransformer(y, feeder);
        AddSource(y, fixedCurrent, feeder);
        Complex[,] z = Inverse(y);
        Complex[] voltage = Multiply(z, fixedCurrent);
        for (int iteration = 0; iteration < 200; iteration++)
        {
            voltage = Multiply(z, Currents(feeder, powers, (fixedCurrent, voltage)));
        }

        return voltage;
    }

    private static Complex[] Currents(Feeder feeder, BusPowers powers, (Complex[] Fixed, Complex[] Voltage) state)
    {
        var current = (Complex[])state.Fixed.Clone();
        for (int bus = 0; bus < feeder.Buses.Count; bus++)
        {
            for (int phase = 0; phase < 3 && bus != feeder.BusIndex("mv"); phase++)
            {
                var power = new Complex(powers.PowerW(bus, phase), powers.ReactivePowerVar(bus, phase));
                current[3 * bus + phase] -= Complex.Conjugate(power / state.Voltage[3 * bus + phase]);
            }
        }

        return current;
    }

    /// <summary>Self (2 Z1 + Z0) / 3, mutual (Z0 - Z1) / 3.</summary>
    private static Complex[,] Phase(SequenceImpedance sequence)
    {
        var z1 = new Complex(sequence.R1Ohm, sequence.X1Ohm);
        var z0 = new Complex(sequence.R0Ohm, sequence.X0Ohm);
        var z = new Complex[3, 3];
        for (int i = 0; i < 9; i++)
        {
            z[i / 3, i % 3] = i / 3 == i % 3 ? (2 * z1 + z0) / 3 : (z0 - z1) / 3;
        }

        return z;
    }

    private static void AddSeries(Complex[,] y, (int From, int To) ends, Complex[,] admittance)
    {
        for (int i = 0; i < 9; i++)
        {
            (int row, int column) = (i / 3, i % 3);
            y[ends.From + row, ends.From + column] += admittance[row, column];
            y[ends.To + row, ends.To + column] += admittance[row, column];
            y[ends.From + row, ends.To + column] -= admittance[row, column];
            y[ends.To + row, ends.From + column] -= admittance[row, column];
        }
    }

    private static void AddTransformer(Complex[,] y, Feeder feeder)
    {
        Transformer t = feeder.Transformers[0];
        double n = t.Hv.RatedVoltageV / (t.Lv.RatedVoltageV / Math.Sqrt(3));
        Complex admittance = 1 / (new Complex(t.ResistancePercent, t.ReactancePercent) / 100 * t.Lv.RatedVoltageV * t.Lv.RatedVoltageV / t.RatedPowerVa);
        for (int unit = 0; unit < 3; unit++)
        {
            int end = t.ClockHour == 1 ? (unit + 2) % 3 : (unit + 1) % 3;
            // One unit: i = y (vL - (vHp - vHq) / n), on the nodes with these weights.
            (int Node, double Weight)[] winding =
                [(3 * feeder.BusIndex("lv") + unit, 1), (3 * feeder.BusIndex("mv") + unit, -1 / n), (3 * feeder.BusIndex("mv") + end, 1 / n)];
            foreach ((int row, double a) in winding)
            {
                foreach ((int column, double b) in winding)
                {
                    y[row, column] += a * b * admittance;
                }
            }
        }
    }

    private static void AddSource(Complex[,] y, Complex[] current, Feeder feeder)
    {
        Complex[,] admittance = Inverse(Phase(feeder.Sources[0].Impedance));
        for (int i = 0; i < 9; i++)
        {
            (int row, int column) = (i / 3, i % 3);
            var voltage = Complex.FromPolarCoordinates(
                feeder.Sources[0].NominalVoltageV / Math.Sqrt(3) * feeder.Sources[0].VoltagePu,
                (feeder.Sources[0].AngleDeg - 120 * column) * Math.PI / 180);
            y[3 * feeder.BusIndex("mv") + row, 3 * feeder.BusIndex("mv") + column] += admittance[row, column];
            current[3 * feeder.BusIndex("mv") + row] += admittance[row, column] * voltage;
        }
    }

    private static Complex[] Multiply(Complex[,] matrix, Complex[] vector)
    {
        var product = new Complex[vector.Length];
        for (int row = 0; row < vector.Length; row++)
        {
            for (int column = 0; column < vector.Length; column++)
            {
                product[row] += matrix[row, column] * vector[column];
            }
        }

        return product;
    }

    /// <summary>Gauss-Jordan with row pivoting.</summary>
    private static Complex[,] Inverse(Complex[,] source)
    {
        int size = source.GetLength(0);
        var a = (Complex[,])source.Clone();
        var inverse = new Complex[size, size];
        for (int i = 0; i < size; i++)
        {
            inverse[i, i] = 1;
        }

        for (int pivot = 0; pivot < size; pivot++)
        {
            int best = Enumerable.Range(pivot, size - pivot).MaxBy(row => a[row, pivot].Magnitude);
            Swap(a, pivot, best);
            Swap(inverse, pivot, best);
            Complex scale = 1 / a[pivot, pivot];
            for (int column = 0; column < size; column++)
            {
                a[pivot, column] *= scale;
                inverse[pivot, column] *= scale;
            }

            for (int row = 0; row < size; row++)
            {
                if (row != pivot)
                {
                    Complex factor = a[row, pivot];
                    Subtract(a, (row, pivot), factor);
                    Subtract(inverse, (row, pivot), factor);
                }
            }
        }

        return inverse;
    }

    private static void Swap(Complex[,] matrix, int first, int second)
    {
        for (int column = 0; column < matrix.GetLength(0); column++)
        {
            (matrix[first, column], matrix[second, column]) = (matrix[second, column], matrix[first, column]);
        }
    }

    /// <summary>Subtracts a multiple of the second row from the first.</summary>
    private static void Subtract(Complex[,] matrix, (int First, int Second) rows, Complex factor)
    {
        for (int column = 0; column < matrix.GetLength(0); column++)
        {
            matrix[rows.First, column] -= factor * matrix[rows.Second, column];
        }
    }
}
