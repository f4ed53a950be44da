namespace EdgeLem.Grid;

/// <summary>Conductors in their places.</summary>
internal sealed class DssLineGeometry(string name, SourceLocation location, DssCircuit circuit) : DssElement<DssLineGeometry>("linegeometry", name, location)
{
    private const double FootM = 0.3048;

    private static readonly IReadOnlyList<DssProperty<DssLineGeometry>> Properties =
    [
        Read("nconds", (geometry, value) => value.Whole(geometry.SetCount)),
        Read("nphases", (geometry, value) => value.Whole(phases => geometry._phases = phases)),
        Read("cond", (geometry, value) => value.Whole(conductor => geometry.Select(value, conductor))),
        Read("wire", (geometry, value) => geometry.TakeOne(value, "wiredata")),
        Read("x", (geometry, value) => geometry.Place(value, (place, x) => place.X = x)),
        Read("h", (geometry, value) => geometry.Place(value, (place, h) => place.H = h)),
        Read("units", (geometry, value) => DssUnits.Read(value, geometry.SetUnits)),
        Read("normamps", (geometry, value) => value.Positive(amps => geometry.RatingA = amps)),
        Harmless("emergamps"),
        Read("reduce", (geometry, value) => value.Flag(isReduced => geometry._isReduced = isReduced)),
        Read("spacing", (geometry, value) => geometry.TakeSpacing(value)),
        Read("wires", (geometry, value) => geometry.TakeAll(value, "wiredata")),
        Read("cncable", (geometry, value) => geometry.TakeOne(value, "cndata")),
        Read("tscable", (geometry, value) => geometry.TakeOne(value, "tsdata")),
        Read("cncables", (geometry, value) => geometry.TakeAll(value, "cndata")),
        Read("tscables", (geometry, value) => geometry.TakeAll(value, "tsdata")),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("linetype"),
    ];

    private Slot[] _slots = [];
    private int _phases;
    private int _active;
    private bool _isReduced;
    private double _lastUnitM = FootM;

    /// <summary>Of the geometry itself, else of its first conductor, in A; null when neither says.</summary>
    public double? RatingA
    {
        get => field ?? _slots.FirstOrDefault()?.Conductor?.RatingA;
        private set;
    }

    /// <summary>Conductors that a line of this geometry has at its ends.</summary>
    public int Kept => _isReduced ? Math.Min(_phases, _slots.Length) : _slots.Length;

    protected override IReadOnlyList<DssProperty<DssLineGeometry>> Table => Properties;

    /// <summary>The conductors in their places; null with a complaint when something is missing.</summary>
    public IReadOnlyList<WirePlace>? Places(out string complaint)
    {
        var places = new List<WirePlace>();
        complaint = Kept < 1 ? $"{Title} needs nconds, and nphases when it is reduced." : "";
        for (int i = 0; i < _slots.Length && complaint.Length == 0; i++)
        {
            double unitM = _slots[i].UnitM ?? _lastUnitM;
            if (_slots[i].Conductor is not { } conductor)
            {
                complaint = FormattableString.Invariant($"{Title}: conductor {i + 1} has no wire.");
            }
            else if (conductor.At(_slots[i].X * unitM, _slots[i].H * unitM, out complaint) is { } place)
            {
                places.Add(place);
            }
        }

        return complaint.Length == 0 ? places : null;
    }

    private void SetCount(int count)
    {
        _slots = [.. Enumerable.Range(0, Math.Min(count, 100)).Select(_ => new Slot())];
        (_active, _lastUnitM) = (0, FootM);
    }

    private void Select(DssValue value, int conductor)
    {
        if (conductor < 1 || conductor > _slots.Length)
        {
            value.Reject(FormattableString.Invariant($"conductor {conductor} does not exist; the geometry has {_slots.Length}."));
            return;
        }

        _active = conductor - 1;
        _slots[_active].UnitM ??= _lastUnitM;
    }

    private void Place(DssValue value, Action<Slot, double> set) => value.Number(number =>
    {
        if (_active < _slots.Length)
        {
            set(_slots[_active], number);
        }
    });

    private void SetUnits(double? unitM)
    {
        _lastUnitM = unitM ?? 1;
        if (_active < _slots.Length)
        {
            _slots[_active].UnitM = _lastUnitM;
        }
    }

    private void TakeSpacing(DssValue value)
    {
        if (circuit.Find("linespacing", value.Lower) is not DssLineSpacing spacing || spacing.Count != _slots.Length)
        {
            value.Reject(FormattableString.Invariant($"there is no linespacing '{value.Text}' of {_slots.Length} conductors before this geometry."));
            return;
        }

        for (int i = 0; i < _slots.Length; i++)
        {
            (double xM, double heightM) = spacing.PlaceOf(i) ?? (0, 0);
            (_slots[i].X, _slots[i].H, _slots[i].UnitM) = (xM, heightM, 1);
        }
    }

    private void TakeOne(DssValue value, string kind) => Take(value, kind, _active);

    /// <summary>All conductors, or bare neutrals behind the cables named before.</summary>
    private void TakeAll(DssValue value, string kind)
    {
        IReadOnlyList<DssValue> elements = value.Elements;
        int start = kind == "wiredata" && _slots.FirstOrDefault()?.Conductor?.IsCable == true ? _phases : 0;
        if (elements.Count > _slots.Length - start)
        {
            value.Reject(FormattableString.Invariant($"{elements.Count} are named, and {_slots.Length - start} places are left."));
            return;
        }

        for (int i = 0; i < elements.Count; i++)
        {
            Take(elements[i], kind, start + i);
        }
    }

    private void Take(DssValue value, string kind, int slot)
    {
        if (circuit.Find(kind, value.Lower) is not DssConductor conductor)
        {
            value.Reject($"{kind} '{value.Text}' does not exist before this geometry. Define it first.");
        }
        else if (slot < _slots.Length)
        {
            _slots[slot].Conductor = conductor;
        }
    }

    private sealed class Slot
    {
        public DssConductor? Conductor { get; set; }

        public double X { get; set; }

        public double H { get; set; }

        public double? UnitM { get; set; }
    }
}
