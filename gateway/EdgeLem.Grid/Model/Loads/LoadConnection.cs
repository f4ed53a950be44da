namespace EdgeLem.Grid;

/// <summary>How the legs of a load, inverter or capacitor bank are connected.</summary>
public enum LoadConnection
{
    /// <summary>Each leg from a phase to the star point, which is the last of the terminals.</summary>
    Star,

    /// <summary>Each leg between two phases: two terminals make one leg, three make three (first to second, second to third, third to first).</summary>
    Delta,
}
