namespace EdgeLem.Sim.Devices;

/// <summary>A curve model of a virtual device.</summary>
internal interface ICurveModel
{
    /// <summary>The active curve's value in per cent at a voltage; null while the function is disabled.</summary>
    /// <param name="voltagePercent">Voltage, % of nominal.</param>
    public double? PercentAt(double voltagePercent);
}
