using EdgeLem.Grid;

namespace EdgeLem.Sim.Plant;

/// <summary>What the network went through in one interval, weighted by time.</summary>
internal sealed class IntervalStatistics
{
    private readonly HashSet<(ViolationKind Kind, string Element, Terminal? Conductor)> _violations = [];
    private double _seconds;

    /// <summary>Starts an interval.</summary>
    /// <param name="startS">Start, UTC epoch seconds.</param>
    /// <param name="homes">Number of homes.</param>
    public IntervalStatistics(long startS, int homes)
    {
        StartS = startS;
        VoltagePu = new Spread[homes, 3];
    }

    /// <summary>Start of the interval, UTC epoch seconds.</summary>
    public long StartS { get; }

    /// <summary>Energy from the medium-voltage grid in Wh.</summary>
    public double GridImportWh { get; private set; }

    /// <summary>Energy to the medium-voltage grid in Wh.</summary>
    public double GridExportWh { get; private set; }

    /// <summary>Losses of lines and transformer in Wh.</summary>
    public double LossesWh { get; private set; }

    /// <summary>Power at the transformer's medium-voltage side in W, into the feeder positive.</summary>
    public Spread TransformerW { get; private set; }

    /// <summary>Voltage in pu of nominal; shape [home, phase], without a value where the home is not connected.</summary>
    public Spread[,] VoltagePu { get; }

    /// <summary>Limits broken at some instant, each element, conductor and kind counted once.</summary>
    public int Violations => _violations.Count;

    /// <summary>The worst voltages of all homes in pu.</summary>
    public (double Min, double Max) VoltageRangePu
    {
        get
        {
            double min = double.PositiveInfinity;
            double max = double.NegativeInfinity;
            foreach (Spread spread in VoltagePu)
            {
                min = spread.HasValue ? Math.Min(min, spread.Min) : min;
                max = spread.HasValue ? Math.Max(max, spread.Max) : max;
            }

            return (min, max);
        }
    }

    /// <summary>Adds a state that lasts.</summary>
    /// <param name="plant">The solved plant.</param>
    /// <param name="violations">What the state breaks.</param>
    /// <param name="seconds">How long it lasts, in s.</param>
    public void Add(FeederPlant plant, IReadOnlyList<Violation> violations, double seconds)
    {
        double sourceW = plant.Flow.SourcePowerW;
        GridImportWh += Math.Max(sourceW, 0) * seconds / 3600;
        GridExportWh += Math.Max(-sourceW, 0) * seconds / 3600;
        LossesWh += plant.Flow.LossesW * seconds / 3600;
        TransformerW = TransformerW.With(sourceW, _seconds, seconds);
        for (int home = 0; home < plant.Homes.Count; home++)
        {
            foreach (int phase in plant.Homes[home].Household.Phases)
            {
                VoltagePu[home, phase] = VoltagePu[home, phase].With(plant.VoltagePu(home, phase), _seconds, seconds);
            }
        }

        _seconds += seconds;
        foreach (Violation violation in violations)
        {
            _violations.Add((violation.Kind, violation.ElementId, violation.Conductor));
        }
    }
}
