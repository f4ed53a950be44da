using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Tests.Clearing.Networks;

/// <summary>
/// The IEEE 14-bus system with DC flows. Branches and reactances (p.u. on 100 MVA) are those of the University of Washington's power systems test case archive, which MATPOWER's case14 has too.
/// </summary>
internal static class Ieee14
{
    public const int Buses = 14;

    public static readonly (int From, int To, double Reactance)[] Branches =
    [
        (1, 2, 0.05917), (1, 5, 0.22304), (2, 3, 0.19797), (2, 4, 0.17632), (2, 5, 0.17388), (3, 4, 0.17103), (4, 5, 0.04211), (4, 7, 0.20912), (4, 9, 0.55618), (5, 6, 0.25202),
        (6, 11, 0.19890), (6, 12, 0.25581), (6, 13, 0.13027), (7, 8, 0.17615), (7, 9, 0.11001), (9, 10, 0.08450), (9, 14, 0.27038), (10, 11, 0.19207), (12, 13, 0.19988), (13, 14, 0.34802),
    ];

    private static readonly double[,] Inverse = InverseOfSusceptance();

    /// <summary>Bus, 1 to 14, of a node called n1 to n14.</summary>
    public static int BusOf(string nodeId) => int.Parse(nodeId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Flow per branch of what was traded, in the orders' unit of power.</summary>
    public static double[] Flows(ClearingResult result)
    {
        double[] injection = new double[Buses + 1];
        foreach (Trade trade in result.Trades)
        {
            injection[BusOf(trade.Seller.NodeId)] += trade.QuantityW;
            injection[BusOf(trade.Buyer.NodeId)] -= trade.QuantityW;
        }

        double[] angle = new double[Buses + 1];
        for (int bus = 1; bus <= Buses; bus++)
        {
            angle[bus] = Enumerable.Range(1, Buses).Sum(other => Inverse[bus, other] * injection[other]);
        }

        return [.. Branches.Select(branch => (angle[branch.From] - angle[branch.To]) / branch.Reactance)];
    }

    /// <summary>Electrical distance of two buses: the reactance that a transfer between them sees, p.u.</summary>
    public static double Distance(int one, int other) => Inverse[one, one] + Inverse[other, other] - (2 * Inverse[one, other]);

    /// <summary>Inverse with bus 1 as reference (its row and column are 0), by Gauss-Jordan elimination.</summary>
    private static double[,] InverseOfSusceptance()
    {
        double[,] matrix = new double[Buses + 1, (2 * Buses) + 2];
        foreach ((int from, int to, double reactance) in Branches)
        {
            matrix[from, from] += 1 / reactance;
            matrix[to, to] += 1 / reactance;
            matrix[from, to] -= 1 / reactance;
            matrix[to, from] -= 1 / reactance;
        }

        for (int bus = 2; bus <= Buses; bus++)
        {
            matrix[bus, Buses + 1 + bus] = 1;
        }

        // The matrix is symmetric and, without the reference, positive definite, so no pivoting is needed.
        for (int pivot = 2; pivot <= Buses; pivot++)
        {
            Eliminate(matrix, pivot);
        }

        double[,] inverse = new double[Buses + 1, Buses + 1];
        for (int row = 2; row <= Buses; row++)
        {
            for (int column = 2; column <= Buses; column++)
            {
                inverse[row, column] = matrix[row, Buses + 1 + column];
            }
        }

        return inverse;
    }

    private static void Eliminate(double[,] matrix, int pivot)
    {
        double diagonal = matrix[pivot, pivot];
        for (int column = 0; column < matrix.GetLength(1); column++)
        {
            matrix[pivot, column] /= diagonal;
        }

        for (int row = 2; row <= Buses; row++)
        {
            double factor = matrix[row, pivot];
            for (int column = 0; row != pivot && column < matrix.GetLength(1); column++)
            {
                matrix[row, column] -= factor * matrix[pivot, column];
            }
        }
    }
}
