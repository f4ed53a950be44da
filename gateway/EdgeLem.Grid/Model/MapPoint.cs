namespace EdgeLem.Grid;

/// <summary>A place on the feeder's map, in the plane coordinates of its file (metres where the file says nothing else).</summary>
/// <param name="X">Towards the east.</param>
/// <param name="Y">Towards the north.</param>
public readonly record struct MapPoint(double X, double Y);
