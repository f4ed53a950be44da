namespace EdgeLem.Grid;

/// <summary>
/// Cuts one line of a script into parameters as OpenDSS's parser does: separated by blanks and commas, optional "=", values in quotes or any
/// kind of brackets kept whole, "!" and "//" starting a comment.
/// </summary>
internal sealed class DssScanner(string line, SourceLocation location, DssReport report)
{
    private const string Openings = "\"'([{";
    private const string Closings = "\"')]}";

    private int _at;
    private bool _isInArray;

    public List<DssParameter> Parameters()
    {
        var parameters = new List<DssParameter>();
        while (SkipTo(IsSeparator))
        {
            DssParameter first = Token();
            if (SkipTo(char.IsWhiteSpace) && line[_at] == '=')
            {
                _at++;
                DssParameter value = SkipTo(char.IsWhiteSpace) && line[_at] != ',' ? Token() : new DssParameter(null, "", location);
                parameters.Add(value with { Name = first.Text });
            }
            else
            {
                parameters.Add(first);
            }
        }

        return parameters;
    }

    /// <summary>The elements of an array; each may be quoted, which makes it arithmetic. Bars end rows.</summary>
    public List<List<DssParameter>> Rows()
    {
        _isInArray = true;
        var rows = new List<List<DssParameter>> { new() };
        while (SkipTo(IsSeparator))
        {
            if (line[_at] == '|')
            {
                _at++;
                rows.Add([]);
            }
            else
            {
                rows[^1].Add(Token());
            }
        }

        return rows;
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c == ',';

    /// <summary>Skips characters; false at the end of the line or at a comment.</summary>
    private bool SkipTo(Func<char, bool> skipped)
    {
        while (_at < line.Length && skipped(line[_at]))
        {
            _at++;
        }

        return _at < line.Length && !IsComment();
    }

    private bool IsComment() => line[_at] == '!' || (line[_at] == '/' && _at + 1 < line.Length && line[_at + 1] == '/');

    private DssParameter Token()
    {
        int kind = Openings.IndexOf(line[_at], StringComparison.Ordinal);
        if (kind >= 0)
        {
            return new DssParameter(null, Quoted(Closings[kind]), location) { IsQuoted = true };
        }

        int start = _at;
        do
        {
            _at++;
        }
        while (_at < line.Length && !IsSeparator(line[_at]) && line[_at] != (_isInArray ? '|' : '=') && !IsComment());

        return new DssParameter(null, line[start.._at], location);
    }

    private string Quoted(char closing)
    {
        int start = ++_at;
        int end = line.IndexOf(closing, start);
        if (end < 0)
        {
            report.Defect(location, $"'{line[start - 1]}' is not closed by '{closing}' on this line. Close it.");
            end = line.Length;
        }

        _at = Math.Min(end + 1, line.Length);
        return line[start..end];
    }
}
