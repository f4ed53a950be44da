namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>One thing drawn in a panel, with its line in the legend.</summary>
public abstract class ChartMark
{
    private protected ChartMark(string name, string colour)
    {
        Name = name;
        Colour = colour;
    }

    /// <summary>Its name in the legend.</summary>
    public string Name { get; }

    /// <summary>Its colour, one of <see cref="ChartColours"/>.</summary>
    public string Colour { get; }

    /// <summary>Whether it has at least one finite value; a panel where no mark has is drawn as "no data". A limit is no data.</summary>
    internal virtual bool HasData => Values.Any(double.IsFinite);

    /// <summary>All y values that the axis must reach, NaN included.</summary>
    internal abstract IEnumerable<double> Values { get; }

    /// <summary>How its line in the legend is drawn.</summary>
    internal abstract SvgPaint LegendPaint { get; }

    /// <summary>Draws it.</summary>
    internal abstract void Draw(SvgCanvas canvas, ChartScale x, ChartScale y);
}
