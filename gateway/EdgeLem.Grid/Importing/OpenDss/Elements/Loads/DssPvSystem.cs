namespace EdgeLem.Grid;

/// <summary>Solar modules with their inverter.</summary>
internal sealed class DssPvSystem(string name, SourceLocation location, DssCircuit circuit) : DssPowerDevice<DssPvSystem>("pvsystem", name, location, circuit)
{
    private static readonly IReadOnlyList<DssProperty<DssPvSystem>> Properties =
    [
        PhasesProperty,
        BusProperty,
        KvProperty,
        Read("irradiance", (pv, value) => value.Number(irradiance => pv._irradiance = irradiance)),
        Read("pmpp", (pv, value) => value.Number(kw => pv.ModulesKw = kw)),
        Read("%pmpp", (pv, value) => value.Number(percent => pv._limitPercent = percent)),
        Read("temperature", (pv, value) => value.Number(celsius => pv._temperature = celsius)),
        Read("pf", (pv, value) => pv.SetPowerFactor(value)),
        ConnProperty,
        Read("kvar", (pv, value) => value.Number(kvar => (pv._kvar, pv._powerFactor) = (kvar, null))),
        Read("kva", (pv, value) => value.Positive(kva => pv.Kva = kva)),
        Read("%cutin", (_, _) => { }),
        Read("%cutout", (pv, value) => value.Number(percent => pv._cutOutPercent = percent)),
        Read("effcurve", (pv, value) => pv.TakeCurve(value, curve => pv._efficiency = curve)),
        Read("p-tcurve", (pv, value) => pv.TakeCurve(value, curve => pv._temperatureCurve = curve)),
        Harmless("%r"),
        Harmless("%x"),
        Read("model", (pv, value) => value.Whole(model => pv.Model = model)),
        Read("vminpu", (pv, value) => value.Number(pu => pv.MinPu = pu)),
        Read("vmaxpu", (pv, value) => value.Number(pu => pv.MaxPu = pu)),
        Only("balanced", "no"),
        Only("limitcurrent", "no"),
        .. ShapeProperties,
        Read("tyearly", (_, value) => value.Note("temperatures over time are not modelled; the temperature counts that is stated.")),
        Read("tdaily", (_, value) => value.Note("temperatures over time are not modelled; the temperature counts that is stated.")),
        Read("tduty", (_, value) => value.Note("temperatures over time are not modelled; the temperature counts that is stated.")),
        Harmless("class"),
        Unsupported("usermodel"),
        Unsupported("userdata"),
        Harmless("debugtrace"),
        Harmless("varfollowinverter"),
        Harmless("dutystart"),
        Read("wattpriority", (pv, value) => value.Flag(isFirst => pv.ActivePowerFirst = isFirst)),
        Only("pfpriority", "no"),
        Only("%pminnovars", "0"),
        Only("%pminkvarmax", "0"),
        Read("kvarmax", (pv, value) => value.Number(kvar => pv._kvarMax = Math.Abs(kvar))),
        Read("kvarmaxabs", (pv, value) => value.Number(kvar => pv._kvarMaxAbs = Math.Abs(kvar))),
        Harmless("kvdc"),
        Harmless("kp"),
        Harmless("pitol"),
        Harmless("safevoltage"),
        Harmless("safemode"),
        Unsupported("dynamiceq"),
        Unsupported("dynout"),
        Unsupported("controlmode"),
        Harmless("amplimit"),
        Harmless("amplimitgain"),
        Harmless("spectrum"),
        BaseFrequency,
        IsEnabled,
    ];

    private double _irradiance = 1;
    private double _limitPercent = 100;
    private double _temperature = 25;
    private double? _powerFactor = 1;
    private double _kvar;
    private double _cutOutPercent = 20;
    private DssCurve? _efficiency;
    private DssCurve? _temperatureCurve;
    private double? _kvarMax;
    private double? _kvarMaxAbs;

    /// <summary>Rated apparent power of the inverter in kVA.</summary>
    public double Kva { get; private set; } = 500;

    /// <summary>Rated power of the modules in kW.</summary>
    public double ModulesKw { get; private set; } = 500;

    public int Model { get; private set; } = 1;

    public double MinPu { get; private set; } = 0.9;

    public double MaxPu { get; private set; } = 1.1;

    public bool ActivePowerFirst { get; private set; }

    /// <summary>Most reactive power that it feeds in, in kvar.</summary>
    public double KvarMax => _kvarMax ?? Kva;

    /// <summary>Most reactive power that it takes, in kvar.</summary>
    public double KvarMaxTaken => _kvarMaxAbs ?? KvarMax;

    /// <summary>Active power that reaches the inverter's output before the apparent power limits it, in kW, at the stated irradiance.</summary>
    public double AvailableKw => AvailableKwAt(1);

    /// <summary>The reactive power stays what it is when the irradiance changes.</summary>
    public bool HasConstantReactivePower => _powerFactor is null && _kvar != 0;

    /// <summary>Active power that reaches the inverter's output before the apparent power limits it, in kW.</summary>
    /// <param name="factor">What a profile multiplies the irradiance by.</param>
    public double AvailableKwAt(double factor)
    {
        double modulesKw = factor * _irradiance * ModulesKw * (_temperatureCurve?.At(_temperature) ?? 1);
        bool isOff = modulesKw < _cutOutPercent / 100 * Kva;
        return isOff ? 0 : Math.Min(modulesKw * (_efficiency?.At(modulesKw / Kva) ?? 1), ModulesKw * _limitPercent / 100);
    }

    /// <summary>What it feeds in when nothing controls it: active and reactive power in kW and kvar within the apparent power.</summary>
    /// <param name="factor">What a profile multiplies the irradiance by.</param>
    public (double Kw, double Kvar) OutputAt(double factor)
    {
        double kw = AvailableKwAt(factor);
        double kvar = _powerFactor is { } powerFactor ? kw * Math.Sqrt(1 / (powerFactor * powerFactor) - 1) * Math.Sign(powerFactor) : _kvar;
        kvar = Math.Clamp(kvar, -KvarMaxTaken, KvarMax);
        if (double.Hypot(kw, kvar) <= Kva)
        {
            return (kw, kvar);
        }

        return ActivePowerFirst
            ? (Math.Min(kw, Kva), Math.Sqrt(Math.Max(0, Kva * Kva - kw * kw)) * Math.Sign(kvar))
            : (Math.Sqrt(Math.Max(0, Kva * Kva - kvar * kvar)), kvar);
    }

    protected override IReadOnlyList<DssProperty<DssPvSystem>> Table => Properties;

    /// <summary>A profile of an inverter scales the irradiance, whatever it calls its values.</summary>
    protected override void TakeActualPower(DssLoadShape shape)
    {
    }

    private void SetPowerFactor(DssValue value) => value.Number(powerFactor =>
    {
        if (Math.Abs(powerFactor) is > 0 and <= 1)
        {
            _powerFactor = powerFactor;
        }
        else
        {
            value.Reject(FormattableString.Invariant($"{powerFactor} must be -1 to 1 and not 0."));
        }
    });

    private void TakeCurve(DssValue value, Action<DssCurve> set)
    {
        if (Circuit.Find("xycurve", value.Lower) is DssCurve curve)
        {
            set(curve);
        }
        else
        {
            value.Reject($"xycurve '{value.Text}' does not exist before it. Define it first.");
        }
    }
}
