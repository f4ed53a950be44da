namespace EdgeLem.Grid;

/// <summary>A load shape, with its numbers in the script or in a file beside it.</summary>
internal sealed class DssLoadShape(string name, SourceLocation location, string folder) : DssElement<DssLoadShape>("loadshape", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssLoadShape>> Properties =
    [
        Read("npts", (shape, value) => value.Whole(count => shape._count = count)),
        Read("interval", (shape, value) => value.Positive(hours => shape.IntervalS = hours * 3600)),
        Read("mult", (shape, value) => shape.TakeMultipliers(value)),
        Unsupported("hour"),
        Harmless("mean"),
        Harmless("stddev"),
        Read("csvfile", (shape, value) => shape.TakeFile(value, (value.Text, Column: 1, HasHeader: false))),
        Unsupported("sngfile"),
        Unsupported("dblfile"),
        Unsupported("action"),
        Unsupported("qmult"),
        Read("useactual", (shape, value) => value.Flag(isActual => shape.IsActualPower = isActual)),
        Harmless("pmax"),
        Harmless("qmax"),
        Read("sinterval", (shape, value) => value.Positive(seconds => shape.IntervalS = seconds)),
        Read("minterval", (shape, value) => value.Positive(minutes => shape.IntervalS = minutes * 60)),
        Harmless("pbase"),
        Harmless("qbase"),
        Read("pmult", (shape, value) => shape.TakeMultipliers(value)),
        Unsupported("pqcsvfile"),
        Harmless("memorymapping"),
        Harmless("interpolation"),
        Unsupported("like"),
    ];

    private int _count;
    private double[] _multipliers = [];

    /// <summary>OpenDSS's default is one hour.</summary>
    public double IntervalS { get; private set; } = 3600;

    public bool IsActualPower { get; private set; }

    /// <summary>As many of the multipliers as npts says; all when it says nothing.</summary>
    public double[] Multipliers => _count > 0 && _count < _multipliers.Length ? _multipliers[.._count] : _multipliers;

    protected override IReadOnlyList<DssProperty<DssLoadShape>> Table => Properties;

    private void TakeMultipliers(DssValue value)
    {
        if (value.Lower.StartsWith("file", StringComparison.Ordinal) && value.Text.Contains('='))
        {
            TakeFileOptions(value);
        }
        else
        {
            value.Numbers(numbers => _multipliers = numbers);
        }
    }

    private void TakeFileOptions(DssValue value)
    {
        (string File, int Column, bool HasHeader) wanted = ("", 1, false);
        foreach (DssParameter option in new DssScanner(value.Text, value.Location, value.Report).Parameters())
        {
            switch (option.Name?.ToLowerInvariant())
            {
                case "file":
                    wanted.File = option.Text;
                    break;
                case "col" or "column":
                    new DssValue(option, "column", Title, value.Report).Whole(column => wanted.Column = column);
                    break;
                case "header":
                    new DssValue(option, "header", Title, value.Report).Flag(hasHeader => wanted.HasHeader = hasHeader);
                    break;
                default:
                    value.Reject($"option '{option.Name ?? option.Text}' is unknown; file, column and header are known.");
                    break;
            }
        }

        TakeFile(value, wanted);
    }

    private void TakeFile(DssValue value, (string File, int Column, bool HasHeader) wanted)
    {
        string path = DssPaths.Resolve(folder, wanted.File);
        if (!BoundedFile.TryReadLines(path, out string[] lines, out string failure))
        {
            value.Reject(failure);
            return;
        }

        var numbers = new List<double>();
        for (int i = wanted.HasHeader ? 1 : 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split([',', ' ', '\t', '\r', ';'], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0)
            {
                continue;
            }

            if (wanted.Column < 1 || wanted.Column > cells.Length || !DssValue.TryNumber(cells[wanted.Column - 1], out double number))
            {
                value.Report.Defect(new SourceLocation(path, i + 1), $"{Title}: column {wanted.Column} of '{lines[i].Trim()}' is not a number. "
                    + $"Correct the file.");
                continue;
            }

            numbers.Add(number);
        }

        _multipliers = [.. numbers];
    }
}
