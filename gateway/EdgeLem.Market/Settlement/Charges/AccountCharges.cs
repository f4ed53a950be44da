namespace EdgeLem.Market.Settlement.Charges;

/// <summary>Sums charges to lines: one per account, kind, side (paid or received) and price, so that each is rounded once.</summary>
internal sealed class AccountCharges
{
    private readonly SortedDictionary<string, SortedDictionary<LineKey, (long EnergyJ, long AmountMicroEur)>> _accounts = new(StringComparer.Ordinal);

    public AccountCharges(IEnumerable<NetworkCharge> charges)
    {
        foreach (NetworkCharge charge in charges)
        {
            Add(charge.Payer, charge, sign: 1);
            Add(charge.Payee, charge, sign: -1);
        }
    }

    /// <summary>Every account with a charge, in ordinal order.</summary>
    public IEnumerable<string> Names => _accounts.Keys;

    /// <summary>The lines of one account: by kind, what it pays before what it receives, by rising price; lines without energy and money are left out.</summary>
    public IEnumerable<ChargeLine> Of(string account) => _accounts.TryGetValue(account, out SortedDictionary<LineKey, (long EnergyJ, long AmountMicroEur)>? lines)
        ? lines.Select(line => ToLine(line.Key, line.Value)).Where(line => line.EnergyJ != 0 || line.AmountMicroEur != 0)
        : [];

    private static ChargeLine ToLine(LineKey key, (long EnergyJ, long AmountMicroEur) sum)
    {
        long amountMicroEur = key.IsAmount ? sum.AmountMicroEur : -EnergyPrice.CostMicroEur(sum.EnergyJ, key.Price);
        return new ChargeLine(key.Kind, sum.EnergyJ, key.Price, amountMicroEur);
    }

    private void Add(string account, NetworkCharge charge, int sign)
    {
        var key = new LineKey(charge.Kind, sign < 0, charge.AmountMicroEur is not null, charge.PriceMicroEurPerKwh);
        if (!_accounts.TryGetValue(account, out SortedDictionary<LineKey, (long EnergyJ, long AmountMicroEur)>? lines))
        {
            _accounts.Add(account, lines = []);
        }

        (long energyJ, long amountMicroEur) = lines.GetValueOrDefault(key);
        lines[key] = (checked(energyJ + (sign * charge.EnergyJ)), checked(amountMicroEur - (sign * charge.AmountMicroEur.GetValueOrDefault())));
    }

    internal readonly record struct ChargeLine(SettlementKind Kind, long EnergyJ, long PriceMicroEurPerKwh, long AmountMicroEur);

    private readonly record struct LineKey(SettlementKind Kind, bool IsReceived, bool IsAmount, long Price) : IComparable<LineKey>
    {
        public int CompareTo(LineKey other) => (Kind, IsReceived, IsAmount, Price).CompareTo((other.Kind, other.IsReceived, other.IsAmount, other.Price));
    }
}
