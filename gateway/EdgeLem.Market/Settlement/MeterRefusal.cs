namespace EdgeLem.Market.Settlement;

/// <summary>Why a node's interval could not be settled on its counters, or what is to be said of the reading that it was settled on.</summary>
public enum MeterRefusal
{
    /// <summary>The reading was used.</summary>
    None = 0,

    /// <summary>No reading came for the interval.</summary>
    NoReading = 1,

    /// <summary>The reading is the node's first, or the first of a new meter: it is the base from which the next one counts.</summary>
    FirstReading = 2,

    /// <summary>The reading is not newer than one that was judged before, or ahead of the interval. It is dropped; the next one in time contains its
    /// energy.</summary>
    OutOfTime = 3,

    /// <summary>A counter is negative, or lower than at the last accepted reading: reset, roll-over or another meter.</summary>
    CounterWentBack = 4,

    /// <summary>A counter rose by more than the connection can carry in the time since the last accepted reading.</summary>
    Implausible = 5,

    /// <summary>The reading was used: after counters went back it is the one that confirms a new meter, whose energy counts from its first reading.</summary>
    MeterExchanged = 6,

    /// <summary>The reading was used: the counters go on where they stood before a supposed exchange, which therefore was none.</summary>
    MeterReturned = 7,
}
