namespace EdgeLem.Grid;

/// <summary>
/// Voltage control by a tap changer, with line-drop compensation: the voltage |V / pt - (R + jX) I / ct| of the controlled winding's monitored unit is held within a band by
/// whole steps. In the control's own volts, as on the relay (commonly 120 V).
/// </summary>
public sealed record TapControl
{
    /// <summary>Whether voltage is measured and the tap changed at the low-voltage winding (default) or the high-voltage one.</summary>
    public bool IsAtLv { get; init; } = true;

    /// <summary>Which unit of a three-phase winding is measured, 0 to 2; default 0. All units move together.</summary>
    public int MonitoredUnit { get; init; }

    /// <summary>Voltage to hold, in control volts.</summary>
    public required double TargetV { get; init; }

    /// <summary>Width of the band around the target, in control volts; greater than the change of one step.</summary>
    public required double BandwidthV { get; init; }

    /// <summary>Winding voltage over control voltage, greater than 0.</summary>
    public required double PtRatio { get; init; }

    /// <summary>Rated primary current of the current transformer for line-drop compensation, in A; default 300.</summary>
    public double CtPrimaryA { get; init; } = 300;

    /// <summary>Resistance setting of the compensation, in control volts at <see cref="CtPrimaryA"/>; default 0.</summary>
    public double DropResistanceV { get; init; }

    /// <summary>Reactance setting of the compensation, in control volts at <see cref="CtPrimaryA"/>; default 0.</summary>
    public double DropReactanceV { get; init; }

    /// <summary>Turns ratio change of one step; default 0.00625, range 0.0001 to 0.1.</summary>
    public double StepPu { get; init; } = 0.00625;

    /// <summary>Lowest tap; default 0.9.</summary>
    public double MinTap { get; init; } = 0.9;

    /// <summary>Highest tap; default 1.1.</summary>
    public double MaxTap { get; init; } = 1.1;

    /// <summary>Steps that it makes at most before it measures again; default 16, range 1 to 100.</summary>
    public int MaxTapChange { get; init; } = 16;

    /// <summary>Time before it acts in s; of several controls out of band those with the shortest act first; default 15.</summary>
    public double DelayS { get; init; } = 15;
}
