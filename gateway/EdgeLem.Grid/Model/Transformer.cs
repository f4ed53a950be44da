namespace EdgeLem.Grid;

/// <summary>
/// The feeder's transformer: delta to solidly earthed star, at its rated ratio. It is a series impedance only: no-load losses,
/// magnetising current and taps are not modelled.
/// </summary>
public sealed record Transformer
{
    /// <summary>Name: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Bus of the delta winding; the source must be there.</summary>
    public required string HvBus { get; init; }

    /// <summary>Bus of the star winding; the root of the low-voltage tree.</summary>
    public required string LvBus { get; init; }

    /// <summary>Connection and clock number.</summary>
    public required VectorGroup VectorGroup { get; init; }

    /// <summary>Rated power of the three phases together, in VA.</summary>
    public required double RatedPowerVa { get; init; }

    /// <summary>Rated high voltage between phases, in V.</summary>
    public required double HvVoltageV { get; init; }

    /// <summary>Rated low voltage between phases, in V.</summary>
    public required double LvVoltageV { get; init; }

    /// <summary>Short-circuit resistance in percent of the rated impedance (copper losses at rated current over rated power).</summary>
    public required double ResistancePercent { get; init; }

    /// <summary>Short-circuit reactance in percent of the rated impedance.</summary>
    public required double ReactancePercent { get; init; }

    /// <summary>Rated current of a low-voltage phase, in A.</summary>
    public double RatedLvCurrentA => RatedPowerVa / (Math.Sqrt(3) * LvVoltageV);

    /// <summary>Short-circuit resistance seen from the low-voltage side, in ohm.</summary>
    public double ResistanceOhm => ResistancePercent / 100 * LvVoltageV * LvVoltageV / RatedPowerVa;

    /// <summary>Short-circuit reactance seen from the low-voltage side, in ohm.</summary>
    public double ReactanceOhm => ReactancePercent / 100 * LvVoltageV * LvVoltageV / RatedPowerVa;
}
