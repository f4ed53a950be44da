namespace EdgeLem.Footprint.Reporting;

/// <summary>Writes headings, text and tables, for reading or for a Markdown file.</summary>
/// <param name="output">Receives everything.</param>
/// <param name="isMarkdown">Whether as Markdown.</param>
internal sealed class Report(TextWriter output, bool isMarkdown)
{
    /// <summary>Writes a heading.</summary>
    /// <param name="level">2 for the section, 3 for its parts.</param>
    /// <param name="title">It.</param>
    public void Heading(int level, string title)
    {
        output.WriteLine(isMarkdown ? $"{new string('#', level)} {title}" : title.ToUpperInvariant());
        output.WriteLine();
    }

    /// <summary>Writes a paragraph.</summary>
    /// <param name="text">It.</param>
    public void Text(string text)
    {
        output.WriteLine(text);
        output.WriteLine();
    }

    /// <summary>Writes a table.</summary>
    /// <param name="table">It.</param>
    public void Table(ReportTable table) => table.Write(output, isMarkdown);
}
