namespace EdgeLem.Sim.Devices;

/// <summary>Model 124: charging and discharging rates with a reversion time.</summary>
internal sealed class StorageModel : ChainModel
{
    private readonly BatteryRating _rating;
    private readonly ReversionTimer _timer = new();

    /// <summary>A battery in its own mode.</summary>
    public StorageModel(BatteryRating rating)
        : base(124, 24)
    {
        _rating = rating;
        PutScaled(2, rating.MaxChargeW, 0);
        Put(3, 100);
        Put(4, 100);
        Put(5, 0);
        Put(12, 10_000);
        Put(13, 10_000);
        foreach (int zero in (ReadOnlySpan<int>)[14, 15, 16, 17, 18, 19])
        {
            Put(zero, 0);
        }

        Put(20, NoSigned);
        Put(21, NoSigned);
        Put(22, -1);
        Put(23, NoSigned);
        Put(24, NoSigned);
        Put(25, -2);
        Allow(5, 12, 13, 14, 15, 16, 17);
    }

    /// <summary>The power that the rates leave possible, W, charging positive; null in the battery's own mode.</summary>
    public double? WantedW
    {
        get
        {
            double chargeW = (this[5] & 1) != 0 ? Signed(13) / 10_000.0 * _rating.MaxChargeW : _rating.MaxChargeW;
            double dischargeW = (this[5] & 2) != 0 ? Signed(12) / 10_000.0 * _rating.MaxDischargeW : _rating.MaxDischargeW;
            return (this[5] & 3) == 0 ? null : Math.Min(Math.Max(0, -dischargeW), chargeW);
        }
    }

    /// <inheritdoc/>
    public override void Written(int offset, int count) => _timer.Restart(this[15]);

    /// <inheritdoc/>
    public override bool Advance(double seconds)
    {
        bool reverts = _timer.Advance(seconds);
        if (reverts)
        {
            Put(5, 0);
        }

        return reverts;
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state) => PutScaled(8, state.StateOfChargePercent, -1);
}
