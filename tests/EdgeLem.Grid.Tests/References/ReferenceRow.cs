namespace EdgeLem.Grid.Tests;

/// <summary>What came of comparing one case with its reference.</summary>
internal sealed record ReferenceRow
{
    /// <summary>The flow that was compared; null where the case is not about one flow.</summary>
    public PowerFlowResult? Flow { get; init; }

    /// <summary>Voltages of nodes.</summary>
    public Deviation? Voltage { get; init; }

    /// <summary>Currents of conductors.</summary>
    public Deviation? Current { get; init; }

    /// <summary>Losses in W; null where the reference has none.</summary>
    public LossComparison? Losses { get; init; }

    /// <summary>What the source delivers less what loads, losses, earthings and shunts take, over what the source delivers.</summary>
    public Deviation? Balance { get; init; }

    /// <summary>The sweep's voltages against Newton's; null where only one method was used.</summary>
    public Deviation? Methods { get; init; }

    /// <summary>Voltages of the feeder after it was saved in EdgeLem's format and read again; null where no importer made it.</summary>
    public Deviation? RoundTrip { get; init; }

    /// <summary>Everything else.</summary>
    public IReadOnlyList<Deviation> Further { get; init; } = [];

    /// <summary>All comparisons made.</summary>
    public IEnumerable<Deviation> All => new[] { Voltage, Current, Losses?.Difference, Balance, Methods, RoundTrip }.OfType<Deviation>().Concat(Further);

    public bool IsAgreement => All.All(deviation => deviation.IsAgreement);

    /// <summary>A row with what every flow can be asked for.</summary>
    public static ReferenceRow Of(ReferenceNetwork network, PowerFlowResult flow) => new()
    {
        Flow = flow,
        Balance = EnergyBalance.Of(flow),
        Methods = network.CompareMethods(flow),
    };
}
