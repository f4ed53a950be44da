namespace EdgeLem.Grid;

/// <summary>A transformer's winding, with OpenDSS's defaults.</summary>
internal sealed record DssWinding
{
    public DssBus? Bus { get; set; }

    public LoadConnection Connection { get; set; } = LoadConnection.Star;

    public double Kv { get; set; } = 12.47;

    public double Kva { get; set; } = 1000;

    public double Tap { get; set; } = 1;

    public double ResistancePercent { get; set; } = 0.2;

    /// <summary>Between the neutral conductor and earth, in ohm; negative: none.</summary>
    public double NeutralResistanceOhm { get; set; } = -1;

    public double NeutralReactanceOhm { get; set; }

    public double MinTap { get; set; } = 0.9;

    public double MaxTap { get; set; } = 1.1;

    public int TapCount { get; set; } = 32;

    public double TapStep => TapCount > 0 ? (MaxTap - MinTap) / TapCount : 0;
}
