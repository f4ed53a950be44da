namespace EdgeLem.Sim.Devices;

/// <summary>Model 123: power limit and reactive power with reversion times. Windows and ramps are taken and have no effect.</summary>
internal sealed class ImmediateControlsModel : ChainModel, IChainControls
{
    private const int FullPercent = 10_000;

    private readonly InverterRating _rating;
    private readonly ReversionTimer _limit = new();
    private readonly ReversionTimer _reactive = new();

    /// <summary>Controls at rest.</summary>
    public ImmediateControlsModel(InverterRating rating)
        : base(123, 24)
    {
        _rating = rating;
        for (int offset = 2; offset <= 22; offset++)
        {
            Put(offset, 0);
            Allow(offset);
        }

        Put(4, 1);
        Put(5, FullPercent);
        Put(10, 10_000);
        Put(23, -2);
        Put(24, -4);
        Put(25, -2);
    }

    /// <inheritdoc/>
    public double LimitFraction => this[9] == 1 ? this[5] / (double)FullPercent : 1;

    /// <inheritdoc/>
    public double? ActiveW => null;

    /// <inheritdoc/>
    public double? ReactiveVar(double activeW) => this[22] != 1 ? null : this[21] switch
    {
        1 => Signed(15) / (double)FullPercent * _rating.ActivePowerW,
        2 => Signed(16) / (double)FullPercent * _rating.ReactivePowerVar,
        3 => Signed(17) / (double)FullPercent * InverterCapability.Leg(_rating.ApparentPowerVa, activeW),
        _ => 0,
    };

    /// <inheritdoc/>
    public override ModbusExceptionCode Check(int offset, ushort value)
    {
        bool isTooMuch = (offset == 5 && value > FullPercent) || (offset is 15 or 16 or 17 && Math.Abs((int)(short)value) > FullPercent);
        return isTooMuch ? ModbusExceptionCode.IllegalValue : base.Check(offset, value);
    }

    /// <inheritdoc/>
    public override void Written(int offset, int count)
    {
        if (offset <= 9 && offset + count > 5)
        {
            _limit.Restart(this[7]);
        }

        if (offset <= 22 && offset + count > 15)
        {
            _reactive.Restart(this[19]);
        }
    }

    /// <inheritdoc/>
    public override bool Advance(double seconds) => Reverts(_limit, seconds, 9) | Reverts(_reactive, seconds, 22);

    private bool Reverts(ReversionTimer timer, double seconds, int enable)
    {
        bool reverts = timer.Advance(seconds);
        if (reverts)
        {
            Put(enable, 0);
        }

        return reverts;
    }
}
