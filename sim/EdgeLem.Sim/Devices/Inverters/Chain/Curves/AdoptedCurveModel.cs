namespace EdgeLem.Sim.Devices;

/// <summary>Model 705 or 706: curve 1 is read-only and active; another curve is adopted into it on request, after some reads, if its points are a curve.</summary>
internal sealed class AdoptedCurveModel : ChainModel, ICurveModel
{
    private const int HeaderRegisters = 15;
    private const int InProgress = 0;
    private const int Completed = 1;
    private const int Failed = 2;
    private const int VoltageScale = -2;
    private const int ValueScale = -1;

    private readonly int _head;
    private readonly int _points;
    private readonly int _curves;
    private readonly ReversionTimer _timer = new();
    private int _adoptionSteps;

    /// <summary>Room for curves, with a flat active one.</summary>
    /// <param name="id">705 or 706.</param>
    /// <param name="points">Points of a curve.</param>
    /// <param name="curves">Curves, 2 or more.</param>
    public AdoptedCurveModel(int id, int points, int curves)
        : base(id, HeaderRegisters - 2 + (curves * (HeadOf(id) + (2 * points))))
    {
        _head = HeadOf(id);
        _points = points;
        _curves = curves;
        ReadOnlySpan<int> header = [0, 0, Completed, points, curves, 0, 0, 0, 0, 1, VoltageScale, ValueScale, -1];
        for (int i = 0; i < header.Length; i++)
        {
            Put(2 + i, header[i]);
        }

        Allow(2, 3, 7, 8, 11);
        for (int curve = 1; curve <= curves; curve++)
        {
            PrepareCurve(curve);
        }
    }

    /// <summary>How many polls an adoption takes.</summary>
    public int AdoptionPolls { get; init; } = 2;

    /// <inheritdoc/>
    public double? PercentAt(double voltagePercent) =>
        this[2] == 1 ? TableOf(1).At(voltagePercent * 100) / 10 : null;

    /// <inheritdoc/>
    public override void Written(int offset, int count)
    {
        if (Touches(offset, count, 3))
        {
            Put(4, InProgress);
            _adoptionSteps = AdoptionPolls;
        }

        if (Touches(offset, count, 8) || Touches(offset, count, 2))
        {
            _timer.Restart(Long(7));
        }
    }

    /// <summary>Tells that the result was read: an adoption goes on.</summary>
    public void ResultWasRead()
    {
        if (this[4] == InProgress && --_adoptionSteps <= 0)
        {
            Put(4, TryAdopt(this[3]) ? Completed : Failed);
        }
    }

    /// <inheritdoc/>
    public override bool Advance(double seconds)
    {
        bool reverts = _timer.Advance(seconds);
        if (reverts && this[11] >= 2)
        {
            TryAdopt(this[11]);
        }
        else if (reverts)
        {
            Put(2, 0);
        }

        return reverts;
    }

    private static int HeadOf(int id) => id == 705 ? 10 : 5;

    private int StartOf(int curve) => HeaderRegisters + ((curve - 1) * (_head + (2 * _points)));

    private PointTable TableOf(int curve) => new(this, StartOf(curve) + _head, this[StartOf(curve)]);

    private void PrepareCurve(int curve)
    {
        int start = StartOf(curve);
        for (int i = 0; i < _head; i++)
        {
            Put(start + i, 0);
        }

        Put(start, 2);
        Put(start + _head - 1, curve == 1 ? 1 : 0);
        for (int i = 0; i < _points; i++)
        {
            Put(start + _head + (2 * i), 10_000);
            Put(start + _head + (2 * i) + 1, Id == 705 ? 0 : 1_000);
        }

        for (int i = 0; curve > 1 && i < _head + (2 * _points); i++)
        {
            if (i != _head - 1)
            {
                Allow(start + i);
            }
        }
    }

    private bool TryAdopt(int curve)
    {
        if (curve < 2 || curve > _curves || this[StartOf(curve)] > _points || !TableOf(curve).IsCurve)
        {
            return false;
        }

        for (int i = 0; i < _head + (2 * _points); i++)
        {
            if (i != _head - 1)
            {
                Put(StartOf(1) + i, this[StartOf(curve) + i]);
            }
        }

        return true;
    }
}
