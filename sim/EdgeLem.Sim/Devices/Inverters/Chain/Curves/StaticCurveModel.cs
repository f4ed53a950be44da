namespace EdgeLem.Sim.Devices;

/// <summary>Model 126: volt-var curves of which one is chosen, values in per cent of VArMax.</summary>
internal sealed class StaticCurveModel : ChainModel, ICurveModel
{
    private const int HeaderRegisters = 12;
    private const int CurveRegisters = 54;
    private const int Points = 20;

    private readonly int _curves;
    private readonly ReversionTimer _timer = new();

    /// <summary>Flat curves, none active.</summary>
    /// <param name="curves">How many.</param>
    public StaticCurveModel(int curves)
        : base(126, HeaderRegisters - 2 + (curves * CurveRegisters))
    {
        _curves = curves;
        ReadOnlySpan<int> header = [1, 0, 0, 0, 0, curves, Points, -2, -1, NoSigned];
        for (int i = 0; i < header.Length; i++)
        {
            Put(2 + i, header[i]);
        }

        Allow(2, 3, 4, 5, 6);
        for (int curve = 1; curve <= curves; curve++)
        {
            PrepareCurve(curve);
        }
    }

    /// <inheritdoc/>
    public double? PercentAt(double voltagePercent)
    {
        int start = StartOf(this[2]);
        return (this[3] & 1) == 0 ? null : new PointTable(this, start + 2, this[start]).At(voltagePercent * 100) / 10;
    }

    /// <inheritdoc/>
    public override ModbusExceptionCode Check(int offset, ushort value) =>
        offset == 2 && (value < 1 || value > _curves) ? ModbusExceptionCode.IllegalValue : base.Check(offset, value);

    /// <inheritdoc/>
    public override void Written(int offset, int count)
    {
        if (Touches(offset, count, 3) || Touches(offset, count, 5))
        {
            _timer.Restart(this[5]);
        }
    }

    /// <inheritdoc/>
    public override bool Advance(double seconds)
    {
        bool reverts = _timer.Advance(seconds);
        if (reverts)
        {
            Put(3, 0);
        }

        return reverts;
    }

    private static int StartOf(int curve) => HeaderRegisters + ((curve - 1) * CurveRegisters);

    private void PrepareCurve(int curve)
    {
        int start = StartOf(curve);
        for (int i = 0; i < CurveRegisters; i++)
        {
            Put(start + i, 0);
            if (i < CurveRegisters - 1)
            {
                Allow(start + i);
            }
        }

        Put(start, 2);
        Put(start + 1, 2);
        for (int i = 0; i < Points; i++)
        {
            Put(start + 2 + (2 * i), 10_000);
        }
    }
}
