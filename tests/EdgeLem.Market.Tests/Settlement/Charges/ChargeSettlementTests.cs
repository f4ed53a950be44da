using System.Collections.Immutable;
using EdgeLem.Market.Settlement;
using EdgeLem.Market.Settlement.Charges;

namespace EdgeLem.Market.Tests.Settlement.Charges;

public sealed class ChargeSettlementTests
{
    [Fact]
    public void Every_interval_sums_to_zero_micro_euro_and_zero_joule_with_all_charges() => SettlementCases.Hold((input, _) =>
    {
        ImmutableArray<SettlementLine> lines = IntervalSettlement.Settle(input).Lines;
        return lines.Sum(line => line.AmountMicroEur) == 0 && lines.Sum(line => line.EnergyJ) == 0;
    });

    [Fact]
    public void Rounding_is_at_most_half_a_micro_euro_per_line_and_every_priced_line_can_be_recomputed() => SettlementCases.Hold((input, _) =>
    {
        SettlementResult result = IntervalSettlement.Settle(input);
        return 2 * Math.Abs(result.RoundingMicroEur) <= result.Lines.Count(line => line.Kind != SettlementKind.Rounding)
            && result.Lines.Where(line => line.Kind is not (SettlementKind.Rounding or SettlementKind.Fee))
                .All(line => line.AmountMicroEur == -EnergyPrice.CostMicroEur(line.EnergyJ, line.PriceMicroEurPerKwh));
    });

    [Fact]
    public void What_nodes_are_reported_to_receive_is_what_their_lines_say() => SettlementCases.Hold((input, _) =>
    {
        SettlementResult result = IntervalSettlement.Settle(input);
        return result.Lines.Where(line => Accounts.IsNodeId(line.Account)).All(line => result.Nodes.Any(node => node.NodeId == line.Account))
            && result.Nodes.All(node => node.AmountMicroEur == result.Lines.Where(line => line.Account == node.NodeId).Sum(line => line.AmountMicroEur));
    });

    [Fact]
    public void Lines_come_by_account_and_do_not_depend_on_the_sequence_of_charges() => SettlementCases.Hold((input, _) =>
    {
        ImmutableArray<SettlementLine> lines = IntervalSettlement.Settle(input).Lines;
        return lines.SequenceEqual(IntervalSettlement.Settle(input with { Charges = [.. input.Charges.Reverse()] }).Lines)
            && lines.Zip(lines.Skip(1)).All(pair => Accounts.Compare(pair.First.Account, pair.Second.Account) <= 0);
    });

    [Fact]
    public void Charges_leave_the_lines_of_trades_and_deviations_as_they_were() => SettlementCases.Hold((input, _) =>
        Energy(IntervalSettlement.Settle(input)).SequenceEqual(Energy(IntervalSettlement.Settle(input with { Charges = [] }))));

    [Fact]
    public void Fee_loss_congestion_and_compensation_settle_as_computed_by_hand()
    {
        // Fee: 1,234 as stated. Loss: 0.05 kWh x 100,000 = 5,000 from the node, on to the retailer. Congestion: 1 kWh x 20,000. Compensation: 0.5 kWh x 80,000.
        SettlementResult result = Settle(
            NetworkCharge.OfAmount(SettlementKind.Fee, ("h", Accounts.Network), 3_600_000, 1_234),
            NetworkCharge.AtPrice(SettlementKind.Loss, ("h", Accounts.Network), 180_000, 100_000),
            NetworkCharge.AtPrice(SettlementKind.Loss, (Accounts.Network, Accounts.Retailer), 180_000, 100_000),
            NetworkCharge.AtPrice(SettlementKind.Congestion, ("h", Accounts.Network), 3_600_000, 20_000),
            NetworkCharge.AtPrice(SettlementKind.Compensation, (Accounts.Network, "h"), 1_800_000, 80_000));

        Assert.Equal(
            [
                new("h", SettlementKind.Fee, 3_600_000, 0, -1_234),
                new("h", SettlementKind.Loss, 180_000, 100_000, -5_000),
                new("h", SettlementKind.Congestion, 3_600_000, 20_000, -20_000),
                new("h", SettlementKind.Compensation, -1_800_000, 80_000, 40_000),
                new("network", SettlementKind.Fee, -3_600_000, 0, 1_234),
                new("network", SettlementKind.Loss, 180_000, 100_000, -5_000),
                new("network", SettlementKind.Loss, -180_000, 100_000, 5_000),
                new("network", SettlementKind.Congestion, -3_600_000, 20_000, 20_000),
                new("network", SettlementKind.Compensation, 1_800_000, 80_000, -40_000),
                ("retailer", SettlementKind.Loss, -180_000, 100_000, 5_000),
            ],
            result.Lines.Select(line => (line.Account, line.Kind, line.EnergyJ, line.PriceMicroEurPerKwh, line.AmountMicroEur)));
        Assert.Equal(13_766, Assert.Single(result.Nodes).AmountMicroEur); // -1,234 - 5,000 - 20,000 + 40,000
    }

    [Fact]
    public void Energy_at_one_price_is_rounded_once_per_account_and_the_rest_is_the_retailers_rounding()
    {
        // 900 J x 2,000 / 3,600,000 = 0.5: one micro-euro from each of two nodes, exactly one to the operator; the retailer returns the other.
        SettlementResult result = Settle(
            NetworkCharge.AtPrice(SettlementKind.Congestion, ("a", Accounts.Network), 900, 2_000),
            NetworkCharge.AtPrice(SettlementKind.Congestion, ("b", Accounts.Network), 900, 2_000));

        Assert.Equal([("a", -1L), ("b", -1), ("network", 1), ("retailer", 1)], result.Lines.Select(line => (line.Account, line.AmountMicroEur)));
        Assert.Equal(1, result.RoundingMicroEur);
    }

    [Theory]
    [InlineData("house", "Network")]
    [InlineData("", "retailer")]
    public void A_charge_between_what_are_no_accounts_is_refused(string payer, string payee) =>
        Assert.Throws<ArgumentException>(() => NetworkCharge.AtPrice(SettlementKind.Fee, (payer, payee), 1, 1));

    [Theory]
    [InlineData(SettlementKind.Trade)]
    [InlineData(SettlementKind.Deviation)]
    [InlineData(SettlementKind.Rounding)]
    [InlineData(SettlementKind.Correction)]
    public void A_charge_of_a_kind_that_comes_from_trades_and_meters_is_refused(SettlementKind kind) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NetworkCharge.OfAmount(kind, ("a", Accounts.Network), 1, 1));

    private static SettlementResult Settle(params ImmutableArray<NetworkCharge> charges) => IntervalSettlement.Settle(
        new SettlementInput { Interval = new MarketInterval(0, 900), Prices = Books.Prices, Trades = [], Meters = [], Charges = charges });

    private static IEnumerable<SettlementLine> Energy(SettlementResult result) => result.Lines.Where(line => line.Kind is SettlementKind.Trade or SettlementKind.Deviation);
}
