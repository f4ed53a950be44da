namespace EdgeLem.Grid;

/// <summary>A load shape, with its numbers in the script or in a file beside it.</summary>
internal sealed class DssLoadShape(string name, SourceLocation location, string folder) : DssElement<DssLoadShape>("loadshape", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssLoadShape>> Properties =
    [
        Read("npts", (shape, value) => value.Whole(count => shape._count = count)),
        Read("interval", (shape, value) => value.Number(hours => shape._intervalS = hours * 3600)),
        Read("mult", (shape, value) => shape.TakeMultipliers(value)),
        Read("hour", (shape, value) => DssNumberFile.ReadArray(value, shape._folder, hours => shape._hours = hours)),
        Harmless("mean"),
        Harmless("stddev"),
        Read("csvfile", (shape, value) => shape.TakeFile(value)),
        Unsupported("sngfile"),
        Unsupported("dblfile"),
        Unsupported("action"),
        Read("qmult", (shape, value) => DssNumberFile.ReadArray(value, shape._folder, numbers => (shape._reactive, shape._reactivePlace) = (numbers, value))),
        Read("useactual", (shape, value) => value.Flag(isActual => shape.IsActualPower = isActual)),
        Harmless("pmax"),
        Harmless("qmax"),
        Read("sinterval", (shape, value) => value.Positive(seconds => shape._intervalS = seconds)),
        Read("minterval", (shape, value) => value.Positive(minutes => shape._intervalS = minutes * 60)),
        Harmless("pbase"),
        Harmless("qbase"),
        Read("pmult", (shape, value) => shape.TakeMultipliers(value)),
        Unsupported("pqcsvfile"),
        Harmless("memorymapping"),
        Harmless("interpolation"),
    ];

    private readonly string _folder = folder;
    private int _count;
    private double[] _multipliers = [];
    private double[]? _hours;
    private double[]? _reactive;
    private DssValue? _reactivePlace;

    // OpenDSS's default.
    private double _intervalS = 3600;

    /// <summary>Seconds of a step; 0 when steps are of unequal length.</summary>
    public double IntervalS => _intervalS > 0 ? _intervalS : EqualStepS(_hours ?? []);

    /// <summary>The multipliers are kW.</summary>
    public bool IsActualPower { get; private set; }

    /// <summary>As many of the multipliers as npts says; all when it says nothing.</summary>
    public double[] Multipliers => _count > 0 && _count < _multipliers.Length ? _multipliers[.._count] : _multipliers;

    /// <summary>Largest multiplier, which OpenDSS takes as nominal power of a load with actual powers.</summary>
    public double Peak => Multipliers.Length > 0 ? Multipliers.MaxBy(Math.Abs) : 0;

    protected override IReadOnlyList<DssProperty<DssLoadShape>> Table => Properties;

    /// <summary>Reports what cannot be taken over once all is known.</summary>
    public void Check(DssReport report)
    {
        if (Multipliers.Length == 0)
        {
            report.Defect(Location, $"{Title}: it has no multipliers. Give mult.");
        }

        if (Multipliers.Length > 0 && _count != Multipliers.Length)
        {
            report.Note(Location, FormattableString.Invariant($"{Title}: npts is {_count}, and there are {_multipliers.Length} multipliers; {Multipliers.Length} are taken. OpenDSS needs npts before them."));
        }

        if (!(_intervalS > 0) && _hours is [0, ..])
        {
            report.Note(Location, $"{Title}: its hours begin at 0; its first value is taken for the first step, where OpenDSS would take the second one.");
        }

        if (!(IntervalS > 0))
        {
            report.Defect(Location, $"{Title}: steps of unequal length are not supported. Give interval and a multiplier for each step.");
        }

        if (_reactive is not null && !_reactive.SequenceEqual(_multipliers))
        {
            _reactivePlace!.Reject("multipliers of the reactive power's own are not supported; it follows the active power. Remove qmult.");
        }
    }

    private static double EqualStepS(double[] hours)
    {
        double[] steps = [.. hours.Zip(hours.Skip(1), (a, b) => b - a)];
        return steps.Length > 0 && steps.All(step => Math.Abs(step - steps[0]) < 1e-9) ? steps[0] * 3600 : 0;
    }

    private void TakeMultipliers(DssValue value) => DssNumberFile.ReadArray(value, _folder, numbers => _multipliers = numbers);

    /// <summary>One multiplier a line, behind the hour when steps are of unequal length.</summary>
    private void TakeFile(DssValue value)
    {
        string path = DssPaths.Resolve(_folder, value.Text);
        if (_intervalS > 0)
        {
            DssNumberFile.Read(value, (path, [1], false), columns => _multipliers = columns[0]);
        }
        else
        {
            DssNumberFile.Read(value, (path, [1, 2], false), columns => (_hours, _multipliers) = (columns[0], columns[1]));
        }
    }
}
