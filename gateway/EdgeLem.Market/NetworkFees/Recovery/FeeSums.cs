using System.Collections.Immutable;
using System.Numerics;
using EdgeLem.Market.Settlement;

namespace EdgeLem.Market.NetworkFees;

/// <summary>Adds up what each point owes without rounding, and rounds once.</summary>
/// <remarks>
/// Owed amounts are whole multiples of half a J x micro-euro/kWh (half, because buyer and seller share the fee of a trade), that is of 1 / 7,200,000 micro-euro. At the rates each
/// point's sum is rounded to a micro-euro, halves away from zero. To recover a cost the sums are its weights in <see cref="ExactShares"/>.
/// </remarks>
internal sealed class FeeSums(int points)
{
    private const int HalvesPerUnit = 2;

    private readonly BigInteger[] _owed = new BigInteger[points];
    private readonly long[] _energyJ = new long[points];

    /// <summary>Charges a rate on energy.</summary>
    /// <param name="point">Who pays.</param>
    /// <param name="energyJ">Energy, J, at least 0.</param>
    /// <param name="rateMicroEurPerKwh">Rate.</param>
    public void Charge(int point, long energyJ, long rateMicroEurPerKwh)
    {
        _energyJ[point] += energyJ;
        Add(point, (BigInteger)energyJ * rateMicroEurPerKwh);
    }

    /// <summary>Charges half a rate on energy.</summary>
    /// <param name="point">Who pays.</param>
    /// <param name="energyJ">Energy, J, at least 0.</param>
    /// <param name="rateMicroEurPerKwh">The whole rate.</param>
    public void ChargeHalf(int point, long energyJ, long rateMicroEurPerKwh)
    {
        _energyJ[point] += energyJ;
        _owed[point] += (BigInteger)energyJ * rateMicroEurPerKwh;
    }

    /// <summary>Adds an amount.</summary>
    /// <param name="point">Who pays.</param>
    /// <param name="amount">J x micro-euro/kWh.</param>
    public void Add(int point, BigInteger amount) => _owed[point] += amount * HalvesPerUnit;

    /// <summary>Income at the rates, micro-euro, not rounded.</summary>
    public double IncomeMicroEur => (double)Total / (HalvesPerUnit * EnergyPrice.JoulePerKwh);

    private BigInteger Total => _owed.Aggregate(BigInteger.Zero, (sum, owed) => sum + owed);

    /// <summary>Rounds.</summary>
    /// <param name="costMicroEur">Cost to recover; 0 to charge at the rates.</param>
    public FeeResult ToResult(long costMicroEur)
    {
        bool canRecover = costMicroEur != 0 && Total.Sign > 0;
        CostRecovery recovery = costMicroEur == 0 ? CostRecovery.NotAsked : canRecover ? CostRecovery.Exact : CostRecovery.NobodyToCharge;
        long[] amounts = canRecover ? ExactShares.Of(_owed, costMicroEur) : [.. _owed.Select(Round)];
        ImmutableArray<FeeCharge> charges = [.. amounts.Select((amount, point) => new FeeCharge(point, _energyJ[point], amount))
            .Where(charge => charge.AmountMicroEur != 0 || charge.EnergyJ != 0)];
        return new FeeResult(charges, costMicroEur) { Recovery = recovery };
    }

    private static long Round(BigInteger owed)
    {
        const long Unit = HalvesPerUnit * EnergyPrice.JoulePerKwh;
        return (long)((owed + (owed.Sign * (Unit / 2))) / Unit);
    }
}
