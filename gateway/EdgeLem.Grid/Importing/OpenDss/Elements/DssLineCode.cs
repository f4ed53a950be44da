namespace EdgeLem.Grid;

/// <summary>A line's impedances per unit of length.</summary>
internal sealed class DssLineCode(string name, SourceLocation location) : DssElement<DssLineCode>("linecode", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssLineCode>> Properties =
    [
        Only("nphases", "3"),
        Read("r1", (code, value) => value.Number(r1 => code.PerUnit = code.PerUnit with { R1Ohm = r1 })),
        Read("x1", (code, value) => value.Number(x1 => code.PerUnit = code.PerUnit with { X1Ohm = x1 })),
        Read("r0", (code, value) => value.Number(r0 => code.PerUnit = code.PerUnit with { R0Ohm = r0 })),
        Read("x0", (code, value) => value.Number(x0 => code.PerUnit = code.PerUnit with { X0Ohm = x0 })),
        Read("c1", (code, value) => value.Number(c1 => code.C1 = c1)),
        Read("c0", (code, value) => value.Number(c0 => code.C0 = c0)),
        Read("units", (code, value) => DssUnits.Read(value, metres => code.UnitM = metres)),
        Unsupported("rmatrix"),
        Unsupported("xmatrix"),
        Unsupported("cmatrix"),
        Harmless("basefreq"),
        Read("normamps", (code, value) => value.Positive(amps => code.RatingA = amps)),
        Harmless("emergamps"),
        Harmless("faultrate"),
        Harmless("pctperm"),
        Harmless("repair"),
        Only("kron", "no"),
        Harmless("rg"),
        Harmless("xg"),
        Harmless("rho"),
        Harmless("neutral"),
        Unsupported("b1"),
        Unsupported("b0"),
        Harmless("seasons"),
        Harmless("ratings"),
        Harmless("linetype"),
        Unsupported("like"),
    ];

    /// <summary>Ohm per unit of length; NaN where the script says nothing.</summary>
    public SequenceImpedance PerUnit { get; private set; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    public double? UnitM { get; private set; }

    /// <summary>Normal current in A; null when not given (OpenDSS would assume 400 A).</summary>
    public double? RatingA { get; private set; }

    /// <summary>Shunt capacitance is zero as written.</summary>
    public bool HasNoCapacitance => C1 == 0 && C0 == 0;

    private double? C1 { get; set; }

    private double? C0 { get; set; }

    protected override IReadOnlyList<DssProperty<DssLineCode>> Table => Properties;
}
