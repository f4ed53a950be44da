using System.Collections.Immutable;
using EdgeLem.Market.Clearing;
using EdgeLem.Market.GridPolicies;
using EdgeLem.Market.GridPolicies.Limiting;
using EdgeLem.Market.Losses;
using EdgeLem.Market.NetworkFees;
using EdgeLem.Market.Orders;

namespace EdgeLem.Market.Settlement.Charges;

/// <summary>Turns what a market design charged into charges between accounts: the one place that decides who pays whom.</summary>
/// <remarks>
/// Fees: the node of a point pays the network operator. Losses: the node buys its share from the operator, and the operator buys all of them from the retailer, at
/// the loss price; losses that nobody was allocated stay with the operator and are settled outside this market. Congestion: the buyer pays the operator what its
/// nodal price exceeds the trade's price by. Compensation: the operator pays for refused power. Surplus: trades are settled at the buyer's price, and the seller pays
/// the operator what a mechanism that is not budget balanced keeps of it. Charges of the same kind, accounts and price are one.
/// </remarks>
public static class OutcomeCharges
{
    /// <summary>The charges of a round.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="marketCase">What it was run on.</param>
    /// <param name="compensation">What refused power gets.</param>
    /// <returns>By kind, then payer, payee and price; empty when the design charges nothing.</returns>
    public static ImmutableArray<NetworkCharge> Of(MarketOutcome outcome, MarketCase marketCase, ICompensationRule compensation)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(marketCase);
        ArgumentNullException.ThrowIfNull(compensation);
        IEnumerable<NetworkCharge> all =
        [
            .. Fees(outcome.Fees, marketCase),
            .. OfLosses(outcome.Losses, marketCase),
            .. Congestion(outcome.Grid, marketCase),
            .. Compensation(outcome.Grid, marketCase, compensation),
            .. Surplus(outcome.Grid.Clearing.Trades, marketCase.Interval),
        ];
        return Merge(all);
    }

    /// <summary>The charges of trades alone, for rounds that ask no network: the surplus of the mechanism.</summary>
    /// <param name="trades">The trades.</param>
    /// <param name="interval">Their interval.</param>
    /// <returns>In the order of <see cref="Of"/>; empty for budget-balanced mechanisms.</returns>
    public static ImmutableArray<NetworkCharge> OfTrades(ImmutableArray<Trade> trades, MarketInterval interval) => Merge(Surplus(trades, interval));

    private static IEnumerable<NetworkCharge> Surplus(ImmutableArray<Trade> trades, MarketInterval interval) => trades
        .Where(trade => trade.MarginMicroEurPerKwh != 0)
        .Select(trade => NetworkCharge.AtPrice(
            SettlementKind.Surplus, (trade.Seller.NodeId, Accounts.Network), checked(trade.QuantityW * interval.LengthS), trade.MarginMicroEurPerKwh));

    private static IEnumerable<NetworkCharge> Fees(FeeResult fees, MarketCase marketCase) => fees.Charges.Select(fee =>
        NetworkCharge.OfAmount(SettlementKind.Fee, (NodeOf(marketCase, fee.Point), Accounts.Network), fee.EnergyJ, fee.AmountMicroEur));

    private static IEnumerable<NetworkCharge> OfLosses(LossResult losses, MarketCase marketCase)
    {
        long priceMicroEurPerKwh = marketCase.LossPriceMicroEurPerKwh;
        long allocatedJ = 0;
        for (int point = 0; point < losses.PerPointJ.Length; point++)
        {
            allocatedJ = checked(allocatedJ + losses.PerPointJ[point]);
            yield return NetworkCharge.AtPrice(SettlementKind.Loss, (NodeOf(marketCase, point), Accounts.Network), losses.PerPointJ[point], priceMicroEurPerKwh);
        }

        yield return NetworkCharge.AtPrice(SettlementKind.Loss, (Accounts.Network, Accounts.Retailer), allocatedJ, priceMicroEurPerKwh);
    }

    private static IEnumerable<NetworkCharge> Congestion(GridOutcome grid, MarketCase marketCase)
    {
        foreach (CongestionCharge charge in grid.CongestionCharges)
        {
            Trade trade = grid.Clearing.Trades[charge.Trade];
            yield return NetworkCharge.AtPrice(
                SettlementKind.Congestion, (trade.Buyer.NodeId, Accounts.Network), checked(trade.QuantityW * marketCase.Interval.LengthS), charge.MicroEurPerKwh);
        }
    }

    private static IEnumerable<NetworkCharge> Compensation(GridOutcome grid, MarketCase marketCase, ICompensationRule rule)
    {
        var terms = new CompensationTerms(marketCase.Prices, grid.Clearing.PriceMicroEurPerKwh, marketCase.RefusalPriceMicroEurPerKwh);
        Dictionary<OrderKey, Order> orders = grid.Clearing.Bids.Concat(grid.Clearing.Offers).ToDictionary(fill => fill.Order.Key, fill => fill.Order);
        foreach (Refusal refusal in grid.Refusals)
        {
            long priceMicroEurPerKwh = rule.PriceMicroEurPerKwh(orders[refusal.Order], terms);
            long energyJ = priceMicroEurPerKwh == 0 ? 0 : checked(refusal.RefusedW * marketCase.Interval.LengthS);
            yield return NetworkCharge.AtPrice(SettlementKind.Compensation, (Accounts.Network, refusal.Order.NodeId), energyJ, priceMicroEurPerKwh);
        }
    }

    private static string NodeOf(MarketCase marketCase, int point) => marketCase.Network.Points[point].NodeId;

    private static ImmutableArray<NetworkCharge> Merge(IEnumerable<NetworkCharge> charges) =>
    [
        .. charges
            .GroupBy(charge => (charge.Kind, charge.Payer, charge.Payee, charge.PriceMicroEurPerKwh, IsAmount: charge.AmountMicroEur is not null))
            .Select(group => group.Key.IsAmount
                ? NetworkCharge.OfAmount(group.Key.Kind, (group.Key.Payer, group.Key.Payee), group.Sum(charge => charge.EnergyJ), group.Sum(charge => charge.AmountMicroEur!.Value))
                : NetworkCharge.AtPrice(group.Key.Kind, (group.Key.Payer, group.Key.Payee), group.Sum(charge => charge.EnergyJ), group.Key.PriceMicroEurPerKwh))
            .Where(charge => charge.EnergyJ != 0 || charge.AmountMicroEur.GetValueOrDefault() != 0)
            .OrderBy(charge => charge.Kind).ThenBy(charge => charge.Payer, StringComparer.Ordinal).ThenBy(charge => charge.Payee, StringComparer.Ordinal)
            .ThenBy(charge => charge.PriceMicroEurPerKwh),
    ];
}
