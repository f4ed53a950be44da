namespace EdgeLem.Grid;

/// <summary>How a transformer's winding is connected.</summary>
public enum WindingConnection
{
    /// <summary>Three units in star: terminals of the phases, and as fourth the star point (N or earth); with three terminals the star point is isolated.</summary>
    Star,

    /// <summary>Three units in delta: three terminals.</summary>
    Delta,

    /// <summary>One unit between two terminals.</summary>
    SinglePhase,
}
