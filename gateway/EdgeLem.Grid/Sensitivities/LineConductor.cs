namespace EdgeLem.Grid;

/// <summary>One conductor of a line, at its from-bus.</summary>
/// <param name="Line">Line index.</param>
/// <param name="Conductor">Conductor in the order of the line's terminals, from 0.</param>
public readonly record struct LineConductor(int Line, int Conductor);
