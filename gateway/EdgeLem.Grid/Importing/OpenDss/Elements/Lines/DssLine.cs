namespace EdgeLem.Grid;

/// <summary>
/// A line. Which of linecode, sequence values, matrices, geometry and switch counts, and what units of length do, depends on the order of the properties; the rules are OpenDSS's
/// (Line.pas, as dss_capi has it), step by step.
/// </summary>
internal sealed class DssLine : DssElement<DssLine>
{
    private const double KilofootM = 304.8;

    private static readonly IReadOnlyList<DssProperty<DssLine>> Properties =
    [
        Read("bus1", (line, value) => line.Bus1 = DssBus.Parse(value) ?? line.Bus1),
        Read("bus2", (line, value) => line.Bus2 = DssBus.Parse(value) ?? line.Bus2),
        Read("linecode", (line, value) => line.TakeCode(value)),
        Read("length", (line, value) => value.Number(length => line.Length = length)),
        Read("phases", (line, value) => value.Whole(phases => line.SetConductors(value, phases))),
        Read("r1", (line, value) => value.Number(r1 => line.Sequence = line.Sequence with { R1Ohm = r1 })),
        Read("x1", (line, value) => value.Number(x1 => line.Sequence = line.Sequence with { X1Ohm = x1 })),
        Read("r0", (line, value) => value.Number(r0 => line.Sequence = line.Sequence with { R0Ohm = r0 })),
        Read("x0", (line, value) => value.Number(x0 => line.Sequence = line.Sequence with { X0Ohm = x0 })),
        Read("c1", (line, value) => value.Number(c1 => line.OwnCapacitance(line.Data with { C1 = c1 }))),
        Read("c0", (line, value) => value.Number(c0 => line.OwnCapacitance(line.Data with { C0 = c0 }))),
        Read("rmatrix", (line, value) => line.Matrix(value, r => line.Data = line.Data with { R = r })),
        Read("xmatrix", (line, value) => line.Matrix(value, x => line.Data = line.Data with { X = x })),
        Read("cmatrix", (line, value) => line.Matrix(value, c => (line.Data, line._isCapacitanceGiven) = (line.Data with { C = c }, true))),
        Read("switch", (line, value) => value.Flag(line.SetSwitch)),
        Read("rg", (line, value) => value.Number(rg => line.Data = line.Data with { Rg = rg })),
        Read("xg", (line, value) => value.Number(xg => line.Data = line.Data with { Xg = xg })),
        Read("rho", (line, value) => value.Positive(rho => (line.Data, line.EarthOhmM) = (line.Data with { Rho = rho }, rho))),
        Read("geometry", (line, value) => line.TakeGeometry(value)),
        Read("units", (line, value) => DssUnits.Read(value, line.UnitsChanged)),
        Read("spacing", (line, value) => line.TakeSpacing(value)),
        Read("wires", (line, value) => line.TakeWires(value, "wiredata")),
        Read("earthmodel", (line, value) => DssCircuit.ReadEarthModel(value, model => line.EarthModel = model)),
        Read("cncables", (line, value) => line.TakeWires(value, "cndata")),
        Read("tscables", (line, value) => line.TakeWires(value, "tsdata")),
        Read("b1", (line, value) => value.Number(b1 => line.OwnCapacitance(line.Data with { C1 = line.ToNanofarad(b1) }))),
        Read("b0", (line, value) => value.Number(b0 => line.OwnCapacitance(line.Data with { C0 = line.ToNanofarad(b0) }))),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("linetype"),
        Read("normamps", (line, value) => value.Positive(amps => line.RatingA = amps)),
        .. Reliability,
        Read("basefreq", (line, value) => value.Positive(hz => line.BaseFrequencyHz = hz)),
        IsEnabled,
    ];

    private readonly DssCircuit _circuit;
    private readonly List<DssConductor> _conductors = [];
    private DssLineCode? _code;
    private DssLineSpacing? _spacing;
    private int _keptWires;
    private bool _isSequenceChanged;
    private bool _isCapacitanceGiven;

    public DssLine(string name, SourceLocation location, DssCircuit circuit)
        : base("line", name, location)
    {
        _circuit = circuit;
        BaseFrequencyHz = circuit.FrequencyHz;
        EarthModel = circuit.EarthModel;
        Data = new DssSeriesData().WithMatricesOfSequence();
    }

    public DssBus? Bus1 { get; private set; }

    public DssBus? Bus2 { get; private set; }

    public double? RatingA { get; private set; }

    /// <summary>Length in units of <see cref="UnitM"/>.</summary>
    public double Length { get; private set; } = 1;

    /// <summary>Metres of the line's unit of length; null when none is stated.</summary>
    public double? UnitM { get; private set; }

    /// <summary>Metres of one unit of <see cref="Length"/>; null when neither the line nor its linecode says.</summary>
    public double? LengthUnitM => UnitM ?? (Wires.Count > 0 ? 1 : _code?.UnitM);

    /// <summary>What <see cref="Length"/> is divided by to count in the units of <see cref="Data"/>.</summary>
    public double UnitsConvert { get; private set; } = 1;

    /// <summary>Frequency in Hz for which the reactances are stated.</summary>
    public double BaseFrequencyHz { get; private set; }

    public bool IsSwitch { get; private set; }

    /// <summary>Terminals were opened by the command "open".</summary>
    public bool IsOpen { get; set; }

    public EarthReturnModel EarthModel { get; private set; }

    /// <summary>Resistivity of the earth that the line itself states, in ohm metres; null when it states none.</summary>
    public double? EarthOhmM { get; private set; }

    /// <summary>The conductors when the line is by geometry or spacing, else empty.</summary>
    public IReadOnlyList<WirePlace> Wires { get; private set; } = [];

    /// <summary>Number of conductors at each end.</summary>
    public int Conductors => Wires.Count > 0 ? _keptWires : Data.Conductors;

    /// <summary>Impedances per unit of length as they count at the end of the script.</summary>
    public DssSeriesData FinalData
    {
        get
        {
            if (!_isSequenceChanged)
            {
                return Data;
            }

            // OpenDSS's default capacitance is per 1000 ft and follows the line's unit, but only when none was given.
            double perUnit = _isCapacitanceGiven ? 1 : DssUnits.Convert(KilofootM, UnitM);
            return (Data with { C1 = Data.C1 / perUnit, C0 = Data.C0 / perUnit, IsByMatrix = false }).WithMatricesOfSequence();
        }
    }

    protected override IReadOnlyList<DssProperty<DssLine>> Table => Properties;

    private DssSeriesData Data { get; set; }

    private SequenceImpedance Sequence
    {
        get => Data.Sequence;
        set => OwnSequence(Data with { Sequence = value });
    }

    private void TakeCode(DssValue value)
    {
        if (_circuit.Find("linecode", value.Lower) is not DssLineCode code)
        {
            value.Reject($"linecode '{value.Text}' does not exist before this line. Define it first.");
            return;
        }

        (_code, BaseFrequencyHz, RatingA, _spacing, Wires) = (code, code.BaseFrequencyHz, code.RatingA ?? RatingA, null, []);
        UnitsConvert = DssUnits.Convert(code.UnitM, UnitM);
        Data = code.Data.IsByMatrix
            ? code.Data with { Sequence = Data.Sequence, C1 = Data.C1, C0 = Data.C0 }
            : code.Data.WithMatricesOfSequence();
        _isSequenceChanged &= code.Data.IsByMatrix;
    }

    private void SetConductors(DssValue value, int phases)
    {
        if (phases == Conductors)
        {
            return;
        }

        if (phases < 1 || Data.IsByMatrix || Wires.Count > 0)
        {
            value.Reject(FormattableString.Invariant($"the line has {Conductors} conductors by its linecode, matrix or geometry, not {phases}. Correct one of the two."));
            return;
        }

        Data = (Data with { Conductors = phases }).WithMatricesOfSequence();
        _isSequenceChanged = false;
    }

    /// <summary>An impedance of the line's own drops the linecode and its units: the values are per whatever unit the length has.</summary>
    private void OwnSequence(DssSeriesData data)
    {
        DropDescriptions();
        Data = data with { IsByMatrix = false };
        _isSequenceChanged = true;
        ResetUnits();
    }

    private void OwnCapacitance(DssSeriesData data)
    {
        OwnSequence(data);
        _isCapacitanceGiven = true;
    }

    private void Matrix(DssValue value, Action<double[,]> set) => value.SymmetricalMatrix(Data.Conductors, matrix =>
    {
        DropDescriptions();
        set(matrix);
        Data = Data with { IsByMatrix = true };
        ResetUnits();
    });

    /// <summary>A switch is a short line of 0.001 units, of which properties that follow may change everything.</summary>
    private void SetSwitch(bool isSwitch)
    {
        IsSwitch = isSwitch;
        if (isSwitch)
        {
            DropDescriptions();
            Data = Data with { Sequence = new SequenceImpedance(1, 1, 1, 1), C1 = 1.1, C0 = 1 };
            Length = 0.001;
            _isSequenceChanged = true;
            ResetUnits();
        }
    }

    private void UnitsChanged(double? unitM)
    {
        UnitsConvert = _code is not null ? DssUnits.Convert(_code.UnitM, unitM) : UnitsConvert * DssUnits.Convert(UnitM, unitM);
        UnitM = unitM;
    }

    private void TakeGeometry(DssValue value)
    {
        if (_circuit.Find("linegeometry", value.Lower) is not DssLineGeometry geometry)
        {
            value.Reject($"linegeometry '{value.Text}' does not exist before this line. Define it first.");
        }
        else if (geometry.Places(out string complaint) is not { } places)
        {
            value.Reject(complaint);
        }
        else
        {
            (_code, _spacing, Wires, _keptWires, RatingA) = (null, null, places, geometry.Kept, geometry.RatingA ?? RatingA);
            _isSequenceChanged = false;
        }
    }

    private void TakeSpacing(DssValue value)
    {
        _spacing = _circuit.Find("linespacing", value.Lower) as DssLineSpacing;
        if (_spacing is null)
        {
            value.Reject($"linespacing '{value.Text}' does not exist before this line. Define it first.");
            return;
        }

        _code = null;
        Data = (Data with { Conductors = Math.Max(1, _spacing.Phases) }).WithMatricesOfSequence();
    }

    private void TakeWires(DssValue value, string kind)
    {
        if (_spacing is null)
        {
            value.Reject("name the spacing before the wires.");
            return;
        }

        // Bare neutrals may follow cables.
        if (_conductors.Count >= _spacing.Count || !(kind == "wiredata" && _conductors.Any(wire => wire.IsCable)))
        {
            _conductors.Clear();
        }

        foreach (DssValue element in value.Elements)
        {
            if (_circuit.Find(kind, element.Lower) is DssConductor conductor)
            {
                _conductors.Add(conductor);
            }
            else
            {
                element.Reject($"{kind} '{element.Text}' does not exist before this line. Define it first.");
            }
        }

        if (_conductors.Count == _spacing.Count)
        {
            UseSpacing(value, _spacing);
        }
        else if (_conductors.Count > _spacing.Count || kind == "wiredata")
        {
            value.Reject(FormattableString.Invariant($"the spacing has {_spacing.Count} conductors, not {_conductors.Count}."));
        }
    }

    private void UseSpacing(DssValue value, DssLineSpacing spacing)
    {
        if (spacing.Places(_conductors, out string complaint) is not { } places)
        {
            value.Reject(complaint);
            return;
        }

        (_code, Wires, _keptWires, RatingA) = (null, places, spacing.Phases, _conductors[0].RatingA ?? RatingA);
        _isSequenceChanged = false;
    }

    private void DropDescriptions() => (_code, _spacing, Wires) = (null, null, []);

    private void ResetUnits() => (UnitsConvert, UnitM) = (1, null);

    private double ToNanofarad(double microsiemens) => microsiemens * 1e3 / (2 * Math.PI * BaseFrequencyHz);
}
