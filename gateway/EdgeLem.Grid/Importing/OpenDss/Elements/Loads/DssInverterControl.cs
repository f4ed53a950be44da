namespace EdgeLem.Grid;

/// <summary>A control of inverters (invcontrol): volt-var, volt-watt or both.</summary>
internal sealed class DssInverterControl(string name, SourceLocation location, DssCircuit circuit) : DssElement<DssInverterControl>("invcontrol", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssInverterControl>> Properties =
    [
        Read("derlist", (control, value) => control.TakeInverters(value)),
        Read("mode", (control, value) => control.SetMode(value)),
        Read("combimode", (control, value) => control.SetCombination(value)),
        Read("vvc_curve1", (control, value) => control.TakeCurve(value, curve => control._voltVar = curve)),
        Only("hysteresis_offset", "0"),
        Read("voltage_curvex_ref", (_, value) => RequireRated(value)),
        Harmless("avgwindowlen"),
        Read("voltwatt_curve", (control, value) => control.TakeCurve(value, curve => control._voltWatt = curve)),
        Harmless("dbvmin"),
        Harmless("dbvmax"),
        Harmless("argralowv"),
        Harmless("argrahiv"),
        Harmless("dynreacavgwindowlen"),
        Harmless("deltaq_factor"),
        Harmless("voltagechangetolerance"),
        Harmless("varchangetolerance"),
        Read("voltwattyaxis", (control, value) => control.SetAxis(value)),
        Read("rateofchangemode", (_, value) => RequireInactive(value)),
        Harmless("lpftau"),
        Harmless("risefalllimit"),
        Harmless("deltap_factor"),
        Harmless("eventlog"),
        Read("refreactivepower", (control, value) => control.SetReference(value)),
        Harmless("activepchangetolerance"),
        Read("monvoltagecalc", (_, value) => RequireAverage(value)),
        Unsupported("monbus"),
        Unsupported("monbusesvbase"),
        Harmless("voltwattch_curve"),
        Unsupported("wattpf_curve"),
        Unsupported("wattvar_curve"),
        Read("vv_refreactivepower", (control, value) => control.SetReference(value)),
        Read("pvsystemlist", (control, value) => control.TakeInverters(value)),
        Harmless("vsetpoint"),
        Harmless("controlmodel"),
        Harmless("basefreq"),
        IsEnabled,
    ];

    private DssCurve? _voltVar;
    private DssCurve? _voltWatt;
    private bool _isVoltVar;
    private bool _isVoltWatt;
    private bool _isOfRatedReactivePower;
    private WattAxis _axis = WattAxis.Modules;

    private enum WattAxis
    {
        Available,
        Modules,
        LimitedModules,
        Apparent,
    }

    /// <summary>Names of the inverters, in lower case; empty for all.</summary>
    public IReadOnlyList<string> Inverters { get; private set; } = [];


    protected override IReadOnlyList<DssProperty<DssInverterControl>> Table => Properties;

    /// <summary>The volt-var curve for an inverter, in reactive power over rated apparent power; null when there is none.</summary>
    public ControlCurve? VoltVarOf(DssPvSystem pv)
    {
        if (!_isVoltVar || _voltVar is null)
        {
            return null;
        }

        double left = LeftKvar(pv);
        (double fed, double taken) = UsesReactivePowerLeft(pv) ? (left, left) : (pv.KvarMax, pv.KvarMaxTaken);
        return Curve(_voltVar, y => y * (y >= 0 ? fed : taken) / pv.Kva);
    }

    /// <summary>Volt-var and volt-watt together.</summary>
    public bool IsBoth => _isVoltVar && _isVoltWatt;

    /// <summary>The volt-var curve counts in the reactive power that the active power leaves of the apparent power.</summary>
    public bool UsesReactivePowerLeft(DssPvSystem pv) => _isVoltVar && !_isOfRatedReactivePower && LeftKvar(pv) > 0;

    /// <summary>The volt-watt curve for an inverter, in active power over rated apparent power; null when there is none.</summary>
    public ControlCurve? VoltWattOf(DssPvSystem pv)
    {
        double reference = _axis switch
        {
            WattAxis.Available => pv.AvailableKw,
            WattAxis.Apparent => pv.Kva,
            _ => pv.ModulesKw,
        };
        return _isVoltWatt && _voltWatt is not null ? Curve(_voltWatt, y => Math.Clamp(y * reference / pv.Kva, 0, 1)) : null;
    }

    /// <summary>Reports what is missing once all is known.</summary>
    public void Check(DssReport report)
    {
        if (!_isVoltVar && !_isVoltWatt)
        {
            report.Defect(Location, $"{Title}: it has no mode. Give mode=voltvar, mode=voltwatt or combimode=vv_vw.");
        }

        if ((_isVoltVar && _voltVar is null) || (_isVoltWatt && _voltWatt is null))
        {
            report.Defect(Location, $"{Title}: its curve is missing. Give {(_isVoltVar && _voltVar is null ? "vvc_curve1" : "voltwatt_curve")}.");
        }

        foreach (DssCurve curve in new[] { _voltVar, _voltWatt }.OfType<DssCurve>().Where(curve => !IsRising(curve)))
        {
            report.Defect(curve.Location, $"{curve.Title}: a control curve needs at least two points by rising voltage.");
        }
    }

    private static double LeftKvar(DssPvSystem pv)
    {
        double kw = Math.Min(pv.AvailableKw, pv.Kva);
        return Math.Sqrt(pv.Kva * pv.Kva - kw * kw);
    }

    private static bool IsRising(DssCurve curve) =>
        curve.Points.Count >= 2 && curve.Points.Zip(curve.Points.Skip(1)).All(pair => pair.Second.X > pair.First.X);

    private static ControlCurve? Curve(DssCurve curve, Func<double, double> scale) =>
        IsRising(curve) ? new ControlCurve(curve.Points.Select(point => (point.X, scale(point.Y)))) : null;

    private static void RequireRated(DssValue value)
    {
        if (value.Lower is not ['r', 'a', 't', ..])
        {
            value.Reject($"'{value.Text}' is not supported; only rated is.");
        }
    }

    private static void RequireInactive(DssValue value)
    {
        if (value.Lower is not ['i', ..])
        {
            value.Reject($"'{value.Text}' is not supported; only inactive is.");
        }
    }

    private void SetMode(DssValue value)
    {
        switch (value.Lower.Replace("-", "", StringComparison.Ordinal))
        {
            case "voltvar":
                (_isVoltVar, _isVoltWatt) = (true, false);
                break;
            case "voltwatt":
                (_isVoltVar, _isVoltWatt) = (false, true);
                break;
            default:
                value.Reject($"'{value.Text}' is not supported; voltvar and voltwatt are.");
                break;
        }
    }

    private void SetCombination(DssValue value)
    {
        if (value.Lower == "vv_vw")
        {
            (_isVoltVar, _isVoltWatt) = (true, true);
        }
        else
        {
            value.Reject($"'{value.Text}' is not supported; vv_vw is.");
        }
    }

    private void SetReference(DssValue value) => _isOfRatedReactivePower = value.Lower.StartsWith("varmax", StringComparison.Ordinal);

    private static void RequireAverage(DssValue value)
    {
        if (value.Lower is not ['a', ..])
        {
            value.Reject($"'{value.Text}' is not supported; only the average (avg) is.");
        }
    }

    private void SetAxis(DssValue value)
    {
        switch (value.Lower)
        {
            case ['p', 'a', ..]:
                _axis = WattAxis.Available;
                break;
            case ['p', 'm', ..]:
                _axis = WattAxis.Modules;
                break;
            case ['p', 'c', ..] or ['%', ..]:
                _axis = WattAxis.LimitedModules;
                break;
            case ['k', ..]:
                _axis = WattAxis.Apparent;
                break;
            default:
                value.Reject($"'{value.Text}' must be PAVAILABLEPU, PMPPPU, PCTPMPPPU or KVARATINGPU.");
                break;
        }
    }

    private void TakeInverters(DssValue value) =>
        Inverters = [.. value.Elements.Select(element => element.Lower[(element.Lower.IndexOf('.', StringComparison.Ordinal) + 1)..])];

    private void TakeCurve(DssValue value, Action<DssCurve> set)
    {
        if (circuit.Find("xycurve", value.Lower) is DssCurve curve)
        {
            set(curve);
        }
        else
        {
            value.Reject($"xycurve '{value.Text}' does not exist before it. Define it first.");
        }
    }
}
