namespace EdgeLem.Sim.Devices;

/// <summary>Model 704: limit, active and reactive setpoints, power factor, each with a reversion time. A reversion goes to the Rvrt values.</summary>
internal sealed class DerControlsModel : ChainModel, IChainControls
{
    private const int FullPercent = 1_000;

    private readonly InverterRating _rating;
    private readonly ReversionTimer _factor = new();
    private readonly ReversionTimer _limit = new();
    private readonly ReversionTimer _active = new();
    private readonly ReversionTimer _reactive = new();

    /// <summary>Controls at rest.</summary>
    /// <param name="rating">Inverter.</param>
    /// <param name="takesVars">Whether it takes vars; else its reactive power is set by power factor only.</param>
    public DerControlsModel(InverterRating rating, bool takesVars = true)
        : base(704, 65)
    {
        _rating = rating;
        ReadOnlySpan<int> zeros = [2, 3, 4, 5, 6, 7, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 60, 62];
        foreach (int offset in zeros)
        {
            Put(offset, 0);
        }

        Put(15, FullPercent);
        Put(16, FullPercent);
        Put(59, 1_000);
        Put(61, 1_000);
        ReadOnlySpan<int> scales = [-3, -1, 0, -1, 0, -1];
        for (int i = 0; i < scales.Length; i++)
        {
            Put(53 + i, scales[i]);
        }

        Allow(2, 3, 4, 5, 14, 15, 16, 17, 18, 19, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 59, 60, 61, 62);
        AllowVars(takesVars);
    }

    /// <inheritdoc/>
    public double LimitFraction => this[14] == 1 ? this[15] / (double)FullPercent : 1;

    /// <inheritdoc/>
    public double? ActiveW => this[22] != 1 ? null : (this[23] == 1 ? (int)Long(24) : Signed(28) / (double)FullPercent * _rating.ActivePowerW);

    /// <inheritdoc/>
    public double? ReactiveVar(double activeW)
    {
        if (this[35] == 1)
        {
            return this[36] == 4 ? (int)Long(38) : Signed(42) / (double)FullPercent * _rating.ReactivePowerVar;
        }

        double factor = this[59] / 1_000.0;
        return this[2] != 1 ? null : (this[60] == 1 ? -1 : 1) * Math.Abs(activeW) * Math.Sqrt(1 - (factor * factor)) / factor;
    }

    /// <inheritdoc/>
    public override ModbusExceptionCode Check(int offset, ushort value)
    {
        bool isWrong = (offset == 15 && value > FullPercent) || (offset == 59 && value is 0 or > 1_000);
        return isWrong ? ModbusExceptionCode.IllegalValue : base.Check(offset, value);
    }

    /// <inheritdoc/>
    public override void Written(int offset, int count)
    {
        RestartIf(Touches(offset, count, 2), _factor, 4);
        RestartIf(Touches(offset, count, 14), _limit, 18);
        RestartIf(Touches(offset, count, 22), _active, 31);
        RestartIf(Touches(offset, count, 35), _reactive, 45);

        // IEEE 1547-2018, 5.3.1: enabling one reactive mode disables the other.
        if (Touches(offset, count, 35) && this[35] == 1)
        {
            Put(2, 0);
        }
    }

    /// <inheritdoc/>
    public override bool Advance(double seconds)
    {
        bool reverts = Reverts(_factor, seconds, 2, 3);
        if (Reverts(_limit, seconds, 14, 17))
        {
            Put(15, this[16]);
            reverts = true;
        }

        reverts |= Reverts(_active, seconds, 22, 30);
        return reverts | Reverts(_reactive, seconds, 35, 44);
    }

    /// <inheritdoc/>
    public override void Show(in ChainState state)
    {
        PutLong(6, _factor.Remaining);
        PutLong(20, _limit.Remaining);
        PutLong(33, _active.Remaining);
        if (this[35] != NoUnsigned)
        {
            PutLong(47, _reactive.Remaining);
        }
    }

    private void AllowVars(bool takesVars)
    {
        if (!takesVars)
        {
            PutLong(38, 0x80000000);
            PutLong(40, 0x80000000);
            Put(42, NoSigned);
            Put(43, NoSigned);
            return;
        }

        for (int offset = 35; offset <= 48; offset++)
        {
            Put(offset, 0);
        }

        Allow(35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46);
    }

    private void RestartIf(bool isTouched, ReversionTimer timer, int seconds)
    {
        if (isTouched)
        {
            timer.Restart(Long(seconds));
        }
    }

    private bool Reverts(ReversionTimer timer, double seconds, int enable, int enableRevert)
    {
        bool reverts = timer.Advance(seconds);
        if (reverts)
        {
            Put(enable, this[enableRevert]);
        }

        return reverts;
    }
}
