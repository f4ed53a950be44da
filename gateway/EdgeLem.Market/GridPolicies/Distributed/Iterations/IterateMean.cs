namespace EdgeLem.Market.GridPolicies.Distributed;

/// <summary>The mean of targets and scaled prices over some iterations.</summary>
/// <param name="points">Number of points.</param>
internal sealed class IterateMean(int points)
{
    private readonly double[] _targetsW = new double[points];
    private readonly double[] _scaledPricesW = new double[points];

    /// <summary>Iterations taken in.</summary>
    public int Count { get; private set; }

    /// <summary>Mean targets, W.</summary>
    public double[] TargetsW => [.. _targetsW.Select(sum => sum / Count)];

    /// <summary>Mean scaled prices, W.</summary>
    public double[] ScaledPricesW => [.. _scaledPricesW.Select(sum => sum / Count)];

    /// <summary>Takes an iteration in.</summary>
    /// <param name="targetsW">Its targets.</param>
    /// <param name="scaledPricesW">Its scaled prices.</param>
    public void Add(double[] targetsW, double[] scaledPricesW)
    {
        for (int point = 0; point < targetsW.Length; point++)
        {
            _targetsW[point] += targetsW[point];
            _scaledPricesW[point] += scaledPricesW[point];
        }

        Count++;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Array.Clear(_targetsW);
        Array.Clear(_scaledPricesW);
        Count = 0;
    }
}
