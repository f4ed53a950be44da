namespace EdgeLem.Grid;

/// <summary>The circuit's voltage source. Its short-circuit impedance comes from whichever description was given last.</summary>
internal sealed class DssSource(string circuit, SourceLocation location) : DssElement<DssSource>("vsource", "source", location)
{
    private static readonly IReadOnlyList<DssProperty<DssSource>> Properties =
    [
        Read("bus1", (source, value) => source.Bus = DssBus.Parse(value) ?? source.Bus),
        Read("basekv", (source, value) => value.Positive(kv => source.BaseKv = kv)),
        Read("pu", (source, value) => value.Positive(pu => source.VoltagePu = pu)),
        Read("angle", (source, value) => value.Number(angle => source.AngleDeg = angle)),
        Harmless("frequency"),
        Only("phases", "3"),
        Read("mvasc3", (source, value) => value.Positive(mva => (source._mvaSc3, source._kind) = (mva, ImpedanceKind.Power))),
        Read("mvasc1", (source, value) => value.Positive(mva => (source._mvaSc1, source._kind) = (mva, ImpedanceKind.Power))),
        Read("x1r1", (source, value) => value.Positive(ratio => source._x1R1 = ratio)),
        Read("x0r0", (source, value) => value.Positive(ratio => source._x0R0 = ratio)),
        Read("isc3", (source, value) => value.Positive(amps => (source._isc3, source._kind) = (amps, ImpedanceKind.Current))),
        Read("isc1", (source, value) => value.Positive(amps => (source._isc1, source._kind) = (amps, ImpedanceKind.Current))),
        Read("r1", (source, value) => value.Number(r1 => source.OwnImpedance(source._own with { R1Ohm = r1 }))),
        Read("x1", (source, value) => value.Number(x1 => source.OwnImpedance(source._own with { X1Ohm = x1 }))),
        Read("r0", (source, value) => value.Number(r0 => source.OwnImpedance(source._own with { R0Ohm = r0 }))),
        Read("x0", (source, value) => value.Number(x0 => source.OwnImpedance(source._own with { X0Ohm = x0 }))),
        Harmless("scantype"),
        Only("sequence", "pos"),
        Unsupported("bus2"),
        Unsupported("z1"),
        Unsupported("z0"),
        Unsupported("z2"),
        Unsupported("puz1"),
        Unsupported("puz0"),
        Unsupported("puz2"),
        Harmless("basemva"),
        Unsupported("yearly"),
        Unsupported("daily"),
        Unsupported("duty"),
        Only("model", "thevenin"),
        Unsupported("puzideal"),
        Harmless("spectrum"),
        Harmless("basefreq"),
        Only("enabled", "yes"),
        Unsupported("like"),
    ];

    // OpenDSS's defaults: 2000 and 2100 MVA; R1, X1, R0, X0 of 1.65, 6.6, 1.9 and 5.7 ohm; currents are set before they are used.
    private ImpedanceKind _kind = ImpedanceKind.Power;
    private double _mvaSc3 = 2000;
    private double _mvaSc1 = 2100;
    private double _isc3 = 10_000;
    private double _isc1 = 10_500;
    private double _x1R1 = 4;
    private double _x0R0 = 3;
    private SequenceImpedance _own = new(1.65, 6.6, 1.9, 5.7);

    private enum ImpedanceKind
    {
        Power,
        Current,
        Own,
    }

    public string Circuit => circuit;

    public DssBus Bus { get; private set; } = new("sourcebus", [], location);

    public double BaseKv { get; private set; } = 115;

    public double VoltagePu { get; private set; } = 1;

    public double AngleDeg { get; private set; }

    public SequenceImpedance Impedance => _kind == ImpedanceKind.Own ? _own : ShortCircuit(_kind == ImpedanceKind.Current).ToImpedance();

    protected override IReadOnlyList<DssProperty<DssSource>> Table => Properties;

    private ShortCircuit ShortCircuit(bool byCurrent) => new()
    {
        NominalVoltageV = BaseKv * 1000,
        ThreePhaseA = byCurrent ? _isc3 : Grid.ShortCircuit.CurrentA(_mvaSc3 * 1e6, BaseKv * 1000),
        SinglePhaseA = byCurrent ? _isc1 : Grid.ShortCircuit.CurrentA(_mvaSc1 * 1e6, BaseKv * 1000),
        X1R1 = _x1R1,
        X0R0 = _x0R0,
    };

    private void OwnImpedance(SequenceImpedance impedance)
    {
        _own = impedance;
        _kind = ImpedanceKind.Own;
    }
}
