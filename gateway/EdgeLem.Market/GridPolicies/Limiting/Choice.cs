namespace EdgeLem.Market.GridPolicies.Limiting;

/// <summary>A power that a policy may choose between 0 and a most: what it refuses, or what it accepts.</summary>
/// <param name="CostPerW">What a watt of it costs, micro-euro per kWh; negative for a gain.</param>
/// <param name="MostW">Upper bound, W.</param>
/// <param name="Point">Index of the point where it changes the power.</param>
/// <param name="Sign">+1 where a watt of it raises the import there, -1 where it lowers it.</param>
internal readonly record struct Choice(double CostPerW, long MostW, int Point, int Sign)
{
    /// <summary>Of a cut trade, the seller's point, where the power changes the other way; -1 for none.</summary>
    public int OtherPoint { get; init; } = -1;

    /// <summary>By how much a sum over the points changes with a watt of the choice.</summary>
    public double Weigh(ReadOnlySpan<double> perPoint) => Sign * (perPoint[Point] - (OtherPoint >= 0 ? perPoint[OtherPoint] : 0));

    /// <summary>Adds its effect to powers per point.</summary>
    public void AddTo(Span<double> powerW, double valueW)
    {
        powerW[Point] += Sign * valueW;
        if (OtherPoint >= 0)
        {
            powerW[OtherPoint] -= Sign * valueW;
        }
    }
}
