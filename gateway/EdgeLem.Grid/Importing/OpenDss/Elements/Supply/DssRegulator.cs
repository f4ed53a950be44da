namespace EdgeLem.Grid;

/// <summary>A transformer's tap control (regcontrol).</summary>
internal sealed class DssRegulator(string name, SourceLocation location, DssCircuit circuit) : DssElement<DssRegulator>("regcontrol", name, location)
{
    private static readonly IReadOnlyList<DssProperty<DssRegulator>> Properties =
    [
        Read("transformer", (control, value) => control.Take(value)),
        Read("winding", (control, value) => value.Whole(winding => control.Winding = winding)),
        Read("vreg", (control, value) => value.Positive(volts => control.TargetV = volts)),
        Read("band", (control, value) => value.Positive(volts => control.BandwidthV = volts)),
        Read("ptratio", (control, value) => value.Positive(ratio => control.PtRatio = ratio)),
        Read("ctprim", (control, value) => value.Positive(amps => control.CtPrimaryA = amps)),
        Read("r", (control, value) => value.Number(volts => control.DropResistanceV = volts)),
        Read("x", (control, value) => value.Number(volts => control.DropReactanceV = volts)),
        Read("bus", (_, value) => RequireNone(value)),
        Read("delay", (control, value) => value.Number(seconds => control.DelayS = seconds)),
        Only("reversible", "no"),
        Harmless("revvreg"),
        Harmless("revband"),
        Harmless("revr"),
        Harmless("revx"),
        Harmless("tapdelay"),
        Harmless("debugtrace"),
        Read("maxtapchange", (control, value) => value.Whole(taps => control.MaxTapChange = taps)),
        Read("inversetime", (_, value) => value.Flag(isInverse => NoteInverseTime(value, isInverse))),
        Read("tapwinding", (control, value) => value.Whole(winding => control._tapWinding = winding)),
        Only("vlimit", "0"),
        Read("ptphase", (control, value) => value.Whole(phase => control.PtPhase = phase)),
        Harmless("revthreshold"),
        Harmless("revdelay"),
        Harmless("revneutral"),
        Harmless("eventlog"),
        Harmless("remoteptratio"),
        Read("tapnum", (control, value) => value.Number(tap => control.SetTap(value, tap))),
        Harmless("reset"),
        Only("ldc_z", "0"),
        Harmless("rev_z"),
        Only("cogen", "no"),
        Read("basefreq", (control, value) => control._circuit.RequireFrequency(value)),
        IsEnabled,
    ];

    private readonly DssCircuit _circuit = circuit;
    private int? _tapWinding;

    /// <summary>Null when it does not exist, which has been reported.</summary>
    public DssTransformer? Transformer { get; private set; }

    /// <summary>Number of the measured winding, from 1.</summary>
    public int Winding { get; private set; } = 1;

    /// <summary>Number of the winding whose tap moves; unless stated the measured one.</summary>
    public int TapWinding => _tapWinding ?? Winding;

    public double TargetV { get; private set; } = 120;

    public double BandwidthV { get; private set; } = 3;

    public double PtRatio { get; private set; } = 60;

    public double CtPrimaryA { get; private set; } = 300;

    public double DropResistanceV { get; private set; }

    public double DropReactanceV { get; private set; }

    public double DelayS { get; private set; } = 15;

    /// <summary>Steps in one go; 0 holds the tap.</summary>
    public int MaxTapChange { get; private set; } = 16;

    public int PtPhase { get; private set; } = 1;

    protected override IReadOnlyList<DssProperty<DssRegulator>> Table => Properties;

    private static void RequireNone(DssValue value)
    {
        if (value.Text.Trim().Length > 0)
        {
            value.Reject("control of a remote bus is not supported. Use line-drop compensation (r, x) instead.");
        }
    }

    private static void NoteInverseTime(DssValue value, bool isInverse)
    {
        if (isInverse)
        {
            value.Note("the delay is taken as it is stated; it decides which of several controls acts first.");
        }
    }

    private void Take(DssValue value)
    {
        Transformer = _circuit.Find("transformer", value.Lower.Replace("transformer.", "", StringComparison.Ordinal)) as DssTransformer;
        if (Transformer is null)
        {
            value.Reject($"transformer '{value.Text}' does not exist before this control. Define it first.");
        }
    }

    private void SetTap(DssValue value, double tap)
    {
        if (Transformer is { } transformer && TapWinding >= 1 && TapWinding <= transformer.Windings.Count)
        {
            DssWinding winding = transformer.Windings[TapWinding - 1];
            winding.Tap = Math.Clamp((winding.MinTap + winding.MaxTap) / 2 + tap * winding.TapStep, winding.MinTap, winding.MaxTap);
        }
        else
        {
            value.Reject("name transformer and winding before it.");
        }
    }
}
