using System.Collections.Immutable;
using EdgeLem.Market.Settlement.Charges;
using EdgeLem.Market.Settlement.Imbalance;

namespace EdgeLem.Market.Settlement;

/// <summary>Collects the lines of one interval and keeps the retailer's running sums.</summary>
internal sealed class SettlementLedger
{
    private readonly List<SettlementLine> _lines = [];
    private readonly long _intervalStartS;
    private readonly ImbalancePrices _prices;
    private readonly AccountCharges _charges;
    private long _soldByRetailerJ;
    private long _boughtByRetailerJ;
    private long _balanceMicroEur;

    public SettlementLedger(long intervalStartS, ImbalancePrices prices, AccountCharges charges)
    {
        _intervalStartS = intervalStartS;
        _prices = prices;
        _charges = charges;
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
        amountMicroEur += WriteCharges(nodeId);
        return new NodeSettlement(nodeId, node.Quality, node.TradedJ, deviationJ, amountMicroEur);
    }

    /// <summary>Writes the network operator's charges, the retailer's counter-lines and charges, and its rounding line, after the last node.</summary>
    /// <returns>The rounding, micro-euro.</returns>
    public long CloseMarket()
    {
        WriteCharges(Accounts.Network);
        Write(Accounts.Retailer, SettlementKind.Deviation, -_soldByRetailerJ, _prices.ShortMicroEurPerKwh);
        Write(Accounts.Retailer, SettlementKind.Deviation, _boughtByRetailerJ, _prices.LongMicroEurPerKwh);
        WriteCharges(Accounts.Retailer);
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
            return Write(nodeId, SettlementKind.Deviation, deviationJ, _prices.ShortMicroEurPerKwh);
        }

        _boughtByRetailerJ = checked(_boughtByRetailerJ - deviationJ);
        return Write(nodeId, SettlementKind.Deviation, deviationJ, _prices.LongMicroEurPerKwh);
    }

    private long Write(string account, SettlementKind kind, long energyJ, long priceMicroEurPerKwh)
    {
        if (energyJ == 0)
        {
            return 0;
        }

        return Add(new SettlementLine(_intervalStartS, account, kind, energyJ, priceMicroEurPerKwh, -EnergyPrice.CostMicroEur(energyJ, priceMicroEurPerKwh)));
    }

    private long WriteCharges(string account) => _charges.Of(account)
        .Sum(charge => Add(new SettlementLine(_intervalStartS, account, charge.Kind, charge.EnergyJ, charge.PriceMicroEurPerKwh, charge.AmountMicroEur)));

    private long Add(SettlementLine line)
    {
        _balanceMicroEur = checked(_balanceMicroEur + line.AmountMicroEur);
        _lines.Add(line);
        return line.AmountMicroEur;
    }
}
