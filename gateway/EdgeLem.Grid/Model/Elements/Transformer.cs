using System.Globalization;

namespace EdgeLem.Grid;

/// <summary>
/// A two-winding transformer: three-phase of any vector group without zigzag, or single-phase. The windings have a common short-circuit impedance; the no-load
/// admittance stands where <see cref="MagnetisingSide"/> says. Which winding is named high does not matter to the solution.
/// </summary>
public sealed record Transformer
{
    /// <summary>Name, unique among the feeder's lines, switches and transformers: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The winding nearer to the source, as a rule of high voltage.</summary>
    public required Winding Hv { get; init; }

    /// <summary>The other winding.</summary>
    public required Winding Lv { get; init; }

    /// <summary>
    /// Clock number (IEC 60076-1): by how many times 30 degrees the low voltage lags; 0 to 11, even for star-star and delta-delta, odd for star-delta and
    /// delta-star; for single-phase 0, or 6 for reversed polarity.
    /// </summary>
    public int ClockHour { get; init; }

    /// <summary>Rated power, of the three phases together, in VA.</summary>
    public required double RatedPowerVa { get; init; }

    /// <summary>Short-circuit resistance in percent of the rated impedance (copper losses at rated current over rated power).</summary>
    public required double ResistancePercent { get; init; }

    /// <summary>Short-circuit reactance in percent of the rated impedance.</summary>
    public required double ReactancePercent { get; init; }

    /// <summary>No-load losses over rated power in percent, at rated voltage; default 0.</summary>
    public double NoLoadLossPercent { get; init; }

    /// <summary>Reactive part of the no-load current over rated current in percent; default 0.</summary>
    public double MagnetisingPercent { get; init; }

    /// <summary>Where the no-load admittance stands; default at the low-voltage winding.</summary>
    public MagnetisingSide MagnetisingSide { get; init; } = MagnetisingSide.Lv;

    /// <summary>Zero-sequence values where they differ; null when they are those of the positive sequence.</summary>
    public TransformerZeroSequence? ZeroSequence { get; init; }

    /// <summary>
    /// Inductive admittance from both ends of every winding unit to earth, in millionths of the unit's rated admittance, so that a section without any earth has a
    /// defined voltage; default 0. OpenDSS adds 1 unless told otherwise (ppm_antifloat).
    /// </summary>
    public double AntiFloatPpm { get; init; }

    /// <summary>The tap changer's control; null when the taps are fixed.</summary>
    public TapControl? TapControl { get; init; }

    /// <summary>Bus of the high-voltage winding.</summary>
    public string HvBus => Hv.Bus;

    /// <summary>Bus of the low-voltage winding.</summary>
    public string LvBus => Lv.Bus;

    /// <summary>Whether it has three units.</summary>
    public bool IsThreePhase => Hv.Connection != WindingConnection.SinglePhase;

    /// <summary>The vector group by IEC 60076-1, for example "Dyn11"; "Ii0" for single-phase.</summary>
    public string VectorGroup => string.Create(CultureInfo.InvariantCulture, $"{Letters(Hv).ToUpperInvariant()}{Letters(Lv)}{ClockHour}");

    /// <summary>Rated current of a low-voltage conductor, in A.</summary>
    public double RatedLvCurrentA => Lv.RatedCurrentA(RatedPowerVa);

    /// <summary>Rated current of a high-voltage conductor, in A.</summary>
    public double RatedHvCurrentA => Hv.RatedCurrentA(RatedPowerVa);

    private static string Letters(Winding winding) => winding.Connection switch
    {
        WindingConnection.Delta => "d",
        WindingConnection.SinglePhase => "i",
        _ => winding.Terminals.Count == 4 ? "yn" : "y",
    };
}
