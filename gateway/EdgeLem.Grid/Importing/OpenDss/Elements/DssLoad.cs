namespace EdgeLem.Grid;

/// <summary>A load. Of kvar and power factor, the one given last counts.</summary>
internal sealed class DssLoad(string name, SourceLocation location) : DssElement<DssLoad>("load", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssLoad>> Properties =
    [
        Read("phases", (load, value) => value.Whole(phases => load.PhaseCount = phases)),
        Read("bus1", (load, value) => load.Bus = DssBus.Parse(value)),
        Read("kv", (load, value) => value.Positive(kv => load.Kv = kv)),
        Read("kw", (load, value) => value.Number(kw => (load._kw, load._kva) = (kw, null))),
        Read("pf", (load, value) => load.SetPowerFactor(value)),
        Read("model", (load, value) => value.Whole(model => load.SetModel(value, model))),
        Read("yearly", (load, value) => load.Yearly = value.Lower),
        Read("daily", (load, value) => load.Daily = value.Lower),
        Harmless("duty"),
        Harmless("growth"),
        Read("conn", (_, value) => RequireWye(value)),
        Read("kvar", (load, value) => value.Number(kvar => load._kvar = kvar)),
        Harmless("rneut"),
        Harmless("xneut"),
        Harmless("status"),
        Harmless("class"),
        Harmless("vminpu"),
        Harmless("vmaxpu"),
        Harmless("vminnorm"),
        Harmless("vminemerg"),
        Unsupported("xfkva"),
        Unsupported("allocationfactor"),
        Read("kva", (load, value) => value.Number(kva => load._kva = kva)),
        Harmless("%mean"),
        Harmless("%stddev"),
        Harmless("cvrwatts"),
        Harmless("cvrvars"),
        Unsupported("kwh"),
        Unsupported("kwhdays"),
        Harmless("cfactor"),
        Harmless("cvrcurve"),
        Harmless("numcust"),
        Harmless("zipv"),
        Harmless("%seriesrl"),
        Harmless("relweight"),
        Harmless("vlowpu"),
        Harmless("puxharm"),
        Harmless("xrharm"),
        Harmless("spectrum"),
        Harmless("basefreq"),
        IsEnabled,
        Unsupported("like"),
    ];

    // OpenDSS's defaults.
    private double _kw = 10;
    private double _powerFactor = 0.88;
    private double? _kvar;
    private double? _kva;

    public int PhaseCount { get; private set; } = 3;

    public DssBus? Bus { get; private set; }

    public double Kv { get; private set; } = 12.47;

    public int Model { get; private set; } = 1;

    public string? Yearly { get; private set; }

    public string? Daily { get; private set; }

    public double Kw => _kva is { } kva ? kva * Math.Abs(_powerFactor) : _kw;

    /// <summary>A negative power factor means reactive power of the opposite sign, as in OpenDSS.</summary>
    public double Kvar => _kvar ?? Kw * Math.Sqrt(1 / (_powerFactor * _powerFactor) - 1) * Math.Sign(_powerFactor);

    protected override IReadOnlyList<DssProperty<DssLoad>> Table => Properties;

    private static void RequireWye(DssValue value)
    {
        if (value.Lower is not ("wye" or "y" or "ln"))
        {
            value.Reject($"'{value.Text}' is not supported; loads are between phase and neutral (wye).");
        }
    }

    private void SetPowerFactor(DssValue value) => value.Number(powerFactor =>
    {
        if (Math.Abs(powerFactor) is > 0 and <= 1)
        {
            (_powerFactor, _kvar) = (powerFactor, null);
        }
        else
        {
            value.Reject(FormattableString.Invariant($"{powerFactor} must be -1 to 1 and not 0."));
        }
    });

    private void SetModel(DssValue value, int model)
    {
        Model = model;
        if (model != 1)
        {
            value.Report.Note(value.Location, FormattableString.Invariant($"{Title}: load model {model} is solved as constant power."));
        }
    }
}
