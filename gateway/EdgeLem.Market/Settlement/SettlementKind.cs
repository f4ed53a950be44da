namespace EdgeLem.Market.Settlement;

/// <summary>What a settlement line is for.</summary>
public enum SettlementKind
{
    /// <summary>Energy traded locally, at the trades' price.</summary>
    Trade = 0,

    /// <summary>Metered minus traded energy, exchanged with the retailer at the prices of the imbalance rule.</summary>
    Deviation = 1,

    /// <summary>What rounding each line to a whole micro-euro left over in the interval; held by the retailer, without energy.</summary>
    Rounding = 2,

    /// <summary>For the use of the network, to the network operator. The energy is what the fee is on; it changes no hands.</summary>
    Fee = 3,

    /// <summary>A share of the network's losses, bought from the retailer through the network operator at the loss price.</summary>
    Loss = 4,

    /// <summary>What the buyer's nodal price exceeds the price of its trade by, to the network operator. The energy is that of the trade; it changes no hands.</summary>
    Congestion = 5,

    /// <summary>For refused power, from the network operator by its compensation rule. The energy is what was refused; it changes no hands.</summary>
    Compensation = 6,

    /// <summary>What a settled interval would have been otherwise with meter readings that came later; refers to the interval that it corrects.</summary>
    Correction = 7,

    /// <summary>What of the buyers' price a mechanism does not pass on to a seller, to the network operator, who runs the market. The energy is that of the trade; it changes no hands.</summary>
    Surplus = 8,
}
