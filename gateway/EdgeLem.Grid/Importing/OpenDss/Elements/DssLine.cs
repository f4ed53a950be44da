namespace EdgeLem.Grid;

/// <summary>A line, with OpenDSS's rules for units: see <see cref="UnitsChanged"/> and <see cref="OwnImpedance"/>.</summary>
internal sealed class DssLine(string name, SourceLocation location, IReadOnlyDictionary<string, DssLineCode> codes)
    : DssElement<DssLine>("line", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssLine>> Properties =
    [
        Read("bus1", (line, value) => line.Bus1 = DssBus.Parse(value)),
        Read("bus2", (line, value) => line.Bus2 = DssBus.Parse(value)),
        Read("linecode", (line, value) => line.TakeCode(value)),
        Read("length", (line, value) => value.Number(length => line.Length = length)),
        Only("phases", "3"),
        Read("r1", (line, value) => value.Number(r1 => line.OwnImpedance(line.PerUnit with { R1Ohm = r1 }))),
        Read("x1", (line, value) => value.Number(x1 => line.OwnImpedance(line.PerUnit with { X1Ohm = x1 }))),
        Read("r0", (line, value) => value.Number(r0 => line.OwnImpedance(line.PerUnit with { R0Ohm = r0 }))),
        Read("x0", (line, value) => value.Number(x0 => line.OwnImpedance(line.PerUnit with { X0Ohm = x0 }))),
        Read("c1", (line, value) => line.TakeCapacitance(value, c1 => line.C1 = c1)),
        Read("c0", (line, value) => line.TakeCapacitance(value, c0 => line.C0 = c0)),
        Unsupported("rmatrix"),
        Unsupported("xmatrix"),
        Unsupported("cmatrix"),
        Only("switch", "no"),
        Harmless("rg"),
        Harmless("xg"),
        Harmless("rho"),
        Unsupported("geometry"),
        Read("units", (line, value) => DssUnits.Read(value, line.UnitsChanged)),
        Unsupported("spacing"),
        Unsupported("wires"),
        Harmless("earthmodel"),
        Unsupported("cncables"),
        Unsupported("tscables"),
        Unsupported("b1"),
        Unsupported("b0"),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("linetype"),
        Read("normamps", (line, value) => value.Positive(amps => line.RatingA = amps)),
        Harmless("emergamps"),
        Harmless("faultrate"),
        Harmless("pctperm"),
        Harmless("repair"),
        Harmless("basefreq"),
        IsEnabled,
        Unsupported("like"),
    ];

    private DssLineCode? _code;
    private double? _unitM;
    private double _unitsConvert = 1;

    public DssBus? Bus1 { get; private set; }

    public DssBus? Bus2 { get; private set; }

    public double? RatingA { get; private set; }

    /// <summary>Series impedance of the whole line in ohm; NaN where the script gave nothing.</summary>
    public SequenceImpedance Total => PerUnit.Times(_unitsConvert * Length);

    /// <summary>Length in metres; null when the script gives no unit.</summary>
    public double? LengthM => Length * (_unitM ?? _code?.UnitM);

    public bool HasNoCapacitance => _code?.HasNoCapacitance ?? (C1 == 0 && C0 == 0);

    /// <summary>The line's code, or null when it states its own impedance.</summary>
    public DssLineCode? Code => _code;

    private SequenceImpedance PerUnit { get; set; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    private double Length { get; set; } = 1;

    private double? C1 { get; set; }

    private double? C0 { get; set; }

    protected override IReadOnlyList<DssProperty<DssLine>> Table => Properties;

    private void TakeCode(DssValue value)
    {
        if (!codes.TryGetValue(value.Lower, out DssLineCode? code))
        {
            value.Reject($"linecode '{value.Text}' does not exist before this line. Define it first.");
            return;
        }

        _code = code;
        PerUnit = code.PerUnit;
        RatingA = code.RatingA;
        _unitsConvert = DssUnits.PerUnit(code.UnitM, _unitM);
    }

    /// <summary>An impedance of the line's own drops the linecode and its units: the values are per whatever unit the length has.</summary>
    private void OwnImpedance(SequenceImpedance perUnit)
    {
        PerUnit = perUnit;
        _code = null;
        _unitM = null;
        _unitsConvert = 1;
    }

    private void TakeCapacitance(DssValue value, Action<double> set) => value.Number(capacitance =>
    {
        OwnImpedance(PerUnit);
        set(capacitance);
    });

    private void UnitsChanged(double? unitM)
    {
        _unitsConvert = _code is not null ? DssUnits.PerUnit(_code.UnitM, unitM) : _unitsConvert * DssUnits.PerUnit(_unitM, unitM);
        _unitM = unitM;
    }
}
