namespace EdgeLem.Grid;

/// <summary>Lanes of a state between which a leg lies; <see cref="Minus"/> is -1 for earth.</summary>
internal readonly record struct LegEnds(int Plus, int Minus);
