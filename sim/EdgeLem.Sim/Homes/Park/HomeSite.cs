namespace EdgeLem.Sim.Homes;

/// <summary>A connection point that needs a home.</summary>
/// <param name="Id">Its id, unique in the village; names the home and its stream of chance.</param>
/// <param name="Phases">One or three of 0, 1, 2 for A, B, C.</param>
public sealed record HomeSite(string Id, IReadOnlyList<int> Phases);
