using System.Reflection.Metadata.Ecma335;

namespace EdgeLem.NameShortener.Metadata;

/// <summary>A place in a row of a metadata table that refers to a string.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">Number of the row, from 1.</param>
/// <param name="IsSecond">Whether it is the second string of the row: the namespace of a type, the culture of an assembly.</param>
public readonly record struct StringColumn(TableIndex Table, int Row, bool IsSecond);
