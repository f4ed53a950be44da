namespace EdgeLem.Grid;

/// <summary>A line or cable of one to four conductors between two buses, as a pi section.</summary>
public sealed record Line
{
    /// <summary>Name, unique among the feeder's lines, switches and transformers: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Bus where the line's current is counted positive when it flows into the line.</summary>
    public required string FromBus { get; init; }

    /// <summary>The other bus.</summary>
    public required string ToBus { get; init; }

    /// <summary>Terminals at <see cref="FromBus"/>, in the order of the conductors; default A, B, C.</summary>
    public TerminalList FromTerminals { get; init; } = TerminalList.ThreePhase;

    /// <summary>Terminals at <see cref="ToBus"/>, in the order of the conductors; default A, B, C.</summary>
    public TerminalList ToTerminals { get; init; } = TerminalList.ThreePhase;

    /// <summary>Length in metres, greater than zero; null when it is unknown: the line then adds nothing to distances, and its impedance is not judged per kilometre.</summary>
    public required double? LengthM { get; init; }

    /// <summary>Impedance of the whole line, of as many conductors as it has terminals at each end.</summary>
    public required LineImpedance Impedance { get; init; }

    /// <summary>Permanent current per phase conductor in A; null when unknown, then the line's phases are not checked for current.</summary>
    public double? RatingA { get; init; }

    /// <summary>Permanent current of the neutral conductor in A; null for that of the phases.</summary>
    public double? NeutralRatingA { get; init; }

    /// <summary>The <see cref="CableType.Id"/> that gave impedance and rating; null when the line states its own.</summary>
    public string? CableId { get; init; }

    /// <summary>A line of one cable type, from A, B, C (and N when the cable has four conductors) to the same.</summary>
    /// <param name="id">Name of the line.</param>
    /// <param name="ends">Its two buses.</param>
    /// <param name="cable">The type.</param>
    /// <param name="lengthM">Length in metres.</param>
    public static Line Of(string id, (string From, string To) ends, CableType cable, double lengthM)
    {
        ArgumentNullException.ThrowIfNull(cable);
        TerminalList terminals = cable.PerKilometre.Conductors == 4 ? TerminalList.FourWire : TerminalList.ThreePhase;
        return new Line
        {
            Id = id,
            FromBus = ends.From,
            ToBus = ends.To,
            FromTerminals = terminals,
            ToTerminals = terminals,
            LengthM = lengthM,
            Impedance = cable.PerKilometre.Times(lengthM / 1000),
            RatingA = cable.RatingA,
            NeutralRatingA = cable.NeutralRatingA,
            CableId = cable.Id,
        };
    }
}
