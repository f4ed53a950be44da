using System.Collections.Immutable;
using EdgeLem.Market.Clearing;

namespace EdgeLem.Market.Settlement;

/// <summary>Collects the lines of one interval and keeps the retailer's running sums.</summary>
internal sealed class SettlementLedger
{
    private readonly List<SettlementLine> _lines = [];
    private readonly long _intervalStartS;
    private readonly RetailerPrices _prices;
    private long _soldByRetailerJ;
    private long _boughtByRetailerJ;
    private long _balanceMicroEur;

    public SettlementLedger(long intervalStartS, RetailerPrices prices)
    {
        _intervalStartS = intervalStartS;
        _prices = prices;
    }

    /// <summary>Writes a node's lines.</summary>
    public NodeSettlement Settle(string nodeId, IntervalSettlement.NodeEnergy node)
    {
        long amountMicroEur = 0;
        foreach (TradedEnergy trade in node.Trades)
        {
            amountMicroEur += Write(nodeId, SettlementKind.Trade, trade.EnergyJ, trade.PriceMicroEurPerKwh);
        }

        long deviationJ = node.DeviationJ;
        amountMicroEur += WriteDeviation(nodeId, deviationJ);
        return new NodeSettlement(nodeId, node.Quality, node.TradedJ, deviationJ, amountMicroEur);
    }

    /// <summary>Writes the retailer's counter-lines and its rounding line, after the last node.</summary>
    /// <returns>The rounding, micro-euro.</returns>
    public long CloseRetailer()
    {
        Write(Accounts.Retailer, SettlementKind.Deviation, -_soldByRetailerJ, _prices.RetailPriceMicroEurPerKwh);
        Write(Accounts.Retailer, SettlementKind.Deviation, _boughtByRetailerJ, _prices.FeedInPriceMicroEurPerKwh);
        long roundingMicroEur = -_balanceMicroEur;
        if (roundingMicroEur != 0)
        {
            _lines.Add(new SettlementLine(_intervalStartS, Accounts.Retailer, SettlementKind.Rounding, 0, 0, roundingMicroEur));
            _balanceMicroEur = 0;
        }

        return roundingMicroEur;
    }

    public ImmutableArray<SettlementLine> ToLines() => [.. _lines];

    private long WriteDeviation(string nodeId, long deviationJ)
    {
        if (deviationJ > 0)
        {
            _soldByRetailerJ = checked(_soldByRetailerJ + deviationJ);
            return Write(nodeId, SettlementKind.Deviation, deviationJ, _prices.RetailPriceMicroEurPerKwh);
        }

        _boughtByRetailerJ = checked(_boughtByRetailerJ - deviationJ);
        return Write(nodeId, SettlementKind.Deviation, deviationJ, _prices.FeedInPriceMicroEurPerKwh);
    }

    private long Write(string account, SettlementKind kind, long energyJ, long priceMicroEurPerKwh)
    {
        if (energyJ == 0)
        {
            return 0;
        }

        long amountMicroEur = -EnergyPrice.CostMicroEur(energyJ, priceMicroEurPerKwh);
        _balanceMicroEur = checked(_balanceMicroEur + amountMicroEur);
        _lines.Add(new SettlementLine(_intervalStartS, account, kind, energyJ, priceMicroEurPerKwh, amountMicroEur));
        return amountMicroEur;
    }
}
