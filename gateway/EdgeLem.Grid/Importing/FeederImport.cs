namespace EdgeLem.Grid;

/// <summary>What came of reading a feeder file: the feeder, or everything that is wrong with it.</summary>
public sealed class FeederImport
{
    internal FeederImport(Feeder? feeder, IReadOnlyList<Defect> defects, IReadOnlyList<FeederNote>? notes = null)
    {
        Feeder = feeder;
        Defects = defects;
        Notes = notes ?? [];
    }

    /// <summary>The feeder; null when there is any defect.</summary>
    public Feeder? Feeder { get; }

    /// <summary>All defects in the order of the file; empty when there is a feeder.</summary>
    public IReadOnlyList<Defect> Defects { get; }

    /// <summary>What prevents nothing but is worth knowing: lines without a rating, what was understood otherwise than written; in the order of the file.</summary>
    public IReadOnlyList<FeederNote> Notes { get; }

    /// <summary>All defects, one per line as "file:line: message".</summary>
    public string Report => string.Join(Environment.NewLine, Defects);

    internal static FeederImport Of(FeederBuilder builder, List<Defect> defects, params IEnumerable<FeederNote> notes)
    {
        bool built = builder.TryBuild(defects, out Feeder? feeder);
        FeederNote[] all = [.. notes.Concat(builder.Notes).Distinct().OrderBy(note => note.Location.File, StringComparer.Ordinal).ThenBy(note => note.Location.Line)];
        return new FeederImport(built ? feeder : null, InFileOrder(defects), all);
    }

    internal static IReadOnlyList<Defect> InFileOrder(List<Defect> defects) =>
        defects.Distinct().OrderBy(defect => defect.Location.File, StringComparer.Ordinal).ThenBy(defect => defect.Location.Line).ToArray();
}
