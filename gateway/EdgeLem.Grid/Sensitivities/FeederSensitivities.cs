namespace EdgeLem.Grid;

/// <summary>
/// Sensitivities of one operating point: how voltages, currents and losses change when the consumption at an injection rises by one watt or var (import positive, so that
/// more consumption as a rule lowers the voltage of its own phase; other phases may rise). Rows and columns in the order of <see cref="SensitivityOptions"/>.
/// </summary>
public sealed class FeederSensitivities
{
    internal FeederSensitivities(SensitivityOptions options)
    {
        Options = options;
        int columns = options.Injections.Count;
        VoltagePerW = new SensitivityMatrix(options.Monitored.Count, columns);
        VoltagePerVar = new SensitivityMatrix(options.Monitored.Count, columns);
        CurrentPerW = new SensitivityMatrix(options.Conductors.Count, columns);
        CurrentPerVar = new SensitivityMatrix(options.Conductors.Count, columns);
        SourcePower = new double[2 * columns];
        Losses = new double[2 * columns];
    }

    /// <summary>What was asked for.</summary>
    public SensitivityOptions Options { get; }

    /// <summary>Where they were taken.</summary>
    public SensitivityMode Mode { get; internal set; }

    /// <summary>The method that found them.</summary>
    public PowerFlowMethod Method { get; internal set; }

    /// <summary>Terms of the series in exact mode, most of all injections; 1 in no-load mode.</summary>
    public int Terms { get; internal set; }

    /// <summary>d|V| / dP in V/W: monitored points by injections.</summary>
    public SensitivityMatrix VoltagePerW { get; }

    /// <summary>d|V| / dQ in V/var: monitored points by injections.</summary>
    public SensitivityMatrix VoltagePerVar { get; }

    /// <summary>d|I| / dP in A/W: conductors by injections. The magnitude of a current that is zero has no derivative: NaN.</summary>
    public SensitivityMatrix CurrentPerW { get; }

    /// <summary>d|I| / dQ in A/var: conductors by injections.</summary>
    public SensitivityMatrix CurrentPerVar { get; }

    internal double[] SourcePower { get; }

    internal double[] Losses { get; }

    /// <summary>Derivative of the active power that the sources deliver by the consumption at an injection, W/W.</summary>
    /// <param name="injection">From 0.</param>
    public double SourcePowerPerW(int injection) => SourcePower[injection];

    /// <summary>The same by reactive consumption, W/var.</summary>
    /// <param name="injection">From 0.</param>
    public double SourcePowerPerVar(int injection) => SourcePower[Options.Injections.Count + injection];

    /// <summary>Derivative of the losses of lines, transformers, earth electrodes and shunts by the consumption at an injection, W/W; it may be negative.</summary>
    /// <param name="injection">From 0.</param>
    public double LossPerW(int injection) => Losses[injection];

    /// <summary>The same by reactive consumption, W/var.</summary>
    /// <param name="injection">From 0.</param>
    public double LossPerVar(int injection) => Losses[Options.Injections.Count + injection];
}
