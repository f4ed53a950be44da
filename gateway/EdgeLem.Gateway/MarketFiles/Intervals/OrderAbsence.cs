namespace EdgeLem.Gateway.MarketFiles.Intervals;

/// <summary>Why an order of the file takes no part in an interval.</summary>
internal enum OrderAbsence
{
    /// <summary>Its validity ends before the interval does.</summary>
    Expired = 0,

    /// <summary>Its validity begins after the interval does.</summary>
    NotYetValid = 1,

    /// <summary>A bilateral contract has its node on the other side in the interval.</summary>
    RegisteredOnOtherSide = 2,
}
