namespace EdgeLem.Sim.Reporting.Charts;

/// <summary>One mark of an axis.</summary>
/// <param name="Value">Where, in the axis's unit.</param>
/// <param name="Label">What stands there.</param>
public readonly record struct ChartTick(double Value, string Label);
