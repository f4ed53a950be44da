namespace EdgeLem.Grid;

/// <summary>A controlled inverter. Its legs share the power equally.</summary>
public sealed record Inverter
{
    /// <summary>Name, unique among the feeder's loads and inverters: 1 to 64 of letters, digits, '.', '_' and '-'.</summary>
    public required string Id { get; init; }

    /// <summary>The bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Terminals, as <see cref="Connection"/> says.</summary>
    public required TerminalList Terminals { get; init; }

    /// <summary>Star (default) or delta.</summary>
    public LoadConnection Connection { get; init; } = LoadConnection.Star;

    /// <summary>Rated voltage across a leg in V; the controls' per-unit voltages refer to it.</summary>
    public required double RatedVoltageV { get; init; }

    /// <summary>Rated apparent power of all legs together, in VA.</summary>
    public required double RatedPowerVa { get; init; }

    /// <summary>Active power that it would take without limits, in W, load reference: negative when it feeds in.</summary>
    public required double PowerW { get; init; }

    /// <summary>Reactive power asked of it where no control sets it, in var, inductive positive; default 0.</summary>
    public double ReactivePowerVar { get; init; }

    /// <summary>What it does by itself.</summary>
    public InverterControl Control { get; init; } = new();

    /// <summary>The <see cref="PowerProfile.Id"/> that scales <see cref="PowerW"/> over time; null when it is constant.</summary>
    public string? ProfileId { get; init; }

    /// <summary>The <see cref="Connection.Id"/> of the customer behind whose meter it is; null when it is nobody's.</summary>
    public string? ConnectionId { get; init; }
}
