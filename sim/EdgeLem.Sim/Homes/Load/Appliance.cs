namespace EdgeLem.Sim.Homes;

/// <summary>A kind of appliance that runs now and then.</summary>
/// <param name="Name">What it is.</param>
/// <param name="PowerW">Power while it runs, W.</param>
/// <param name="PowerFactor">Inductive power factor.</param>
/// <param name="Minutes">Mean length of a run, min; a run lasts 0.75 to 1.25 of it.</param>
/// <param name="RunsPerDay">Expected runs a day in a home of 3500 kWh a year; Poisson.</param>
/// <param name="Hours">Local hours around which runs start, chosen evenly.</param>
/// <param name="SpreadHours">Standard deviation of the start around its hour, h.</param>
internal sealed record Appliance(string Name, double PowerW, double PowerFactor, double Minutes, double RunsPerDay, double[] Hours, double SpreadHours)
{
    /// <summary>Annual consumption for which <see cref="RunsPerDay"/> is stated, kWh.</summary>
    public const double ReferenceAnnualKWh = 3500;

    /// <summary>The appliances of every home (ours, typical nameplate powers; heating elements have power factor 1).</summary>
    public static IReadOnlyList<Appliance> All { get; } =
    [
        new("kettle", 2000, 1.00, 3, 3.0, [7, 10, 15.5, 20], 0.8),
        new("oven and hob", 2200, 1.00, 35, 0.45, [12, 18.5], 0.7),
        new("microwave", 1200, 0.95, 4, 1.2, [7.5, 12.5, 19], 0.9),
        new("washing machine", 600, 0.90, 75, 0.40, [9, 14, 18], 1.5),
        new("dishwasher", 800, 0.97, 70, 0.45, [13.5, 20.5], 1.0),
        new("vacuum cleaner", 800, 0.92, 15, 0.25, [10, 16], 1.5),
        new("hair dryer", 1500, 1.00, 6, 0.50, [7, 21], 0.6),
    ];

    /// <summary>Expected energy a day in a home of 3500 kWh a year, Wh.</summary>
    public double DailyWh => PowerW * Minutes / 60 * RunsPerDay;
}
