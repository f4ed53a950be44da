namespace EdgeLem.Gateway.Http.Live;

/// <summary>The voltage that the power-flow check predicts at one bus.</summary>
public sealed record LiveBusVoltage
{
    /// <summary>The bus's id.</summary>
    public required string BusId { get; init; }

    /// <summary>Phase-to-neutral voltage magnitude per unit of the nominal voltage, [phase], length 3; NaN where the bus lacks the phase.</summary>
    public required IReadOnlyList<double> VoltagePu { get; init; }
}
