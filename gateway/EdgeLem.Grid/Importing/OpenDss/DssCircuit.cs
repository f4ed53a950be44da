namespace EdgeLem.Grid;

/// <summary>All that a script has defined so far.</summary>
internal sealed class DssCircuit
{
    private readonly Dictionary<string, DssElement> _elements = new(StringComparer.Ordinal);
    private readonly List<DssElement> _inOrder = [];

    /// <summary>Name of the circuit and the place of its definition; null before it.</summary>
    public (string Name, SourceLocation Location)? Definition { get; private set; }

    /// <summary>Frequency in Hz: the default of the moment in which the circuit was made (OpenDSS's own is 60 Hz).</summary>
    public double FrequencyHz { get; private set; } = 60;

    /// <summary>Frequency of a circuit made from now on, in Hz. It outlives "clear".</summary>
    public double DefaultFrequencyHz { get; private set; } = 60;

    /// <summary>Earth return of lines made from now on; OpenDSS's default is Deri's.</summary>
    public EarthReturnModel EarthModel { get; set; } = EarthReturnModel.Deri;

    /// <summary>What all loads that are not fixed are multiplied by.</summary>
    public double LoadMultiplier { get; set; } = 1;

    /// <summary>Tap controls hold still.</summary>
    public bool IsControlOff { get; set; }

    /// <summary>Voltages between phases in kV from "set voltagebases".</summary>
    public IReadOnlyList<double> VoltageBasesKv { get; set; } = [];

    public Dictionary<string, MapPoint> Coordinates { get; } = new(StringComparer.Ordinal);

    /// <summary>Kinds that can be created.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "circuit", "vsource", "linecode", "line", "linegeometry", "linespacing", "wiredata", "cndata", "tsdata", "transformer", "xfmrcode", "regcontrol", "load", "generator",
        "pvsystem", "invcontrol", "capacitor", "reactor", "loadshape", "xycurve",
    ];

    /// <summary>Reads the name of an earth model.</summary>
    public static void ReadEarthModel(DssValue value, Action<EarthReturnModel> set)
    {
        switch (value.Lower)
        {
            case ['c', ..]:
                set(EarthReturnModel.Carson);
                break;
            case ['f', ..]:
                set(EarthReturnModel.FullCarson);
                break;
            case ['d', ..]:
                set(EarthReturnModel.Deri);
                break;
            default:
                value.Reject($"'{value.Text}' must be carson, fullcarson or deri.");
                break;
        }
    }

    /// <summary>Elements of a type in the order of the script.</summary>
    public IEnumerable<T> All<T>() => _inOrder.OfType<T>();

    public IEnumerable<DssElement> OfKind(string kind) =>
        _elements.Where(pair => pair.Key.StartsWith(kind + ".", StringComparison.Ordinal)).Select(pair => pair.Value);

    public DssElement? Find(string kind, string name) => _elements.GetValueOrDefault($"{kind}.{name}");

    public void SetDefaultFrequency(double hertz)
    {
        DefaultFrequencyHz = hertz;
        if (Definition is null)
        {
            FrequencyHz = hertz;
        }
    }

    /// <summary>Accepts the circuit's frequency only: elements of another one would have other reactances.</summary>
    public void RequireFrequency(DssValue value) => value.Number(hertz =>
    {
        if (hertz != FrequencyHz)
        {
            value.Reject(FormattableString.Invariant($"{hertz} Hz in a circuit of {FrequencyHz} Hz; they must be equal. Set DefaultBaseFrequency before the circuit."));
        }
    });

    /// <summary>Makes an element of a kind this importer knows.</summary>
    /// <returns>The element, or null when the kind is unknown.</returns>
    public DssElement? Create(string kind, string name, (SourceLocation Location, string Folder) at)
    {
        if (kind == "circuit")
        {
            Definition = (name, at.Location);
            FrequencyHz = DefaultFrequencyHz;
        }

        DssElement? element = kind switch
        {
            "circuit" => new DssSource("source", at.Location, this),
            "vsource" => new DssSource(name, at.Location, this),
            "transformer" or "xfmrcode" => new DssTransformer(kind, name, at.Location, this),
            "regcontrol" => new DssRegulator(name, at.Location, this),
            "capacitor" => new DssCapacitor(name, at.Location, this),
            "reactor" => new DssReactor(name, at.Location, this),
            _ => CreateLine(kind, name, at.Location) ?? CreatePower(kind, name, at),
        };
        if (element is not null)
        {
            _elements[kind == "circuit" ? "vsource.source" : $"{kind}.{name}"] = element;
            _inOrder.Add(element);
        }

        return element;
    }

    public void Clear()
    {
        _elements.Clear();
        _inOrder.Clear();
        Definition = null;
        FrequencyHz = DefaultFrequencyHz;
        EarthModel = EarthReturnModel.Deri;
        LoadMultiplier = 1;
        IsControlOff = false;
        VoltageBasesKv = [];
        Coordinates.Clear();
    }

    private DssElement? CreateLine(string kind, string name, SourceLocation location) => kind switch
    {
        "line" => new DssLine(name, location, this),
        "linecode" => new DssLineCode(name, location, this),
        "linegeometry" => new DssLineGeometry(name, location, this),
        "linespacing" => new DssLineSpacing(name, location),
        "wiredata" or "cndata" or "tsdata" => new DssConductor(kind, name, location),
        _ => null,
    };

    private DssElement? CreatePower(string kind, string name, (SourceLocation Location, string Folder) at) => kind switch
    {
        "load" => new DssLoad(name, at.Location, this),
        "generator" => new DssGenerator(name, at.Location, this),
        "pvsystem" => new DssPvSystem(name, at.Location, this),
        "invcontrol" => new DssInverterControl(name, at.Location, this),
        "loadshape" => new DssLoadShape(name, at.Location, at.Folder),
        "xycurve" => new DssCurve(name, at.Location, at.Folder),
        _ => null,
    };
}
