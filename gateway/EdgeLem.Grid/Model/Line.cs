namespace EdgeLem.Grid;

/// <summary>A three-phase line between two buses of the low-voltage side: a series impedance, no shunt capacitance.</summary>
public sealed record Line
{
    /// <summary>Name, unique among the feeder's lines: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Bus where the line's current is counted positive when it flows into the line.</summary>
    public required string FromBus { get; init; }

    /// <summary>The other bus.</summary>
    public required string ToBus { get; init; }

    /// <summary>Length in metres, greater than zero.</summary>
    public required double LengthM { get; init; }

    /// <summary>Series impedance of the whole line, in ohm.</summary>
    public required SequenceImpedance Impedance { get; init; }

    /// <summary>Permanent current per phase in A; null when unknown, then the line is not checked for current.</summary>
    public double? RatingA { get; init; }

    /// <summary>The <see cref="CableType.Id"/> that gave impedance and rating; null when the line states its own.</summary>
    public string? CableId { get; init; }

    /// <summary>A line of one cable type.</summary>
    /// <param name="id">Name of the line.</param>
    /// <param name="ends">Its two buses.</param>
    /// <param name="cable">The type.</param>
    /// <param name="lengthM">Length in metres.</param>
    public static Line Of(string id, (string From, string To) ends, CableType cable, double lengthM)
    {
        ArgumentNullException.ThrowIfNull(cable);
        return new Line
        {
            Id = id,
            FromBus = ends.From,
            ToBus = ends.To,
            LengthM = lengthM,
            Impedance = cable.PerKilometre.Times(lengthM / 1000),
            RatingA = cable.RatingA,
            CableId = cable.Id,
        };
    }
}
