namespace EdgeLem.Grid;

/// <summary>A generator: power that flows into the network, positive as in OpenDSS.</summary>
internal sealed class DssGenerator(string name, SourceLocation location, DssCircuit circuit) : DssPowerDevice<DssGenerator>("generator", name, location, circuit)
{
    private static readonly IReadOnlyList<DssProperty<DssGenerator>> Properties =
    [
        PhasesProperty,
        BusProperty,
        KvProperty,
        Read("kw", (generator, value) => value.Number(kw => generator.SetPower(kw))),
        Read("pf", (generator, value) => generator.SetPowerFactor(value)),
        Read("kvar", (generator, value) => value.Number(generator.SetReactivePower)),
        Read("model", (generator, value) => value.Whole(model => generator.Model = model)),
        Read("vminpu", (generator, value) => value.Number(pu => generator.MinPu = pu)),
        Read("vmaxpu", (generator, value) => value.Number(pu => generator.MaxPu = pu)),
        .. ShapeProperties,
        Read("dispmode", (_, value) => RequireDefault(value)),
        Only("dispvalue", "0"),
        ConnProperty,
        Read("status", (generator, value) => generator.IgnoresProfile = value.Lower is ['f', ..]),
        Harmless("class"),
        Harmless("vpu"),
        Harmless("maxkvar"),
        Harmless("minkvar"),
        Harmless("pvfactor"),
        Harmless("forceon"),
        Harmless("kva"),
        Harmless("mva"),
        Harmless("xd"),
        Harmless("xdp"),
        Harmless("xdpp"),
        Harmless("h"),
        Harmless("d"),
        Unsupported("usermodel"),
        Unsupported("userdata"),
        Harmless("shaftmodel"),
        Harmless("shaftdata"),
        Harmless("dutystart"),
        Harmless("debugtrace"),
        Only("balanced", "no"),
        Harmless("xrdp"),
        Only("usefuel", "no"),
        Harmless("fuelkwh"),
        Harmless("%fuel"),
        Harmless("%reserve"),
        Harmless("refuel"),
        Harmless("spectrum"),
        BaseFrequency,
        IsEnabled,
    ];

    private double _powerFactor = 0.88;

    public double Kw { get; private set; } = 1000;

    public double Kvar { get; private set; } = 60;

    /// <summary>1, 4: constant power; 2: constant admittance; 5: constant active power at constant reactance; others are not supported.</summary>
    public int Model { get; private set; } = 1;

    /// <summary>Not scaled by a profile.</summary>
    public bool IgnoresProfile { get; private set; }

    public double MinPu { get; private set; } = 0.9;

    public double MaxPu { get; private set; } = 1.1;

    protected override IReadOnlyList<DssProperty<DssGenerator>> Table => Properties;

    protected override void TakeActualPower(DssLoadShape shape) => (Kw, Kvar) = (shape.Peak, 0);

    private static void RequireDefault(DssValue value)
    {
        if (value.Lower is not ['d', ..])
        {
            value.Reject($"'{value.Text}' is not supported; only default is.");
        }
    }

    private void SetPower(double kw)
    {
        Kw = kw;
        Kvar = kw * Math.Sqrt(1 / (_powerFactor * _powerFactor) - 1) * Math.Sign(_powerFactor);
    }

    private void SetPowerFactor(DssValue value) => value.Number(powerFactor =>
    {
        if (Math.Abs(powerFactor) is > 0 and <= 1)
        {
            _powerFactor = powerFactor;
            SetPower(Kw);
        }
        else
        {
            value.Reject(FormattableString.Invariant($"{powerFactor} must be -1 to 1 and not 0."));
        }
    });

    private void SetReactivePower(double kvar)
    {
        Kvar = kvar;
        double apparent = double.Hypot(Kw, kvar);
        _powerFactor = apparent > 0 && Kw != 0 ? Math.Abs(Kw) / apparent * (Kw * kvar < 0 ? -1 : 1) : 1;
    }
}
