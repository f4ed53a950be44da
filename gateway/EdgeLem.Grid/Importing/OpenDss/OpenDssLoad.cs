namespace EdgeLem.Grid;

/// <summary>A load of an OpenDSS script.</summary>
public sealed record OpenDssLoad
{
    /// <summary>Name in the script, in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the feeder's connection that was made for it.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>The bus it hangs on.</summary>
    public required string Bus { get; init; }

    /// <summary>Its phases, each against neutral.</summary>
    public required Phases Phases { get; init; }

    /// <summary>Rated voltage in V as the script says: phase to neutral for one phase, else between phases.</summary>
    public required double RatedVoltageV { get; init; }

    /// <summary>Nominal active power of all its phases, in W, import positive.</summary>
    public required double PowerW { get; init; }

    /// <summary>Nominal reactive power of all its phases, in var, inductive positive.</summary>
    public required double ReactivePowerVar { get; init; }

    /// <summary>The <see cref="OpenDssProfile.Name"/> of its yearly, else daily shape; null when it has neither.</summary>
    public required string? ProfileName { get; init; }

    /// <summary>OpenDSS's load model; 1 is constant power. The power flow here treats all as constant power, and a note says so for others.</summary>
    public required int Model { get; init; }

    /// <summary>Power in one step of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="step">Step from 0; beyond the end it starts again.</param>
    /// <returns>W and var of all phases together; the power factor is the nominal one.</returns>
    public (double PowerW, double ReactivePowerVar) At(OpenDssProfile profile, int step)
    {
        ArgumentNullException.ThrowIfNull(profile);
        double value = profile.Multipliers[step % profile.Multipliers.Count];
        double factor = profile.IsActualPower && PowerW != 0 ? value * 1000 / PowerW : value;
        return (PowerW * factor, ReactivePowerVar * factor);
    }
}
