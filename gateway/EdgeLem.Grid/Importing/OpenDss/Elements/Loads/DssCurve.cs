namespace EdgeLem.Grid;

/// <summary>A piecewise linear curve (xycurve).</summary>
internal sealed class DssCurve(string name, SourceLocation location, string folder) : DssElement<DssCurve>("xycurve", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssCurve>> Properties =
    [
        Read("npts", (curve, value) => value.Whole(count => curve._count = count)),
        Read("points", (curve, value) => value.Numbers(curve.TakePoints)),
        Read("yarray", (curve, value) => DssNumberFile.ReadArray(value, curve._folder, y => curve._y = y)),
        Read("xarray", (curve, value) => DssNumberFile.ReadArray(value, curve._folder, x => curve._x = x)),
        Read("csvfile", (curve, value) => DssNumberFile.Read(
            value,
            (DssPaths.Resolve(curve._folder, value.Text), [1, 2], false),
            columns => (curve._x, curve._y) = (columns[0], columns[1]))),
        Unsupported("sngfile"),
        Unsupported("dblfile"),
        Harmless("x"),
        Harmless("y"),
        Read("xshift", (curve, value) => value.Number(shift => curve._xShift = shift)),
        Read("yshift", (curve, value) => value.Number(shift => curve._yShift = shift)),
        Read("xscale", (curve, value) => value.Number(scale => curve._xScale = scale)),
        Read("yscale", (curve, value) => value.Number(scale => curve._yScale = scale)),
    ];

    private readonly string _folder = folder;
    private int _count;
    private double[] _x = [];
    private double[] _y = [];
    private double _xShift;
    private double _yShift;
    private double _xScale = 1;
    private double _yScale = 1;

    /// <summary>The points in their order.</summary>
    public IReadOnlyList<(double X, double Y)> Points
    {
        get
        {
            int count = Math.Min(_x.Length, _y.Length);
            return [.. Enumerable.Range(0, _count > 0 ? Math.Min(_count, count) : count).Select(i => (_x[i] * _xScale + _xShift, _y[i] * _yScale + _yShift))];
        }
    }

    protected override IReadOnlyList<DssProperty<DssCurve>> Table => Properties;

    /// <summary>The value at a place; beyond the ends the last straight line goes on, as in OpenDSS. 1 when the curve has no points.</summary>
    public double At(double x)
    {
        IReadOnlyList<(double X, double Y)> points = Points;
        if (points.Count < 2)
        {
            return points.Count == 1 ? points[0].Y : 1;
        }

        int right = 1;
        while (right < points.Count - 1 && points[right].X < x)
        {
            right++;
        }

        ((double x0, double y0), (double x1, double y1)) = (points[right - 1], points[right]);
        return x1 == x0 ? y0 : y0 + (y1 - y0) * (x - x0) / (x1 - x0);
    }

    private void TakePoints(double[] numbers)
    {
        _x = [.. numbers.Where((_, index) => index % 2 == 0)];
        _y = [.. numbers.Where((_, index) => index % 2 == 1)];
    }
}
