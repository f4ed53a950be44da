namespace EdgeLem.Grid;

/// <summary>A switch, fuse or link between two buses: a small contact resistance when closed, nothing when open.</summary>
public sealed record Switch
{
    /// <summary>Contact resistance of a switch that states none, in ohm.</summary>
    public const double DefaultResistanceOhm = 1e-4;

    /// <summary>Name, unique among the feeder's lines, switches and transformers: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>Bus where its current is counted positive when it flows into the switch.</summary>
    public required string FromBus { get; init; }

    /// <summary>The other bus.</summary>
    public required string ToBus { get; init; }

    /// <summary>Terminals at <see cref="FromBus"/>, one per pole.</summary>
    public TerminalList FromTerminals { get; init; } = TerminalList.ThreePhase;

    /// <summary>Terminals at <see cref="ToBus"/>, in the order of the poles.</summary>
    public TerminalList ToTerminals { get; init; } = TerminalList.ThreePhase;

    /// <summary>Whether it conducts; default true.</summary>
    public bool IsClosed { get; init; } = true;

    /// <summary>Contact resistance of each pole in ohm; default 1e-4, range 1e-7 to 1.</summary>
    public double ResistanceOhm { get; init; } = DefaultResistanceOhm;

    /// <summary>Permanent current per pole in A; null when unknown, then it is not checked for current.</summary>
    public double? RatingA { get; init; }
}
