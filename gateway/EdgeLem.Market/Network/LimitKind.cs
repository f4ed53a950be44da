namespace EdgeLem.Market.Network;

/// <summary>What a network limit is about; the market needs it for reasons and reports, not for arithmetic.</summary>
public enum LimitKind
{
    /// <summary>The state of the network could not be found, so that nothing is known to be kept.</summary>
    NoState = 0,

    /// <summary>A voltage above its band.</summary>
    VoltageHigh = 1,

    /// <summary>A voltage below its band.</summary>
    VoltageLow = 2,

    /// <summary>A conductor's current above its rating.</summary>
    Current = 3,

    /// <summary>The power of a transformer above its rating.</summary>
    TransformerPower = 4,

    /// <summary>Unbalance of the three phases.</summary>
    Unbalance = 5,
}
