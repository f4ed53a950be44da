namespace EdgeLem.Grid;

/// <summary>Arrays that a script keeps in a text file: "(file=name, column=2, header=yes)" or csvfile=name.</summary>
internal static class DssNumberFile
{
    /// <summary>Reads an array, from the value itself or from the file that it names.</summary>
    /// <param name="value">The value.</param>
    /// <param name="folder">Folder that names in it start from.</param>
    /// <param name="set">Receives the numbers.</param>
    public static void ReadArray(DssValue value, string folder, Action<double[]> set)
    {
        bool isFile = value.Text.Contains('=') && value.Lower.TrimStart() is ['f', 'i', 'l', 'e', ..] or ['c', 's', 'v', ..] or ['s', 'n', 'g', ..] or ['d', 'b', 'l', ..];
        if (!isFile)
        {
            value.Numbers(set);
            return;
        }

        (string File, int Column, bool HasHeader) wanted = ("", 1, false);
        foreach (DssParameter option in new DssScanner(value.Text, value.Location, value.Report).Parameters())
        {
            var setting = new DssValue(option, option.Name ?? option.Text, value.Owner, value.Report);
            switch (option.Name?.ToLowerInvariant())
            {
                case "file" or "csvfile":
                    wanted.File = option.Text;
                    break;
                case "col" or "column":
                    setting.Whole(column => wanted.Column = column);
                    break;
                case "header":
                    setting.Flag(hasHeader => wanted.HasHeader = hasHeader);
                    break;
                default:
                    value.Reject($"option '{option.Name ?? option.Text}' is not supported; file, column and header are. Write the numbers as text.");
                    break;
            }
        }

        Read(value, (DssPaths.Resolve(folder, wanted.File), [wanted.Column], wanted.HasHeader), columns => set(columns[0]));
    }

    /// <summary>Reads columns of a text file.</summary>
    /// <param name="value">The value that named it.</param>
    /// <param name="file">Path, columns counted from 1, and whether the first line is a heading.</param>
    /// <param name="set">Receives one array a column.</param>
    public static void Read(DssValue value, (string Path, int[] Columns, bool HasHeader) file, Action<double[][]> set)
    {
        if (!BoundedFile.TryReadLines(file.Path, out string[] lines, out string failure))
        {
            value.Reject(failure);
            return;
        }

        List<double>[] columns = [.. file.Columns.Select(_ => new List<double>())];
        for (int i = file.HasHeader ? 1 : 0; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split([',', ' ', '\t', '\r', ';'], StringSplitOptions.RemoveEmptyEntries);
            for (int column = 0; column < columns.Length && cells.Length > 0; column++)
            {
                int place = file.Columns[column];
                if (place >= 1 && place <= cells.Length && DssValue.TryNumber(cells[place - 1], out double number))
                {
                    columns[column].Add(number);
                }
                else
                {
                    value.Report.Defect(new SourceLocation(file.Path, i + 1), $"{value.Owner}: column {place} of '{lines[i].Trim()}' is not a number. "
                        + $"Correct the file.");
                }
            }
        }

        set([.. columns.Select(column => column.ToArray())]);
    }
}
