namespace EdgeLem.Grid;

/// <summary>
/// Reads power-grid-model's JSON (version 1.0, type "input"): nodes, lines, asymmetric lines, links, two-winding transformers, sources, loads, generators and shunts, with their
/// status flags. Names are the file's ids.
/// </summary>
/// <remarks>
/// The electrical model is theirs: pi sections, half of a transformer's no-load admittance at each side with its own value in the zero sequence, loads of constant power,
/// impedance or current between phase and earth that keep their law at any voltage (here 0.01 to 10 pu). Each load becomes a connection point too. The format has no lengths: a line gets the
/// length that a common cable of its impedance would have. A source of less than 1e-6 ohm counts as one of 1e-6 ohm. What no source energises is left out with a note, and so are
/// sensors, faults and tap regulators (taps stay as given). Three-winding transformers, generic branches, zigzag windings, voltage regulators and unknown components are
/// defects.
/// </remarks>
public static class PowerGridModelImporter
{
    /// <summary>Frequency that power-grid-model assumes unless told otherwise, in Hz.</summary>
    public const double DefaultFrequencyHz = 50;

    /// <summary>Reads an input file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="frequencyHz">Turns capacitances into susceptances, in Hz; default 50, range 10 to 400.</param>
    /// <returns>The feeder, or all defects with file and line. Never throws for what is in the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is outside its range.</exception>
    public static FeederImport Load(string path, double frequencyHz = DefaultFrequencyHz)
    {
        RequireFrequency(frequencyHz);
        var defects = new List<Defect>();
        PgmTables? tables = PgmFile.ReadInput(path, defects);
        return Import(tables, path, frequencyHz, defects);
    }

    /// <summary>Reads an input file once for each scenario of an update file.</summary>
    /// <param name="inputPath">Path of the file of type "input".</param>
    /// <param name="updatePath">Path of the file of type "update".</param>
    /// <param name="frequencyHz">Turns capacitances into susceptances, in Hz; default 50, range 10 to 400.</param>
    /// <returns>One import per scenario in their order, each the input with that scenario's changes alone; a single one with defects when a file cannot be read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The frequency is outside its range.</exception>
    public static IReadOnlyList<FeederImport> LoadBatch(string inputPath, string updatePath, double frequencyHz = DefaultFrequencyHz)
    {
        RequireFrequency(frequencyHz);
        var defects = new List<Defect>();
        PgmTables? input = PgmFile.ReadInput(inputPath, defects);
        IReadOnlyList<PgmTables> updates = PgmFile.ReadUpdates(updatePath, defects);
        if (input is null || defects.Count > 0)
        {
            return [new FeederImport(null, FeederImport.InFileOrder(defects))];
        }

        return [.. updates.Select(update =>
        {
            var found = new List<Defect>();
            return Import(input.With(update, found), inputPath, frequencyHz, found);
        })];
    }

    private static FeederImport Import(PgmTables? tables, string path, double frequencyHz, List<Defect> defects) => tables is null
        ? new FeederImport(null, FeederImport.InFileOrder(defects))
        : new PgmAssembly(tables, defects, frequencyHz).Assemble(path);

    private static void RequireFrequency(double frequencyHz)
    {
        if (frequencyHz is not (>= 10 and <= 400))
        {
            throw new ArgumentOutOfRangeException(nameof(frequencyHz), frequencyHz, "The frequency must be 10 to 400 Hz.");
        }
    }
}
