namespace EdgeLem.Grid;

/// <summary>Where sensitivities are taken.</summary>
public enum SensitivityMode
{
    /// <summary>At the operating point of a solved flow, to within <see cref="SensitivityOptions.Tolerance"/>.</summary>
    Exact,

    /// <summary>
    /// At the voltages without load, powers not reacting to voltages: constant for a feeder, so that it costs nothing per clearing. On the IEEE European LV feeder its largest error is
    /// 8.6 % of the largest sensitivity at the peak minute, 3.6 % at a minute of medium load and 0.5 % at night (powerflow.md section 3).
    /// </summary>
    NoLoad,
}
