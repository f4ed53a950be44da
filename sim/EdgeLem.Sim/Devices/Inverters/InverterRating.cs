namespace EdgeLem.Sim.Devices;

/// <summary>Nameplate of a virtual inverter.</summary>
public sealed record InverterRating
{
    /// <summary>A nameplate with the reactive capability of IEEE 1547-2018 category B, 44 % of the apparent power.</summary>
    /// <param name="apparentPowerVa">Rated apparent power, VA, 100..60000.</param>
    /// <param name="phaseCount">1 or 3; three phases share evenly.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public InverterRating(double apparentPowerVa, int phaseCount)
    {
        if (!(apparentPowerVa is >= 100 and <= 60_000))
        {
            throw new ArgumentOutOfRangeException(nameof(apparentPowerVa), apparentPowerVa, "Inverter rating: apparent power must be 100..60000 VA.");
        }

        if (phaseCount is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(phaseCount), phaseCount, "Inverter rating: phases must be 1 or 3.");
        }

        ApparentPowerVa = apparentPowerVa;
        PhaseCount = phaseCount;
        ActivePowerW = apparentPowerVa;
        ReactivePowerVar = 0.44 * apparentPowerVa;
    }

    /// <summary>Rated apparent power, VA.</summary>
    public double ApparentPowerVa { get; }

    /// <summary>Connected phases, 1 or 3.</summary>
    public int PhaseCount { get; }

    /// <summary>Rated active power, W; the apparent power by default, at most that.</summary>
    public double ActivePowerW { get; init => field = InRange(value, nameof(ActivePowerW)); }

    /// <summary>Rated reactive power in both directions, var; 0.44 x the apparent power by default, at most the apparent power.</summary>
    public double ReactivePowerVar { get; init => field = InRange(value, nameof(ReactivePowerVar)); }

    /// <summary>Whether reactive power goes before active power at the apparent power limit; false by default.</summary>
    public bool ReactivePriority { get; init; }

    private double InRange(double value, string name) => value > 0 && value <= ApparentPowerVa
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"Inverter rating: {name} must be above 0 and at most {ApparentPowerVa} VA.");
}
