namespace EdgeLem.Grid;

/// <summary>Places of a line's conductors without the conductors.</summary>
internal sealed class DssLineSpacing(string name, SourceLocation location) : DssElement<DssLineSpacing>("linespacing", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssLineSpacing>> Properties =
    [
        Read("nconds", (spacing, value) => value.Whole(count => spacing.Count = count)),
        Read("nphases", (spacing, value) => value.Whole(phases => spacing.Phases = phases)),
        Read("x", (spacing, value) => value.Numbers(x => spacing._x = x)),
        Read("h", (spacing, value) => value.Numbers(h => spacing._h = h)),
        Read("units", (spacing, value) => DssUnits.Read(value, metres => spacing._unitM = metres ?? 1)),
    ];

    private double[] _x = [];
    private double[] _h = [];

    // OpenDSS's default is feet.
    private double _unitM = 0.3048;

    /// <summary>All conductors.</summary>
    public int Count { get; private set; } = 3;

    /// <summary>Those of them that are not earthed all along.</summary>
    public int Phases { get; private set; } = 3;

    protected override IReadOnlyList<DssProperty<DssLineSpacing>> Table => Properties;

    /// <summary>A conductor's place in metres; null when it has none.</summary>
    public (double XM, double HeightM)? PlaceOf(int conductor) =>
        conductor < _x.Length && conductor < _h.Length ? (_x[conductor] * _unitM, _h[conductor] * _unitM) : null;

    /// <summary>Conductors in their places; null with a complaint when something is missing.</summary>
    public IReadOnlyList<WirePlace>? Places(IReadOnlyList<DssConductor> conductors, out string complaint)
    {
        var places = new List<WirePlace>();
        complaint = Phases < 1 || Phases > Count ? FormattableString.Invariant($"{Title} has {Phases} phases of {Count} conductors.") : "";
        for (int i = 0; i < Count && complaint.Length == 0; i++)
        {
            if (PlaceOf(i) is not { } at)
            {
                complaint = FormattableString.Invariant($"{Title} gives {Math.Min(_x.Length, _h.Length)} places for {Count} conductors.");
            }
            else if (conductors[i].At(at.XM, at.HeightM, out complaint) is { } place)
            {
                places.Add(place);
            }
        }

        return complaint.Length == 0 ? places : null;
    }
}
