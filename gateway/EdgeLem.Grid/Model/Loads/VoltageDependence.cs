namespace EdgeLem.Grid;

/// <summary>
/// How a load's power follows its voltage u (per unit of rated), within <see cref="MinPu"/> to <see cref="MaxPu"/>:
/// P = P0 (Zp u^2 + Ip u + Pp) and the same for Q, or P = P0 u^(exponent) where exponents are given. Outside that range the load is the constant admittance that takes the same
/// power at the border, so that its current is continuous, unless <see cref="Outside"/> says otherwise; below <see cref="MinPu"/> the admittance may fade to another one, as
/// OpenDSS has it.
/// </summary>
public sealed record VoltageDependence
{
    /// <summary>Constant power within 0.7 to 1.3 pu.</summary>
    public static VoltageDependence ConstantPower { get; } = new();

    /// <summary>Constant current magnitude at constant power factor within 0.7 to 1.3 pu.</summary>
    public static VoltageDependence ConstantCurrent { get; } = new() { Active = new ZipShares(0, 1, 0), Reactive = new ZipShares(0, 1, 0) };

    /// <summary>Constant impedance at any voltage.</summary>
    public static VoltageDependence ConstantImpedance { get; } = new() { Active = new ZipShares(1, 0, 0), Reactive = new ZipShares(1, 0, 0) };

    /// <summary>Shares of the active power; default all constant power.</summary>
    public ZipShares Active { get; init; } = new(0, 0, 1);

    /// <summary>Shares of the reactive power; default all constant power.</summary>
    public ZipShares Reactive { get; init; } = new(0, 0, 1);

    /// <summary>Exponents of active and reactive power, used instead of the shares; null for shares.</summary>
    public (double Active, double Reactive)? Exponents { get; init; }

    /// <summary>Lowest voltage at which the formula holds, in per unit; default 0.7, range 0.01 to 1.</summary>
    public double MinPu { get; init; } = 0.7;

    /// <summary>Highest voltage at which the formula holds, in per unit; default 1.3, range <see cref="MinPu"/> to 10.</summary>
    public double MaxPu { get; init; } = 1.3;

    /// <summary>
    /// Voltage in per unit, less than <see cref="MinPu"/>, at and below which the load is the admittance that takes rated power at rated voltage; between the two
    /// the current is interpolated linearly in the voltage (OpenDSS: vlowpu). Null (default) to keep the border's admittance down to zero.
    /// </summary>
    public double? LowPu { get; init; }

    /// <summary>
    /// Shares by which the power at a border is reckoned for voltages outside the range, where it differs from what the formula gives there: the current then jumps at
    /// the border. OpenDSS's load models 3 and 4 take rated power there, all constant power. Null (default) for the formula.
    /// </summary>
    public (ZipShares Active, ZipShares Reactive)? Outside { get; init; }
}
