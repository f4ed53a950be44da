namespace EdgeLem.Grid;

/// <summary>A voltage source. Its short-circuit impedance comes from whichever description was given last.</summary>
internal sealed class DssSource : DssElement<DssSource>
{
    private static readonly IReadOnlyList<DssProperty<DssSource>> Properties =
    [
        Read("bus1", (source, value) => source.Bus = DssBus.Parse(value) ?? source.Bus),
        Read("basekv", (source, value) => value.Positive(kv => source.BaseKv = kv)),
        Read("pu", (source, value) => value.Positive(pu => source.VoltagePu = pu)),
        Read("angle", (source, value) => value.Number(angle => source.AngleDeg = angle)),
        Read("frequency", (source, value) => source._circuit.RequireFrequency(value)),
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
        Read("sequence", (_, value) => RequirePositiveSequence(value)),
        Read("bus2", (_, value) => RequireEarth(value)),
        Read("z1", (source, value) => value.Pair((r, x) => source.SetZ1(value, (r, x), 1))),
        Read("z0", (source, value) => value.Pair((r, x) => source.SetZ0((r, x), 1))),
        Unsupported("z2"),
        Read("puz1", (source, value) => value.Pair((r, x) => source.SetZ1(value, (r, x), source.BaseOhm))),
        Read("puz0", (source, value) => value.Pair((r, x) => source.SetZ0((r, x), source.BaseOhm))),
        Unsupported("puz2"),
        Read("basemva", (source, value) => value.Positive(mva => source._baseMva = mva)),
        Unsupported("yearly"),
        Unsupported("daily"),
        Unsupported("duty"),
        Only("model", "thevenin"),
        Harmless("puzideal"),
        Harmless("spectrum"),
        Harmless("basefreq"),
        IsEnabled,
    ];

    private readonly DssCircuit _circuit;
    private ImpedanceKind _kind = ImpedanceKind.Power;
    private bool _isZ0Given;

    // OpenDSS's defaults: 2000 and 2100 MVA at 115 kV; the others follow from them.
    private double _mvaSc3 = 2000;
    private double _mvaSc1 = 2100;
    private double _isc3 = Grid.ShortCircuit.CurrentA(2000e6, 115e3);
    private double _isc1 = Grid.ShortCircuit.CurrentA(2100e6, 115e3);
    private double _x1R1 = 4;
    private double _x0R0 = 3;
    private double _baseMva = 100;
    private SequenceImpedance _own;

    /// <summary>Creates the circuit's source or a further one.</summary>
    public DssSource(string name, SourceLocation location, DssCircuit circuit)
        : base("vsource", name, location)
    {
        _circuit = circuit;
        Bus = name == "source" ? new DssBus("sourcebus", [], location) : null;
        EndEdit();
    }

    private enum ImpedanceKind
    {
        Power,
        Current,
        Own,
    }

    public DssBus? Bus { get; private set; }

    public double BaseKv { get; private set; } = 115;

    public double VoltagePu { get; private set; } = 1;

    public double AngleDeg { get; private set; }

    public SequenceImpedance Impedance => _own;

    protected override IReadOnlyList<DssProperty<DssSource>> Table => Properties;

    private double BaseOhm => BaseKv * BaseKv / _baseMva;

    /// <summary>The descriptions that do not count are brought to agree with the one that does, for a later statement may continue from them.</summary>
    protected override void EndEdit()
    {
        if (_kind == ImpedanceKind.Power)
        {
            _isc3 = Grid.ShortCircuit.CurrentA(_mvaSc3 * 1e6, BaseKv * 1000);
            _isc1 = Grid.ShortCircuit.CurrentA(_mvaSc1 * 1e6, BaseKv * 1000);
        }
        else if (_kind == ImpedanceKind.Current)
        {
            double perAmpere = Math.Sqrt(3) * BaseKv / 1000;
            (_mvaSc3, _mvaSc1) = (perAmpere * _isc3, perAmpere * _isc1);
        }

        if (_kind != ImpedanceKind.Own)
        {
            _own = new ShortCircuit { NominalVoltageV = BaseKv * 1000, ThreePhaseA = _isc3, SinglePhaseA = _isc1, X1R1 = _x1R1, X0R0 = _x0R0 }.ToImpedance();
        }
    }

    private static void RequirePositiveSequence(DssValue value)
    {
        if (value.Lower is not ['p', ..])
        {
            value.Reject($"'{value.Text}' is not supported; only positive is.");
        }
    }

    private static void RequireEarth(DssValue value)
    {
        if (DssBus.Parse(value) is { } bus && (bus.Nodes.Count == 0 || bus.Nodes.Any(node => node != 0)))
        {
            value.Reject($"'{value.Text}' is not supported; a source stands between its bus and earth (nodes .0.0.0).");
        }
    }

    private void OwnImpedance(SequenceImpedance impedance)
    {
        _own = impedance;
        _kind = ImpedanceKind.Own;
    }

    private void SetZ1(DssValue value, (double R, double X) z, double ohm)
    {
        OwnImpedance(_own with { R1Ohm = z.R * ohm, X1Ohm = z.X * ohm });
        if (!_isZ0Given)
        {
            OwnImpedance(_own with { R0Ohm = z.R * ohm, X0Ohm = z.X * ohm });
            value.Note("the zero-sequence impedance is taken as equal until z0 is given.");
        }
    }

    private void SetZ0((double R, double X) z, double ohm)
    {
        _isZ0Given = true;
        OwnImpedance(_own with { R0Ohm = z.R * ohm, X0Ohm = z.X * ohm });
    }
}
