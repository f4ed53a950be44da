namespace EdgeLem.Market.Settlement;

/// <summary>Why a node's interval could not be settled on its counters.</summary>
public enum MeterRefusal
{
    /// <summary>The reading was used.</summary>
    None = 0,

    /// <summary>No reading came for the interval.</summary>
    NoReading = 1,

    /// <summary>The reading is the node's first, or the first of a new meter: it is the base from which the next one counts.</summary>
    FirstReading = 2,

    /// <summary>The reading was not taken at the end of the interval: late, repeated or ahead. It is dropped; the next one in time contains its
    /// energy.</summary>
    OutOfTime = 3,

    /// <summary>A counter is negative, or lower than at the last accepted reading: reset, roll-over or another meter.</summary>
    CounterWentBack = 4,

    /// <summary>A counter rose by more than the connection can carry in the time since the last accepted reading.</summary>
    Implausible = 5,
}
