namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>One plot of a figure: a y axis and what is drawn against it.</summary>
public sealed record ChartPanel
{
    /// <summary>What is plotted, with its unit, for example "Clearing price (EUR/kWh)"; stands above the plot.</summary>
    public required string Title { get; init; }

    /// <summary>What is drawn, the first at the back. Marks of the same name share one line of the legend.</summary>
    public required IReadOnlyList<ChartMark> Marks { get; init; }

    /// <summary>Height of the plot, pixels. Default 150.</summary>
    public double Height { get; init; } = 150;

    /// <summary>Whether only whole numbers make sense, as for counts.</summary>
    public bool WholeNumbers { get; init; }

    /// <summary>Values that the y axis must also reach, so that panels to compare have the same axis.</summary>
    public IReadOnlyList<double> AlsoReach { get; init; } = [];

    /// <summary>Whether any mark has a finite value that is data.</summary>
    internal bool HasValues => Marks.Any(mark => mark.HasData);

    /// <summary>Ticks of the y axis around all marks.</summary>
    internal IReadOnlyList<ChartTick> YTicks()
    {
        var values = Marks.SelectMany(mark => mark.Values).Concat(AlsoReach).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        (double low, double high) = (values.Min(), values.Max());
        int maxSteps = Math.Max(2, (int)(Height / 30));
        return WholeNumbers && high - low < maxSteps
            ? NiceTicks.Enclosing(low, Math.Max(high, low + 1), (int)Math.Max(1, high - low))
            : NiceTicks.Enclosing(low, high, maxSteps);
    }
}
