namespace EdgeLem.Grid;

/// <summary>The file of "buscoords": a bus name and two numbers a line.</summary>
internal static class DssCoordinateFile
{
    public static void Read((string Path, SourceLocation Caller) file, DssCircuit circuit, DssReport report)
    {
        if (!BoundedFile.TryReadLines(file.Path, out string[] lines, out string failure))
        {
            report.Defect(file.Caller, $"'{file.Path}': {failure}");
            return;
        }

        for (int i = 0; i < lines.Length; i++)
        {
            var location = new SourceLocation(file.Path, i + 1);
            List<DssParameter> cells = new DssScanner(lines[i], location, report).Parameters();
            if (cells.Count >= 3 && DssValue.TryNumber(cells[1].Text, out double x) && DssValue.TryNumber(cells[2].Text, out double y))
            {
                circuit.Coordinates[cells[0].Text.ToLowerInvariant()] = new MapPoint(x, y);
            }
            else if (cells.Count > 0)
            {
                report.Defect(location, $"'{lines[i].Trim()}' must be a bus name and two numbers. Correct the line.");
            }
        }
    }
}
