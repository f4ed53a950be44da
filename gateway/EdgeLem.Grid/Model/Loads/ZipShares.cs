namespace EdgeLem.Grid;

/// <summary>Shares of a power that are of constant impedance, current and power; as a rule they sum to one.</summary>
/// <param name="Impedance">Share that follows the square of the voltage.</param>
/// <param name="Current">Share that follows the voltage.</param>
/// <param name="Power">Share that does not change.</param>
public readonly record struct ZipShares(double Impedance, double Current, double Power);
