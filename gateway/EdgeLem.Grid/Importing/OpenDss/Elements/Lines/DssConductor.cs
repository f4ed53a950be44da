namespace EdgeLem.Grid;

/// <summary>A wire, a cable with concentric neutral or a cable with tape shield (wiredata, cndata, tsdata): what it is made of, not where it is.</summary>
internal sealed class DssConductor(string kind, string name, SourceLocation location) : DssElement<DssConductor>(kind, name, location)
{
    /// <summary>Of a round wire: geometric mean radius over radius.</summary>
    private const double RoundWire = 0.7788;

    private static readonly IReadOnlyList<DssProperty<DssConductor>> WireProperties =
    [
        Read("rdc", (wire, value) => value.Positive(r => (wire._rdc, wire._rac) = (r, wire._rac ?? 1.02 * r))),
        Read("rac", (wire, value) => value.Positive(r => (wire._rac, wire._rdc) = (r, wire._rdc ?? r / 1.02))),
        Read("runits", (wire, value) => DssUnits.Read(value, metres => wire._resistanceUnitM = metres)),
        Read("gmrac", (wire, value) => value.Positive(gmr => (wire._gmr, wire._radius) = (gmr, wire._radius ?? gmr / RoundWire))),
        Read("gmrunits", (wire, value) => DssUnits.Read(value, metres => (wire._gmrUnitM, wire._radiusUnitM) = (metres, wire._radiusUnitM ?? metres))),
        Read("radius", (wire, value) => value.Positive(wire.SetRadius)),
        Read("radunits", (wire, value) => DssUnits.Read(value, metres => (wire._radiusUnitM, wire._gmrUnitM) = (metres, wire._gmrUnitM ?? metres))),
        Read("normamps", (wire, value) => value.Positive(amps => wire.RatingA = amps)),
        Harmless("emergamps"),
        Read("diam", (wire, value) => value.Positive(diameter => wire.SetRadius(diameter / 2))),
        Harmless("seasons"),
        Harmless("ratings"),
        Read("capradius", (wire, value) => value.Positive(radius => wire._capacitanceRadius = radius)),
    ];

    private static readonly IReadOnlyList<DssProperty<DssConductor>> CableProperties =
    [
        Read("epsr", (cable, value) => value.Positive(permittivity => cable._permittivity = permittivity)),
        Read("inslayer", (cable, value) => value.Positive(thickness => cable._insulation = thickness)),
        Read("diains", (cable, value) => value.Positive(diameter => cable._insulationDiameter = diameter)),
        Read("diacable", (cable, value) => value.Positive(diameter => cable._diameter = diameter)),
        .. WireProperties,
    ];

    private static readonly IReadOnlyList<DssProperty<DssConductor>> ConcentricProperties =
    [
        Read("k", (cable, value) => value.Whole(strands => cable._strands = strands)),
        Read("diastrand", (cable, value) => value.Positive(d => (cable._strandDiameter, cable._strandGmr) = (d, cable._strandGmr ?? RoundWire * d / 2))),
        Read("gmrstrand", (cable, value) => value.Positive(gmr => cable._strandGmr = gmr)),
        Read("rstrand", (cable, value) => value.Positive(r => cable._strandResistance = r)),
        .. CableProperties,
    ];

    private static readonly IReadOnlyList<DssProperty<DssConductor>> TapeProperties =
    [
        Read("diashield", (cable, value) => value.Positive(diameter => cable._shieldDiameter = diameter)),
        Read("tapelayer", (cable, value) => value.Positive(thickness => cable._tape = thickness)),
        Read("tapelap", (cable, value) => value.Number(percent => cable._lapPercent = percent)),
        .. CableProperties,
    ];

    private double? _rac;
    private double? _rdc;
    private double? _gmr;
    private double? _radius;
    private double? _capacitanceRadius;
    private double? _resistanceUnitM;
    private double? _gmrUnitM;
    private double? _radiusUnitM;
    private double _permittivity = 2.3;
    private double? _insulation;
    private double? _insulationDiameter;
    private double? _diameter;
    private int _strands = 2;
    private double? _strandDiameter;
    private double? _strandGmr;
    private double? _strandResistance;
    private double? _shieldDiameter;
    private double? _tape;
    private double _lapPercent = 20;

    public double? RatingA { get; private set; }

    public bool IsCable => Kind != "wiredata";

    protected override IReadOnlyList<DssProperty<DssConductor>> Table => Kind switch
    {
        "cndata" => ConcentricProperties,
        "tsdata" => TapeProperties,
        _ => WireProperties,
    };

    private double RadiusUnitM => _radiusUnitM ?? 1;

    /// <summary>The conductor at a place, in metres.</summary>
    /// <param name="xM">Horizontal place.</param>
    /// <param name="heightM">Height, or negative depth.</param>
    /// <param name="complaint">What is missing; empty when this is not null.</param>
    public WirePlace? At(double xM, double heightM, out string complaint)
    {
        CableSheath? sheath = IsCable ? Sheath() : null;
        complaint = _rac is null || _gmr is null || _radius is null ? $"{Title} needs rac or rdc, and gmrac, radius or diam."
            : IsCable && sheath is null ? $"{Title} needs inslayer, diains and its {(Kind == "cndata" ? "k, diastrand, rstrand and diacable" : "diashield and tapelayer")}."
            : heightM == 0 ? $"{Title} lies at height 0. Give h."
            : "";
        if (complaint.Length > 0)
        {
            return null;
        }

        double perMetre = 1 / (_resistanceUnitM ?? 1);
        return new WirePlace
        {
            XM = xM,
            HeightM = Math.Abs(heightM),
            GmrM = _gmr!.Value * (_gmrUnitM ?? 1),
            RadiusM = (_capacitanceRadius ?? _radius!.Value) * RadiusUnitM,
            ResistanceOhmPerM = (_rac!.Value * perMetre, _rdc!.Value * perMetre),
            Sheath = sheath,
        };
    }

    private void SetRadius(double radius)
    {
        _radius = radius;
        _gmr ??= RoundWire * radius;
        _capacitanceRadius ??= radius;
    }

    private CableSheath? Sheath()
    {
        if (_insulation is not { } insulation || _insulationDiameter is not { } outer || !(outer / 2 > insulation))
        {
            return null;
        }

        double capacitance = 2 * Math.PI * 8.8541878128e-12 * _permittivity / Math.Log(outer / 2 / (outer / 2 - insulation));
        if (Kind == "tsdata")
        {
            return _shieldDiameter is { } shield && _tape is { } tape && _lapPercent < 100 ? TapeShield((shield * RadiusUnitM, tape * RadiusUnitM), capacitance) : null;
        }

        if (_strandDiameter is not { } strand || _strandResistance is not { } resistance || _diameter is not { } diameter || _strands < 2)
        {
            return null;
        }

        // Kersting, ch. 4: strands evenly on a circle.
        double radiusM = (diameter - strand) / 2 * RadiusUnitM;
        double gmrM = Math.Pow(_strandGmr!.Value * (_gmrUnitM ?? 1) * _strands * Math.Pow(radiusM, _strands - 1), 1.0 / _strands);
        return new CableSheath(_strands, radiusM, gmrM, resistance / (_resistanceUnitM ?? 1) / _strands, capacitance);
    }

    /// <summary>A lapped copper tape of 2.3718e-8 ohm metres at 50 degrees C (Kersting, ch. 4).</summary>
    private CableSheath TapeShield((double DiameterM, double ThicknessM) tape, double capacitance)
    {
        double resistance = 0.3183 * 2.3718e-8 / (tape.DiameterM * tape.ThicknessM * Math.Sqrt(50 / (100 - _lapPercent)));
        double radiusM = (tape.DiameterM - tape.ThicknessM) / 2;
        return new CableSheath(1, radiusM, radiusM, resistance, capacitance);
    }
}
