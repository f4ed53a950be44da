namespace EdgeLem.Market.Settlement.Charges;

/// <summary>Money that one account owes another for an interval besides trades and deviations, because of the network.</summary>
/// <remarks>Either energy at a price, which settlement rounds with everything else of the account at that price, or an amount that is whole already.</remarks>
public readonly record struct NetworkCharge
{
    private NetworkCharge(SettlementKind kind, (string Payer, string Payee) accounts, long energyJ)
    {
        if (!Accounts.IsAccount(accounts.Payer) || !Accounts.IsAccount(accounts.Payee))
        {
            throw new ArgumentException($"A charge from '{accounts.Payer}' to '{accounts.Payee}' is not between accounts. Both must be node ids, '{Accounts.Network}' or '{Accounts.Retailer}'.", nameof(accounts));
        }

        if (kind is SettlementKind.Trade or SettlementKind.Deviation or SettlementKind.Rounding or SettlementKind.Correction || !Enum.IsDefined(kind))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A charge is a fee, a loss, for congestion, a compensation or a surplus; the other kinds come from trades and meters.");
        }

        (Kind, Payer, Payee, EnergyJ) = (kind, accounts.Payer, accounts.Payee, energyJ);
    }

    /// <summary>What it is for.</summary>
    public SettlementKind Kind { get; }

    /// <summary>The account that pays; receives, when the price or amount is negative.</summary>
    public string Payer { get; }

    /// <summary>The account that is paid.</summary>
    public string Payee { get; }

    /// <summary>Energy that it is on, J; positive on the payer's line and negative on the payee's.</summary>
    public long EnergyJ { get; }

    /// <summary>Price, micro-euro per kWh; 0 for a charge that is an amount.</summary>
    public long PriceMicroEurPerKwh { get; private init; }

    /// <summary>Amount, micro-euro; null for a charge at a price.</summary>
    public long? AmountMicroEur { get; private init; }

    /// <summary>A charge on energy.</summary>
    /// <param name="kind">Fee, loss, congestion, compensation or surplus.</param>
    /// <param name="accounts">Who pays whom.</param>
    /// <param name="energyJ">Energy, J.</param>
    /// <param name="priceMicroEurPerKwh">Price, micro-euro per kWh.</param>
    /// <exception cref="ArgumentException">An account or the kind is not allowed.</exception>
    public static NetworkCharge AtPrice(SettlementKind kind, (string Payer, string Payee) accounts, long energyJ, long priceMicroEurPerKwh) =>
        new(kind, accounts, energyJ) { PriceMicroEurPerKwh = priceMicroEurPerKwh };

    /// <summary>A charge that is an amount.</summary>
    /// <param name="kind">Fee, loss, congestion, compensation or surplus.</param>
    /// <param name="accounts">Who pays whom.</param>
    /// <param name="energyJ">Energy that it is on, J; only stated.</param>
    /// <param name="amountMicroEur">Amount, micro-euro.</param>
    /// <exception cref="ArgumentException">An account or the kind is not allowed.</exception>
    public static NetworkCharge OfAmount(SettlementKind kind, (string Payer, string Payee) accounts, long energyJ, long amountMicroEur) =>
        new(kind, accounts, energyJ) { AmountMicroEur = amountMicroEur };
}
