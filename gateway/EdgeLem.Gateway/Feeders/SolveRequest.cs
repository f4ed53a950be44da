using EdgeLem.Grid;

namespace EdgeLem.Gateway.Feeders;

/// <summary>What the command <c>feeder solve</c> was asked for.</summary>
internal sealed record SolveRequest
{
    /// <summary>Feeder file.</summary>
    public required string FeederPath { get; init; }

    /// <summary>Minute of the file's profiles, from 1; null for nominal powers.</summary>
    public int? Minute { get; init; }

    /// <summary>CSV file of powers instead of the file's; null for these.</summary>
    public string? InjectionsPath { get; init; }

    /// <summary>Whether every load takes constant power at any voltage.</summary>
    public bool ConstantPower { get; init; }

    /// <summary>Whether taps stay as the file has them, whatever their controls would do.</summary>
    public bool FixedTaps { get; init; }

    /// <summary>Method.</summary>
    public PowerFlowMethod Method { get; init; } = PowerFlowMethod.Automatic;

    /// <summary>Largest last voltage step in per unit.</summary>
    public double TolerancePu { get; init; } = new PowerFlowOptions().TolerancePu;

    /// <summary>Folder of the results.</summary>
    public required string Folder { get; init; }

    /// <summary>The solver's options.</summary>
    public PowerFlowOptions Options
    {
        get
        {
            // At any voltage: as far as the solver's own ranges go.
            PowerFlowOptions options = new() { TolerancePu = TolerancePu, Method = Method, ControlTaps = !FixedTaps };
            return ConstantPower ? options with { LoadsAsConstantPower = true, ConstantPowerMinPu = 0.01, ConstantPowerMaxPu = 10 } : options;
        }
    }

    /// <summary>What cannot be asked for, one sentence each.</summary>
    public IEnumerable<string> Faults()
    {
        if (TolerancePu is not (>= 1e-13 and <= 1e-3))
        {
            yield return FormattableString.Invariant($"--tolerance is {TolerancePu}, it must be 1e-13 to 1e-3 pu.");
        }

        if (Folder.Length == 0)
        {
            yield return "--out is empty. Name a folder.";
        }

        if (File.Exists(Folder))
        {
            yield return $"--out is '{Folder}', which is a file. Name a folder.";
        }

        if (InjectionsPath is { Length: 0 })
        {
            yield return "--injections is empty. Name a CSV file.";
        }

        if (Minute is not null && InjectionsPath is not null)
        {
            yield return "--minute takes powers from the feeder file and --injections from another. Give one of them.";
        }
    }
}
